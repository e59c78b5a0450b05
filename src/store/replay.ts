import type { ReviewEvent } from "../core/review/event.ts";
import { checkOf } from "./checksum.ts";
import type { EventLine, ReadJournal } from "./journal-line.ts";

export interface JournalFile {
  readonly name: string;
  readonly read: ReadJournal;
}

/** The history as far as a snapshot holds it. */
export interface ReplayBase {
  readonly id: string;
  readonly seq: number;
  readonly chain: string;
}

export interface Replay {
  /** Everything after the base, without gaps; what could not be read is a placeholder with `lost`. */
  readonly events: readonly ReviewEvent[];
  readonly chain: string;
  /** Saved events that could not be read; `undefined` when something is missing and nobody can say how much. */
  readonly lost: number | undefined;
  /** Files with damage that no power cut explains. */
  readonly damaged: readonly string[];
  /** True when the last file can simply be continued. */
  readonly clean: boolean;
}

interface Gathered {
  readonly lines: Map<number, EventLine>;
  /** Highest event that some later write proves to have been saved. */
  proven: number;
  readonly damaged: Set<string>;
  /** Whole lines at the very end that do not check out: each may have been a saved edit. */
  doubtful: number;
}

function gather(base: ReplayBase, files: readonly JournalFile[]): Gathered {
  const found: Gathered = { lines: new Map(), proven: base.seq, damaged: new Set(), doubtful: 0 };
  for (const file of files) {
    found.doubtful = 0;
    if (!gatherFile(base, file, found)) found.damaged.add(file.name);
    const whole = file.read.unreadable.filter((stretch) => !stretch.torn);
    if (whole.length > 0) found.damaged.add(file.name);
    found.doubtful = whole.filter((stretch) => stretch.from >= file.read.end).length;
  }
  return found;
}

/** False for a file that belongs to another review. */
function gatherFile(base: ReplayBase, file: JournalFile, found: Gathered): boolean {
  for (const line of file.read.lines) {
    if (line.kind === "event") {
      found.proven = Math.max(found.proven, line.saved);
      if (line.event.seq > base.seq) found.lines.set(line.event.seq, line);
      continue;
    }
    if (line.review !== base.id) return false;
    found.proven = Math.max(found.proven, line.from - 1);
    // A file begins after the last event that was saved: what an earlier file holds beyond never was.
    for (const seq of found.lines.keys()) if (seq >= line.from) found.lines.delete(seq);
  }
  return true;
}

const placeholder = (seq: number, at: number): ReviewEvent => ({
  seq,
  at,
  who: "",
  label: "edit",
  changes: [],
  lost: true,
});

/** Puts the journal's lines after a snapshot's history. Pure: reads nothing, decides everything. */
export function replay(base: ReplayBase, files: readonly JournalFile[]): Replay {
  const found = gather(base, files);
  const events: ReviewEvent[] = [];
  let chain = base.chain;
  let missing = 0;
  let forked = false;
  for (let seq = base.seq + 1; ; seq++) {
    const line = found.lines.get(seq);
    const follows = line?.prev === chain;
    if (seq > found.proven && !follows) break;
    if (line === undefined) missing++;
    else if (!follows && missing === 0) forked = true;
    events.push(line?.event ?? placeholder(seq, events.at(-1)?.at ?? 0));
    chain = line?.check ?? checkOf(`lost ${seq} after ${chain}`);
  }
  const last = files.at(-1);
  return {
    events,
    chain,
    lost: forked ? undefined : missing + found.doubtful,
    damaged: [...found.damaged],
    clean:
      last !== undefined && missing === 0 && found.damaged.size === 0 && endsAt(last, base.seq + events.length, chain),
  };
}

function endsAt(file: JournalFile, seq: number, chain: string): boolean {
  const [first] = file.read.lines;
  const last = file.read.lines.at(-1);
  if (file.read.unreadable.length > 0 || first?.kind !== "header" || last === undefined) return false;
  if (last.kind === "event") return last.event.seq === seq && last.check === chain;
  return file.read.lines.length === 1 && last.from === seq + 1 && last.prev === chain;
}
