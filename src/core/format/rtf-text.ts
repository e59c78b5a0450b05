import { err, ok, type Result } from "../result.ts";
import type { ReadError } from "./document.ts";
import { decodeLoosely } from "./text-codec.ts";

/** Text of a paragraph, at `[from, to)` of the file. */
export interface RtfPiece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export interface RtfParagraph {
  readonly pieces: readonly RtfPiece[];
  readonly text: string;
  readonly isCell: boolean;
  /** True when a program put a bullet or number in front. */
  readonly isListItem: boolean;
}

const MAX_DEPTH = 256;
const MAX_TOKENS = 2_000_000;

/** Groups whose text is not the document's. Every group that begins with `\*` is left out besides. */
const OTHER_DESTINATIONS: ReadonlySet<string> = new Set(
  (
    "annotation atnauthor atnid author colortbl datastore filetbl fldinst fonttbl footer footerf footerl footerr footnote header " +
    "headerf headerl headerr info latentstyles listoverridetable listtext pntext listtable nonshppict object pict revtbl rsidtbl stylesheet " +
    "tc themedata title xe"
  ).split(" "),
);

/** Control words that are characters. */
const CHARACTERS: Readonly<Record<string, string>> = {
  tab: "\t",
  line: "\n",
  emdash: "\u2014",
  endash: "\u2013",
  lquote: "\u2018",
  rquote: "\u2019",
  ldblquote: "\u201C",
  rdblquote: "\u201D",
  bullet: "\u2022",
  emspace: "\u2003",
  enspace: "\u2002",
};

const SYMBOLS: Readonly<Record<string, string>> = {
  "~": "\u00A0",
  _: "\u2011",
  "-": "\u00AD",
  "\\": "\\",
  "{": "{",
  "}": "}",
};

/** State that a group inherits and gives back at its end. */
interface Group {
  readonly isHidden: boolean;
  /** Fallback characters after each `\u`. */
  readonly fallbacks: number;
  readonly charset: string | undefined;
}

/** The paragraphs of an RTF file given as one character a byte. */
export function rtfParagraphs(file: string): Result<readonly RtfParagraph[], ReadError> {
  const reader = new RtfReader(file);
  return reader.read();
}

const TOKEN = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|[^\\{}\r\n]+/gsu;

class RtfReader {
  readonly #file: string;
  readonly #paragraphs: RtfParagraph[] = [];
  readonly #stack: Group[] = [];
  readonly #fonts = new Map<number, string>();
  #group: Group = { isHidden: false, fallbacks: 1, charset: undefined };
  #encoding = "windows-1252";
  #pieces: RtfPiece[] = [];
  #isOpen = false;
  #isListItem = false;
  #skip = 0;
  #isGroupStart = false;
  #isFontTable = false;
  #font = 0;
  #waitingBytes: number[] = [];
  #bytesFrom = 0;
  #bytesTo = 0;

  constructor(file: string) {
    this.#file = file;
  }

