import type { Halt } from "./ports.ts";

/** Wishes to stop that are kept for openings which are still on their way here. */
const KEPT = 20;

/** The openings under way, each of which its page can stop without touching another. */
export interface Openings {
  /** Does the work of the opening that its page calls `name`; nobody can stop one without a name. */
  run<T>(name: string | undefined, work: (halt: Halt) => Promise<T>): Promise<T>;
  /** Also an opening that comes only later: a big file takes longer on its way than the wish to stop it. */
  stop(name: string): void;
}

export function createOpenings(): Openings {
  const running = new Map<string, Wish>();
  const early = new Set<string>();
  return {
    async run(name, work) {
      const wish = createWish();
      if (name === undefined) return work(wish);
      if (early.delete(name)) wish.halt();
      running.set(name, wish);
      try {
        return await work(wish);
      } finally {
        running.delete(name);
      }
    },
    stop(name) {
      const wish = running.get(name);
      if (wish) return wish.halt();
      early.add(name);
      const [oldest] = early;
      if (early.size > KEPT && oldest !== undefined) early.delete(oldest);
    },
  };
}

interface Wish extends Halt {
  halt(): void;
}

function createWish(): Wish {
  let halted = false;
  let endings: (() => void)[] = [];
  return {
    isHalted: () => halted,
    onHalt(end) {
      if (halted) end();
      else endings.push(end);
    },
    halt() {
      halted = true;
      for (const end of endings) end();
      endings = [];
    },
  };
}
