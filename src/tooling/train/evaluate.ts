import type { Dataset } from "./dataset.ts";

/** Matthews' correlation of a two-by-two table; 0 when a margin is empty. */
export function mcc(tp: number, fp: number, fn: number, tn: number): number {
  const margins = Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn));
  return margins === 0 ? 0 : (tp * tn - fp * fn) / margins;
}

/** Per set of news and over all: the best word MCC any one threshold reaches, and where. */
export function bestMcc(data: Dataset, scores: Float32Array): readonly string[] {
  const news = data.pieces.filter(({ row }) => row.scored && !row.human && !/^(?:ted|bio|pe)/u.test(row.set));
  const sets = ["all", ...new Set(news.map(({ row }) => row.set))];
  return sets.map((set) => {
    const own = news.filter(({ row }) => set === "all" || row.set === set);
    const tokens = own.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at));
    const order = tokens.toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
    const marked = order.reduce((sum, at) => sum + (data.any[at] ?? 0), 0);
    let hits = 0;
    let best = 0;
    let threshold = 0;
    order.forEach((at, rank) => {
      hits += data.any[at] ?? 0;
      const misses = rank + 1 - hits;
      const value = mcc(hits, misses, marked - hits, order.length - marked - misses);
      if (value <= best) return;
      best = value;
      threshold = 1 / (1 + Math.exp(-(scores[at] ?? 0)));
    });
    return `${set}: word MCC ${best.toFixed(4)} from ${threshold.toFixed(3)} on, ${order.length} tokens`;
  });
}
