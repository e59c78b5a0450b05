import { expect, test } from "vitest";
import { createArrivals } from "../../src/main/arrivals.ts";

test("keeps what comes early, in order, and passes on what comes later", () => {
  const opened: (readonly string[])[] = [];
  const arrivals = createArrivals(["a"]);
  arrivals.take(["b", "c"]);
  expect(opened).toEqual([]);
  arrivals.forward((files) => opened.push(files));
  arrivals.take(["d"]);
  expect(opened).toEqual([["a", "b", "c"], ["d"]]);
});

test("nothing early is nothing to open", () => {
  const opened: (readonly string[])[] = [];
  createArrivals([]).forward((files) => opened.push(files));
  expect(opened).toEqual([]);
});
