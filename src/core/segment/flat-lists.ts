const ITEM = /(?<=^|\s)(?:[•⁃◦▪]\s?)?(\d{1,2}|[a-j])(\.\)|[.)])\s+(?=[\p{Lu}"“‘'([])/gu;

interface Item {
  readonly at: number;
  readonly value: number;
  /** The mark behind the number, and whether it is a letter: the items of one list are alike. */
  readonly style: string;
}

/** "1." ends sentences too ("… in chapter 2. The …"), so a list with full stops shows itself by this many items. */
const MIN_STOPPED_ITEMS = 3;

/**
 * Where the items of a list begin that runs on in one line, as pages flattened by copying or translation have it: "1) Open the
 * file 2) Close it". The first item opens the text, numbers or letters count up by one and their marks are alike. Gives the places
 * of the items behind the first; none where there is no such list. O(length).
 */
export function flatListItems(text: string): readonly number[] {
  const items: Item[] = [];
  for (const match of text.matchAll(ITEM)) {
    const number = match[1] ?? "";
    const isLetter = /[a-j]/u.test(number);
    const value = isLetter ? number.charCodeAt(0) - "a".charCodeAt(0) + 1 : Number(number);
    const item: Item = { at: match.index, value, style: `${isLetter ? "a" : "1"}${match[2] ?? ""}` };
    const last = items.at(-1);
    if (last === undefined) {
      if (text.slice(0, item.at).trim() !== "") return [];
      items.push(item);
    } else if (item.value === last.value + 1 && item.style === last.style) {
      items.push(item);
    }
  }
  const isList = items.length >= MIN_STOPPED_ITEMS || (items.length === 2 && items[0]?.style.endsWith(")"));
  return isList ? items.slice(1).map((item) => item.at) : [];
}