  read(): Result<readonly RtfParagraph[], ReadError> {
    let tokens = 0;
    for (const match of this.#file.matchAll(TOKEN)) {
      tokens += 1;
      if (tokens > MAX_TOKENS) return err({ code: "too-large", message: `more than ${MAX_TOKENS} words and signs` });
      const [whole, word, number, hex, symbol, brace] = match;
      const span = { from: match.index, to: match.index + whole.length };
      if (hex === undefined) this.#flushBytes();
      if (brace === "{") {
        this.#stack.push(this.#group);
        this.#isGroupStart = true;
        if (this.#stack.length > MAX_DEPTH) return err({ code: "too-deep", message: `more than ${MAX_DEPTH} groups` });
        continue;
      }
      if (brace === "}") {
        const outer = this.#stack.pop();
        if (outer === undefined) return err({ code: "malformed", message: "more groups end than begin" });
        this.#group = outer;
        if (this.#stack.length < 2) this.#isFontTable = false;
        this.#skip = 0;
        if (this.#stack.length === 0) break;
        continue;
      }
      if (word !== undefined) this.#word(word, number === undefined ? undefined : Number(number), span);
      else if (hex !== undefined) this.#byte(Number.parseInt(hex, 16), span);
      else if (symbol !== undefined) this.#symbol(symbol, span);
      else if (!/^[\r\n]/u.test(whole)) this.#plain(whole, span);
      this.#isGroupStart = false;
    }
    this.#flushBytes();
    if (this.#stack.length > 0) return err({ code: "malformed", message: "the file is cut: a group does not end" });
    this.#endParagraph(false);
    return ok(this.#paragraphs);
  }

  #symbol(symbol: string, span: Span): void {
    if (symbol === "*" && this.#isGroupStart) this.#group = { ...this.#group, isHidden: true };
    else if (symbol === "\n" || symbol === "\r") this.#endParagraph(false);
    else this.#add(SYMBOLS[symbol] ?? "", span);
  }

  #word(word: string, value: number | undefined, span: Span): void {
    if (this.#isGroupStart && OTHER_DESTINATIONS.has(word)) {
      this.#group = { ...this.#group, isHidden: true };
      if (word === "fonttbl") this.#isFontTable = true;
      if (word === "listtext" || word === "pntext") this.#isListItem = true;
    }
    switch (word) {
      case "par":
      case "sect":
      case "page":
        this.#endParagraph(false);
        return;
      case "cell":
      case "nestcell":
        this.#endParagraph(true);
        return;
      case "ansicpg":
        this.#encoding = CODE_PAGES[value ?? 1252] ?? this.#encoding;
        return;
      case "mac":
        this.#encoding = "macintosh";
        return;
      case "uc":
        this.#group = { ...this.#group, fallbacks: Math.max(0, Math.min(value ?? 1, 16)) };
        return;
      case "v":
        this.#group = { ...this.#group, isHidden: value !== 0 };
        return;
      case "f":
        this.#useFont(value ?? 0);
        return;
      case "fcharset":
        if (this.#isFontTable) this.#fonts.set(this.#font, CHARSETS[value ?? 0] ?? this.#encoding);
        return;
      case "u":
        this.#skip = 0;
        this.#add(String.fromCharCode(((value ?? 0) + 0x10000) % 0x10000), span);
        this.#skip = this.#group.fallbacks;
        return;
      default:
        if (CHARACTERS[word] !== undefined) this.#add(CHARACTERS[word], span);
    }
  }

  #useFont(font: number): void {
    this.#font = font;
    if (!this.#isFontTable) this.#group = { ...this.#group, charset: this.#fonts.get(font) };
  }

  /** Bytes of one character may come as several escapes, so they are decoded together. */
  #byte(byte: number, span: Span): void {
    if (this.#skip > 0) {
      this.#skip -= 1;
      this.#cover(span);
      return;
    }
    if (this.#waitingBytes.length === 0) this.#bytesFrom = span.from;
    this.#waitingBytes.push(byte);
    this.#bytesTo = span.to;
  }

  #flushBytes(): void {
    if (this.#waitingBytes.length === 0) return;
    const text = decodeLoosely(Uint8Array.from(this.#waitingBytes), this.#group.charset ?? this.#encoding);
    this.#waitingBytes = [];
    this.#add(text, { from: this.#bytesFrom, to: this.#bytesTo });
  }

  #plain(text: string, { from, to }: Span): void {
    const skipped = Math.min(this.#skip, text.length);
    if (skipped > 0) this.#cover({ from, to: from + skipped });
    this.#skip -= skipped;
    const rest = text.slice(skipped);
    const decoded = /[\u0080-\u00FF]/u.test(rest)
      ? decodeLoosely(
          Uint8Array.from(rest, (char) => char.charCodeAt(0)),
          this.#group.charset ?? this.#encoding,
        )
      : rest;
    this.#add(decoded, { from: from + skipped, to });
  }

  /** A fallback belongs to the character before it: it goes when that goes. */
  #cover({ from, to }: Span): void {
    const last = this.#pieces.at(-1);
    if (last !== undefined && last.to === from) this.#pieces[this.#pieces.length - 1] = { ...last, to };
  }

  #add(text: string, { from, to }: Span): void {
    if (text === "" || this.#group.isHidden) return;
    const last = this.#pieces.at(-1);
    if (last !== undefined && last.to === from) {
      this.#pieces[this.#pieces.length - 1] = { text: last.text + text, from: last.from, to };
    } else {
      this.#pieces.push({ text, from, to });
    }
    this.#isOpen = true;
  }

  #endParagraph(isCell: boolean): void {
    if (this.#group.isHidden) return;
    const pieces = this.#pieces;
    this.#pieces = [];
    if (!this.#isOpen) return;
    const text = pieces.map((piece) => piece.text).join("");
    this.#paragraphs.push({ pieces, text, isCell, isListItem: this.#isListItem });
    this.#isOpen = false;
    this.#isListItem = false;
  }
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const CODE_PAGES: Readonly<Record<number, string>> = {
  866: "ibm866",
  874: "windows-874",
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  10000: "macintosh",
  65001: "utf-8",
  ...Object.fromEntries(Array.from({ length: 9 }, (_, at) => [1250 + at, `windows-${1250 + at}`])),
};

/** Windows character sets of fonts. */
const CHARSETS: Readonly<Record<number, string>> = {
  0: "windows-1252",
  77: "macintosh",
  128: "shift_jis",
  129: "euc-kr",
  134: "gbk",
  136: "big5",
  161: "windows-1253",
  162: "windows-1254",
  163: "windows-1258",
  177: "windows-1255",
  178: "windows-1256",
  186: "windows-1257",
  204: "windows-1251",
  222: "windows-874",
  238: "windows-1250",
};
