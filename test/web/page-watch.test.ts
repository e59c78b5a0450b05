import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchPages } from "../../src/web/page-watch.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("tells once the last page has been away for the whole grace time", () => {
  const told = vi.fn();
  const pages = watchPages(5_000, told);
  pages.entered();
  pages.entered();
  pages.left();
  vi.advanceTimersByTime(60_000);
  expect(told).not.toHaveBeenCalled();
  pages.left();
  vi.advanceTimersByTime(4_999);
  expect(told).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(told).toHaveBeenCalledTimes(1);
});

test("a reload, and the pause between two polls, are no farewell", () => {
  const told = vi.fn();
  const pages = watchPages(5_000, told);
  for (let poll = 0; poll < 100; poll++) {
    pages.entered();
    vi.advanceTimersByTime(25_000);
    pages.left();
    vi.advanceTimersByTime(4_000);
  }
  expect(told).not.toHaveBeenCalled();
});

test("before the first page there is no end", () => {
  const told = vi.fn();
  watchPages(5_000, told);
  vi.advanceTimersByTime(3_600_000);
  expect(told).not.toHaveBeenCalled();
});
