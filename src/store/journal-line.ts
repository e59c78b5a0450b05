import type { ReviewEvent } from "../core/review/event.ts";
import { CHECK_DIGITS, checkOf } from "./checksum.ts";
import { SCHEMA } from "./review-document.ts";

const SEAL = ',"check":"';
const SEAL_BYTES = SEAL.length + CHECK_DIGITS + '"}'.length;

/** First line of a journal file: where in the review's history it begins. */
export interface HeaderLine {
  readonly kind: "header";
  readonly schema: number;
  readonly review: string;
  readonly from: number;
  /** Check of the event before `from`. */
  readonly prev: string;
}

export interface EventLine {
  readonly kind: "event";
  readonly event: ReviewEvent;
  /** Every event up to this one was on the disk before this line was written. */
  readonly saved: number;
  /** Check of the line before: the chain. */
  readonly prev: string;
  readonly check: string;
}

export type JournalLine = HeaderLine | EventLine;

const seal = (open: string): { text: string; check: string } => {
  const check = checkOf(open);
  return { text: `${open}${SEAL}${check}"}\n`, check };
};

export function headerText(header: Omit<HeaderLine, "kind" | "schema">): string {
  const json = JSON.stringify({ galley: "journal", schema: SCHEMA, ...header });
  return seal(json.slice(0, -1)).text;
}

/** One event's line and the check that the next line continues from. */
export function eventText(event: ReviewEvent, saved: number, prev: string): { text: string; check: string } {
  return seal(JSON.stringify({ event, saved, prev }).slice(0, -1));
}

const isCount = (value: unknown): value is number => typeof value === "number" && Number.isSafeInteger(value);

function parseLine(raw: Buffer): JournalLine | undefined {
  // Some tools rewrite line ends; that loses nothing.
  const bytes = raw.at(-1) === 13 ? raw.subarray(0, -1) : raw;
  if (bytes.length <= SEAL_BYTES) return undefined;
  const end = bytes.length - SEAL_BYTES;
  const tail = bytes.toString("latin1", end);
  const check = tail.slice(SEAL.length, SEAL.length + CHECK_DIGITS);
  if (!tail.startsWith(SEAL) || !tail.endsWith('"}') || checkOf(bytes.subarray(0, end)) !== check) return undefined;
  const json = JSON.parse(bytes.toString("utf8")) as Record<string, unknown>;
  const prev = json["prev"];
  if (typeof prev !== "string") return undefined;
  const event = json["event"];
  if (isEvent(event) && isCount(json["saved"])) return { kind: "event", event, saved: json["saved"], prev, check };
  const { schema, review, from } = json;
  if (json["galley"] !== "journal" || !isCount(schema) || !isCount(from) || typeof review !== "string")
    return undefined;
  return { kind: "header", schema, review, from, prev };
}

const isEvent = (value: unknown): value is ReviewEvent =>
  typeof value === "object" && value !== null && "seq" in value && isCount(value.seq) && "changes" in value;

export interface ReadJournal {
  readonly lines: readonly JournalLine[];
  /** Stretches between lines that hold no valid line. */
  readonly unreadable: readonly { readonly from: number; readonly to: number; readonly torn: boolean }[];
  /** Offset after the last valid line. */
  readonly end: number;
}

function afterNuls(buffer: Buffer, from: number, to: number): number {
  let at = from;
  while (at < to && buffer[at] === 0) at++;
  return at;
}

/** Reads what can be read. A stretch is `torn` if a power cut explains it: its end is missing or blocks of it are empty. */
export function parseJournal(bytes: Uint8Array): ReadJournal {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lines: JournalLine[] = [];
  const unreadable: { from: number; to: number; torn: boolean }[] = [];
  let end = 0;
  for (let from = 0; from < buffer.length;) {
    const found = buffer.indexOf(10, from);
    const to = found === -1 ? buffer.length : found;
    // Bytes that never reached the disk read as NULs, and the line after them is as good as any.
    const begin = afterNuls(buffer, from, to);
    if (begin > from && begin < to) unreadable.push({ from, to: begin, torn: true });
    const line = found === -1 ? undefined : parseLine(buffer.subarray(begin, to));
    if (line === undefined) unreadable.push({ from, to, torn: found === -1 || buffer.subarray(from, to).includes(0) });
    else {
      lines.push(line);
      end = to + 1;
    }
    from = to + 1;
  }
  return { lines, unreadable, end };
}
