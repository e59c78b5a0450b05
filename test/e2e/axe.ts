import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** What axe finds, as lines a person can read. */
export async function findings(page: Page): Promise<readonly string[]> {
  // A second page of axe's own, for the parts that need one, cannot be opened in the desktop shell.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
