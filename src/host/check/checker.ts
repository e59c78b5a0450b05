import { mergeFlags } from "../../core/check/merge.ts";
import { levelOf, type CheckSettings } from "../../core/check/settings.ts";
import type { Flag } from "../../core/check/flag.ts";
import type { ReviewId } from "../../core/ids.ts";
import type { NameLedger } from "../../core/name/ledger.ts";
import type { CheckedSegment, Checker, SegmentFlags } from "../../service/ports.ts";
import type { ChildChannel, Spawn } from "../channel.ts";
import type { FromCheckWorker, ToCheckWorker } from "./check-messages.ts";
import { withoutMachineWords } from "./misspelling.ts";
import { createGrammarQueue, type GrammarQueue } from "./grammar-queue.ts";

/** A worker that died this often has met an article it cannot check: the review goes on without flags. */
const DEATHS_LIMIT = 3;

interface Run {
  readonly number: number;
  readonly settings: CheckSettings;
  readonly segments: Map<string, CheckedSegment>;
  /** Our own checks' newest flags, without grammar. */
  readonly own: Map<string, SegmentFlags>;
  readonly article: { readonly segments: readonly CheckedSegment[]; readonly sourceLang?: string };
  readonly onFlags: (batch: readonly SegmentFlags[], done: boolean) => void;
  grammarAsked: boolean;
  isHalted: boolean;
}

export interface CheckerOptions {
  readonly spawnChecks: Spawn;
  /** Absent: no grammar check. */
  readonly spawnGrammar?: Spawn;
}

/** Runs our checks in one worker and grammar in another; grammar comes last and never holds the others up. */
export function createChecker({ spawnChecks, spawnGrammar }: CheckerOptions): Checker & { dispose(): void } {
  const runs = new Map<ReviewId, Run>();
  const waiting = new Map<number, (message: FromCheckWorker | undefined) => void>();
  const grammar: GrammarQueue | undefined = spawnGrammar && createGrammarQueue(spawnGrammar);
  let worker: ChildChannel | undefined;
  let count = 0;
  let deaths = 0;
  let disposed = false;

  const channel = (): ChildChannel => (worker ??= connect());

  function connect(): ChildChannel {
    const child = spawnChecks();
    child.onMessage((message) => receive(message as FromCheckWorker)); // our own worker is at the other end
    child.onExit(() => {
      if (disposed || worker !== child) return;
      worker = undefined;
      for (const tell of waiting.values()) tell(undefined);
      waiting.clear();
      deaths += 1;
      for (const [review, run] of runs) {
        if (deaths < DEATHS_LIMIT) post(startOf(review, run));
        else run.onFlags([], true);
      }
    });
    return child;
  }

  function post(message: ToCheckWorker): void {
    channel().post(message);
  }

  function ask(make: (n: number) => ToCheckWorker): Promise<FromCheckWorker | undefined> {
    const n = ++count;
    return new Promise((resolve) => {
      waiting.set(n, resolve);
      post(make(n));
    });
  }

  function receive(message: FromCheckWorker): void {
    if (message.kind !== "flags") {
      waiting.get(message.n)?.(message);
      waiting.delete(message.n);
      return;
    }
    const run = runs.get(message.review);
    if (!run || run.number !== message.run) return;
    for (const flags of message.batch) run.own.set(flags.id, { ...run.own.get(flags.id), ...flags });
    const askGrammar = message.done && grammar !== undefined && !run.grammarAsked && !run.isHalted;
    run.onFlags(
      message.batch.map((flags) => withGrammar(run, flags)),
      message.done && !askGrammar,
    );
    if (askGrammar) void addGrammar(message.review, run, grammar);
  }

  /** Asks grammar for one sentence after the other; what it finds is told at once. */
  async function addGrammar(review: ReviewId, run: Run, queue: GrammarQueue): Promise<void> {
    run.grammarAsked = true;
    for (const id of run.own.keys()) {
      const segment = run.segments.get(id);
      if (!segment) continue;
      const found = await Promise.all(texts(segment).map((text) => queue.check(text, run.settings.dialect)));
      if (runs.get(review) !== run || run.isHalted) return;
      if (found.some((flags) => flags.length > 0)) tell(run, id);
    }
    run.onFlags([], true);
  }

  function tell(run: Run, id: string): void {
    const flags = run.own.get(id);
    if (flags) run.onFlags([withGrammar(run, flags)], false);
  }

  function withGrammar(run: Run, flags: SegmentFlags): SegmentFlags {
    const segment = run.segments.get(flags.id);
    if (!grammar || !segment) return flags;
    const add = (own: readonly Flag[], text: string): readonly Flag[] => {
      const found = withoutMachineWords(grammar.known(text, run.settings.dialect), text, segment.raw);
      const wanted = found.filter(
        ({ rule, family, severity }) => levelOf(run.settings, rule, family, severity) !== "off",
      );
      return wanted.length === 0 ? own : mergeFlags([...own, ...wanted]);
    };
    const pe = add(flags.pe, segment.pe ?? segment.raw);
    return flags.raw === undefined ? { id: flags.id, pe } : { id: flags.id, raw: add(flags.raw, segment.raw), pe };
  }

  return {
    start(review, article, settings, onFlags) {
      const run: Run = {
        number: ++count,
        settings,
        segments: new Map(article.segments.map((segment) => [segment.id, segment])),
        own: new Map(),
        article,
        onFlags,
        grammarAsked: false,
        isHalted: false,
      };
      runs.set(review, run);
      post(startOf(review, run));
    },
    async recheck(review, segment) {
      const run = runs.get(review);
      if (!run) return undefined;
      run.segments.set(segment.id, segment);
      const answer = await ask((n) => ({ kind: "recheck", n, review, segment }));
      if (answer?.kind !== "rechecked" || !answer.flags || runs.get(review) !== run) return undefined;
      const flags = { ...run.own.get(segment.id), ...answer.flags };
      run.own.set(segment.id, flags);
      if (grammar)
        void grammar.check(segment.pe ?? segment.raw, run.settings.dialect).then((found) => {
          if (found.length > 0 && runs.get(review) === run && run.segments.get(segment.id) === segment)
            tell(run, segment.id);
        });
      return withGrammar(run, answer.flags);
    },
    async names(review): Promise<NameLedger> {
      const answer = await ask((n) => ({ kind: "names", n, review }));
      return answer?.kind === "names" ? answer.names : [];
    },
    halt(review) {
      const run = runs.get(review);
      if (!run) return;
      run.isHalted = true;
      post({ kind: "halt", review });
      run.onFlags([], true);
    },
    stop(review) {
      runs.delete(review);
      if (worker) post({ kind: "stop", review });
    },
    dispose() {
      disposed = true;
      worker?.kill();
      grammar?.dispose();
    },
  };
}

function startOf(review: ReviewId, run: Run): ToCheckWorker {
  // Edits since the first start are in `segments`, under their old keys.
  const segments = run.article.segments.map((segment) => run.segments.get(segment.id) ?? segment);
  const article = { ...run.article, segments };
  return { kind: "start", review, run: run.number, article, settings: run.settings };
}

function texts(segment: CheckedSegment): readonly string[] {
  return segment.pe === undefined ? [segment.raw] : [segment.raw, segment.pe];
}
