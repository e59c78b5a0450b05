import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { Call } from "../../src/contract/replies.ts";
import { reviewId, type ReviewId } from "../../src/core/ids.ts";
import type { Running } from "./shell.ts";

/** What an editor sees and presses, by the names that a screen reader says. */
export function review(page: Page) {
  const button = (name: string | RegExp): Locator => page.getByRole("button", { name });
  return {
    grid: page.getByRole("grid", { name: "Segments" }),
    row: (n: number): Locator => page.locator(`[role=row][aria-rowindex="${n}"]`),
    mt: (n: number): Locator => page.getByRole("gridcell", { name: `Machine translation, segment ${n}`, exact: true }),
    field: (n: number): Locator => page.getByRole("textbox", { name: `Correction, segment ${n}`, exact: true }),
    button,
    more: page.getByRole("button", { name: "More", exact: true }),
    tab: (name: string): Locator => page.getByRole("tab", { name: new RegExp(`^${name}`) }),
    view: (name: string): Locator => page.getByRole("radio", { name }),
    saved: page.getByRole("status"),
    item: (name: string | RegExp): Locator => page.getByRole("menuitem", { name }),
    focused: (): Promise<string | null> =>
      page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? null),
  };
}

/** Every edit is on disk. */
export async function untilSaved(page: Page): Promise<void> {
  await expect.poll(() => review(page).saved.textContent()).toMatch(/^✓ Saved/);
}

/** The checks have seen the whole article. */
export async function untilChecked(page: Page): Promise<void> {
  const flags = page.getByRole("button", { name: /flags? open$/ });
  await flags.waitFor();
  await page.locator(".statusbar .checks").waitFor({ state: "detached" });
}

/** The first run's tour lies over nothing, but a test that looks for a button should not find its. */
export async function skipTour(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Skip the tour" }).click();
}

/** The messages at the foot of the window. */
export const notices = (page: Page): Locator => page.getByRole("region", { name: "Messages" });

/** Opens a file through the desk's own button and the system's dialog. */
export async function chooseFile(page: Page, file: { readonly name: string; readonly text: string | Buffer }) {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Open article" }).click(),
  ]);
  await chooser.setFiles({ name: file.name, mimeType: "text/plain", buffer: Buffer.from(file.text) });
}

/** The only review on the desk. */
export async function onlyReview(call: Call): Promise<ReviewId> {
  const listed = await call("desk.list", {});
  if (!listed.ok) throw new Error(listed.error.code);
  return reviewId(listed.value.reviews[0]?.id ?? "");
}

/** The number of the sentence that the next opening of the only review starts at. */
export async function keptPlace(call: Call): Promise<number | undefined> {
  const opened = await call("review.open", { review: await onlyReview(call) });
  if (!opened.ok) return undefined;
  const { state, view } = opened.value;
  return state.segments.findIndex(({ id }) => id === view.segment) + 1;
}

/**
 * Leaves as an editor does, by closing the window or the tab. A browser that is ended at once ends its pages without a word,
 * so there the page goes first and `isKept` is waited for.
 */
export async function leave(galley: Running, isKept: (call: Call) => Promise<boolean>): Promise<void> {
  if (galley.shell === "loopback") {
    const address = galley.page.url();
    await galley.page.goto("about:blank");
    await galley.page.goto(address);
    await expect.poll(() => isKept(galley.call)).toBe(true);
  }
  await galley.close();
}

/** Pastes a text as a new review and shows it, with the tour out of the way. */
export async function startWith(open: () => Promise<Running>, text: string) {
  const galley = await open();
  const { page, call } = galley;
  const pasted = await call("article.paste", { text });
  if (!pasted.ok) throw new Error(pasted.error.code);
  await page.evaluate((id) => {
    location.hash = `review=${id}`;
  }, pasted.value.review);
  await page.reload();
  const at = review(page);
  await at.field(1).waitFor();
  await skipTour(page);
  return { ...galley, at };
}
