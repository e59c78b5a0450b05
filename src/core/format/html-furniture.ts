import type { HtmlBlock } from "./html-blocks.ts";

/** Longer blocks are prose, whatever they begin with. */
const LONGEST_LABEL = 80;

/** Labels that pages put between the paragraphs of an article, whole or with a name or number after them. */
const LABELS: readonly RegExp[] = [
  /^\W*(?:advert(?:isement|isment|ising)?|ad|anzeige|werbung|publicité|publicidad|pubblicità|реклама|إعلان)\W*$/iu,
  /^\W*(?:story|article) continues (?:below|after)\b/iu,
  /^\W*(?:sponsored|promoted|partner) (?:content|stories|links|by)\b/iu,
  /^\W*(?:related|trending|popular|recommended|most (?:read|popular|viewed))(?: (?:coverage|articles?|stories|story|topics?|links?|content|posts?|reading|news))?\W*$/iu,
  /^\W*(?:read|see|watch|listen) (?:more|also|next|now)\b.{0,12}$/iu,
  /^\W*more (?:from|on this|stories|like this)\b.{0,40}$/iu,
  /^\W*(?:slideshow|gallery|photos|images)\W*\(?\s*\d+\b.{0,12}$/iu,
  /^\W*\d+\s*min(?:ute)?s?\.? (?:read|to read)\W*$/iu,
  /^\W*(?:share|tweet|print|e-?mail|copy link|save|comments?|reply|like|follow us|subscribe|sign in|log in)(?: (?:this|on|via)\b.{0,30})?\W*$/iu,
  /^\W*(?:photo|image|picture|video|illustration)?\s*(?:credits?|by|courtesy)\s*:.{0,60}$/iu,
  /^\W*(?:©|\(c\)|copyright)\s.{0,60}$/iu,
  /^\W*(?:submit|send) (?:us )?your (?:letters?|stor(?:y|ies)|questions?|tips?|photos?)\b.{0,80}$/iu,
  /^\W*(?:reproduction|redistribution) of (?:material|content) from any\b/iu,
];

/** True for what belongs to the page and not to the article, although it stands inside: labels, credits, ornaments. */
export function isFurniture(block: HtmlBlock): boolean {
  const text = block.text.trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  if (text.length > 40 && !/\s/u.test(text) && /^[\w-]+$/u.test(text)) return true;
  return text.length <= LONGEST_LABEL && LABELS.some((label) => label.test(text));
}
