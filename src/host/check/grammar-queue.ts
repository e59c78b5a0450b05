import type { CheckSettings } from "../../core/check/settings.ts";
import type { Flag } from "../../core/check/flag.ts";
import type { ChildChannel, Spawn } from "../channel.ts";

/** Sentences whose answers are kept: both columns of the longest articles. */
const KEPT = 25_000;
/** After this many deaths the grammar check stays silent: the other checks go on. */
const DEATHS_LIMIT = 2;

type Dialect = CheckSettings["dialect"];

/** Grammar by the sentence, each asked once; a dead worker costs its flags, nothing else. */
export interface GrammarQueue {
  check(text: string, dialect: Dialect): Promise<readonly Flag[]>;
  /** What is known already; empty while it is not. */
  known(text: string, dialect: Dialect): readonly Flag[];
  dispose(): void;
}

export function createGrammarQueue(spawn: Spawn): GrammarQueue {
  const answers = new Map<string, readonly Flag[]>();
  const asked = new Map<string, Promise<readonly Flag[]>>();
  const waiting = new Map<number, (flags: readonly Flag[]) => void>();
  let worker: ChildChannel | undefined;
  let deaths = 0;
  let count = 0;
  let disposed = false;

  function connect(): ChildChannel {
    const child = spawn();
    child.onMessage((message) => {
      const { n, flags } = message as { n: number; flags: readonly Flag[] }; // our own worker is at the other end
      waiting.get(n)?.(flags);
      waiting.delete(n);
    });
    child.onExit(() => {
      worker = undefined;
      if (!disposed) deaths += 1;
      for (const tell of waiting.values()) tell([]);
      waiting.clear();
    });
    return child;
  }

  function ask(text: string, dialect: Dialect): Promise<readonly Flag[]> {
    if (disposed || deaths >= DEATHS_LIMIT) return Promise.resolve([]);
    worker ??= connect();
    const n = ++count;
    return new Promise((resolve) => {
      waiting.set(n, resolve);
      worker?.post({ n, text, dialect });
    });
  }

  const keyOf = (text: string, dialect: Dialect): string => `${dialect} ${text}`;

  return {
    check(text, dialect) {
      const key = keyOf(text, dialect);
      const known = answers.get(key);
      if (known) return Promise.resolve(known);
      const pending = asked.get(key);
      if (pending) return pending;
      const asking = ask(text, dialect).then((flags) => {
        asked.delete(key);
        answers.set(key, flags);
        const oldest = answers.size > KEPT ? answers.keys().next().value : undefined;
        if (oldest !== undefined) answers.delete(oldest);
        return flags;
      });
      asked.set(key, asking);
      return asking;
    },
    known: (text, dialect) => answers.get(keyOf(text, dialect)) ?? [],
    dispose() {
      disposed = true;
      worker?.kill();
    },
  };
}
