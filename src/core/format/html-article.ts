import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

import type { HtmlElement } from "./html-tree.ts";
import { htmlElements } from "./html-tree.ts";
import { applySplices } from "./splice.ts";

/** What a reader's eye would find on a page. */
export interface FoundArticle {
  /** Ids of the elements that belong to the article. */
  readonly ids: ReadonlySet<number>;
  /** Its text, white space folded. */
  readonly text: string;
  readonly title?: string;
  readonly byline?: string;
}

const MARK = "data-galley-place";

/** The minimum of a DOM that is used here; scripts never run in it. */
interface Dom {
  readonly textContent: string | null;
  querySelectorAll(selector: string): Iterable<{ getAttribute(name: string): string | null }>;
}

/**
 * Tells the article of a saved page from navigation, advertising and the rest. Every start tag gets a number first, so
 * that what is found can be traced back to its place in the file. `undefined` when there is no article to find.
 */
export function findArticle(page: string, root: HtmlElement): FoundArticle | undefined {
  const marks = [...htmlElements(root)].flatMap((element) =>
    element.tagNameTo < 0 ? [] : [{ from: element.tagNameTo, to: element.tagNameTo, text: ` ${MARK}="${element.id}"` }],
  );
  const found = finderResult(applySplices(page, marks));
  if (found?.content === null || found?.content === undefined) return undefined;
  const ids = new Set<number>();
  for (const element of found.content.querySelectorAll(`[${MARK}]`)) ids.add(Number(element.getAttribute(MARK)));
  const text = foldSpaces(found.content.textContent ?? "");
  const { title, byline } = found;
  return {
    ...{ ids, text },
    ...(title === null || title === undefined || title === "" ? {} : { title: foldSpaces(title) }),
    ...(byline === null || byline === undefined || byline === "" ? {} : { byline: foldSpaces(byline) }),
  };
}

function finderResult(page: string) {
  const { document } = parseHTML(page);
  try {
    return new Readability<Dom>(document, { serializer: (node: unknown) => node as Dom, keepClasses: true }).parse();
  } catch {
    // The finder throws on pages without a body and other wrecks; an editor still wants their text.
    return undefined;
  }
}

/** Runs of white space as one space each. */
export function foldSpaces(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
