import type { Block } from "../review/article.ts";
import { ok, type Result } from "../result.ts";
import type { ReadError } from "./document.ts";
import { findArticle, foldSpaces, type FoundArticle } from "./html-article.ts";
import { type HtmlBlock, htmlBlocks } from "./html-blocks.ts";
import { isFurniture } from "./html-furniture.ts";
import { findElement, htmlElements, htmlText, type HtmlElement, parseHtml } from "./html-tree.ts";

/** A page with the blocks of its article. */
export interface HtmlDocument {
  readonly blocks: readonly HtmlBlock[];
  readonly title?: string;
  readonly lang?: string;
}

/**
 * The article of a page. A page that is nothing but an article (pasted text, an export of a writing program) is taken
 * whole; so is one in which no article can be told from the rest.
 */
export function openHtml(text: string): Result<HtmlDocument, ReadError> {
  const root = parseHtml(text);
  if (!root.ok) return root;
  const body = findElement(root.value, "body") ?? root.value;
  const all = htmlBlocks(body);
  const head = findElement(root.value, "title");
  // A clipboard says itself where what was copied begins and ends.
  const isBare = text.includes("<!--StartFragment-->") || !hasSurroundings(root.value);
  const found = isBare ? undefined : findArticle(text, root.value);
  const blocks = found === undefined ? all : articleBlocks(all, found);
  const lang = findElement(root.value, "html")?.attributes["lang"];
  const title = found?.title ?? (head === undefined ? "" : foldSpaces(htmlText(head)));
  return ok({
    blocks: blocks.length === 0 ? all : withOneHeadline(blocks),
    ...(title === "" ? {} : { title }),
    ...(lang === undefined || lang === "" ? {} : { lang }),
  });
}

const SURROUNDINGS: ReadonlySet<string> = new Set(["nav", "header", "footer", "aside", "form", "script", "iframe"]);

function hasSurroundings(root: HtmlElement): boolean {
  for (const element of htmlElements(root)) if (SURROUNDINGS.has(element.name)) return true;
  return false;
}

/** Shorter blocks say too little to be recognised by their words alone. */
const TELLING_LENGTH = 40;

function articleBlocks(all: readonly HtmlBlock[], found: FoundArticle): readonly HtmlBlock[] {
  const isFound = (block: HtmlBlock): boolean =>
    block.pieces.some((piece) => !piece.isBreak && isInside(piece.element, block.element, found.ids)) ||
    (block.text.length >= TELLING_LENGTH && found.text.includes(foldSpaces(block.text)));
  const kept = all.map((block) => isFound(block) && !isFurniture(block));
  const headline = headlineOf(all, kept, found.title);
  return all.filter((_, at) => at === headline || kept[at] === true);
}

/** The text's own element, or one between it and its block, is part of the article. */
function isInside(element: HtmlElement, block: HtmlElement, ids: ReadonlySet<number>): boolean {
  for (let at: HtmlElement | undefined = element; at !== undefined; at = at.parent) {
    if (ids.has(at.id)) return true;
    if (at === block) return false;
  }
  return false;
}

/** The finder takes the headline off the article because it repeats the title; an editor wants it back. */
function headlineOf(
  all: readonly HtmlBlock[],
  kept: readonly boolean[],
  title: string | undefined,
): number | undefined {
  const first = kept.indexOf(true);
  const isTitle = (block: HtmlBlock): boolean => {
    const text = foldSpaces(block.text).toLowerCase();
    const wanted = title?.toLowerCase() ?? "";
    return text !== "" && (text === wanted || (text.length > 15 && (wanted.includes(text) || text.includes(wanted))));
  };
  const headings = all.flatMap((block, at) => (/^h[1-3]$/u.test(block.element.name) ? [{ block, at }] : []));
  const largest = headings.filter(({ block }) => block.element.name === "h1");
  const near = headings.filter(({ at }) => at <= first + 2);
  const named = largest.find(({ block }) => isTitle(block)) ?? near.find(({ block }) => isTitle(block));
  const only = largest.length === 1 ? largest[0] : largest.findLast(({ at }) => at <= first);
  return (named ?? only)?.at;
}

/** A page may use its largest heading many times; an article has one headline. */
function withOneHeadline(blocks: readonly HtmlBlock[]): readonly HtmlBlock[] {
  const at = blocks.findIndex((block) => block.kind === "headline");
  const isHeading = (kind: Block["kind"]): boolean => kind === "heading" || kind === "headline";
  if (at < 0)
    return blocks.map((block, index) =>
      index === 0 && isHeading(block.kind) ? { ...block, kind: "headline" } : block,
    );
  return blocks.map((block, index) =>
    index > at && block.kind === "headline" ? { ...block, kind: "heading" } : block,
  );
}
