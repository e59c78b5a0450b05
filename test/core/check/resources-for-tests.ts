import { loadCheckResources } from "../../../src/host/check/resources.ts";
import type { CheckResources } from "../../../src/core/check/resources.ts";

/** The shipped rules and word lists without the tagger: what a rule's test needs. */
export async function ruleResources(): Promise<CheckResources> {
  const { tagger: _, ...rest } = await loadCheckResources();
  return rest;
}
