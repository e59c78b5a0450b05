import type { BlockKind } from "../review/article.ts";

const MONTHS =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const DATE = new RegExp(
  String.raw`\b(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:${MONTHS})\b|(?:${MONTHS})\.?\s+\d{1,2}\b|\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b|(?:${MONTHS})\s+\d{4}\b)`,
  "iu",
);
const DATE_LINE_MAX = 70;
const BYLINE =
  /^(?:by|written by|author|authors|text|reporter|from our correspondent)\s*:?\s+\p{Lu}[\p{L}\p{M}'’.-]+/iu;
const BYLINE_STRICT = /^(?:[Bb]y|BY|[Ww]ritten by|(?:Author|Authors|Text|Reporter)\s*:)\s*\p{Lu}/u;
const BYLINE_MAX = 90;
const CAPTION =
  /^(?:photo|photos|photograph|image|images|picture|video|caption|illustration|infographic)\s*(?:credit|by|from)?\s*[:：]|^\((?:photo|image|picture)\b/iu;
const CAPTION_MAX = 300;
/**
 * Lines that belong to the page, not the article: calls to follow, share, subscribe or read on, and rights lines. Phrases as
 * news sites print them (AP, Reuters, BBC, RT, Al Jazeera pages) and as machine translation renders them.
 */
const BOILERPLATE = [
  /^(?:follow|join|like|find)\s+(?:us|our|the latest|all the latest|more)\b.{0,80}\b(?:on|via|at|channel|page|feed|news)\b/iu,
  /^(?:subscribe|sign up|register|log in|sign in|click here|tap here|download (?:the|our) app|get (?:the|our) (?:app|newsletter))\b/iu,
  /^(?:read|see|watch|listen|learn|view|find out)\s+(?:more|also|next|too|on)\b.{0,120}$/iu,
  /^(?:also read|related|related (?:articles?|stories|news|topics)|more on this|more stories|most read|recommended|trending|advertisement|sponsored|share(?: this)?(?: article| story)?|print|comments?|leave a comment|tags?|topics|categories)\s*(?:[:：].*)?$/iu,
  /^(?:copyright\b|©|\(c\)\s*\d{4})|\ball rights reserved\b/iu,
  /^(?:editing|reporting|additional reporting|our standards)\s*(?:by|:)/iu,
  /^(?:this (?:article|story|piece) (?:was )?(?:originally |first )?(?:published|appeared|written|is republished))\b/iu,
  /^(?:for more (?:information|news|stories)|to (?:read|see|get) more)\b/iu,
];
const BOILERPLATE_MAX = 220;

/** How near the top a byline or dateline stands, in blocks. */
const HEAD_BLOCKS = 6;
const HEADLINE_MAX = 200;
const HEADING_MAX = 80;
const HEADING_WORDS = 12;
const ENDS_SENTENCE = /[.!?…。！？।؟۔:;,](?:["'”’»)\]]*)$/u;

export interface BlockPlace {
  /** Blocks before this one. */
  readonly index: number;
  /** Whether a blank line (or the text's end) stands before and behind it. */
  readonly isAlone: boolean;
  readonly isLast: boolean;
}

/** What a block of plain text most likely is, from its shape and place; `paragraph` where nothing else is plain. */
export function kindOfBlock(text: string, place: BlockPlace): BlockKind {
  const line = text.trim();
  const isOneLine = !/[\r\n]/u.test(line);
  if (isOneLine && line.length <= BOILERPLATE_MAX && BOILERPLATE.some((pattern) => pattern.test(line)))
    return "boilerplate";
  if (isOneLine && line.length <= CAPTION_MAX && CAPTION.test(line)) return "caption";
  if (place.index < HEAD_BLOCKS && isOneLine) {
    if (isByline(line)) return "byline";
    if (isDateline(line)) return "dateline";
  }
  if (place.index === 0 && !place.isLast && isHeadline(line)) return "headline";
  if (place.index > 0 && !place.isLast && place.isAlone && isOneLine && isHeading(line)) return "heading";
  return "paragraph";
}

function isByline(line: string): boolean {
  return line.length <= BYLINE_MAX && !/[.!?]$/u.test(line) && BYLINE.test(line) && BYLINE_STRICT.test(line);
}

function isDateline(line: string): boolean {
  if (line.length > DATE_LINE_MAX || /[.!?]$/u.test(line) || !DATE.test(line)) return false;
  // Beside the date only places, weekdays, times and agencies: no words in small letters but these.
  const rest = line.replace(DATE, " ").match(/\b\p{Ll}[\p{L}']*/gu) ?? [];
  return rest.every((word) =>
    /^(?:published|updated|posted|on|at|am|pm|a|p|m|last|of|the|in|and|by|gmt|st|nd|rd|th)$/u.test(word),
  );
}

function isHeadline(line: string): boolean {
  return line.length <= HEADLINE_MAX && !/[.。।۔,;:]$/u.test(line);
}

function isHeading(line: string): boolean {
  return (
    line.length <= HEADING_MAX &&
    !ENDS_SENTENCE.test(line) &&
    /^["“'‘(]?[\p{Lu}\p{Lo}\p{N}]/u.test(line) &&
    line.split(/\s+/u).length <= HEADING_WORDS
  );
}
