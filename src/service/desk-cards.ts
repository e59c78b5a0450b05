import type { ReviewId } from "../core/ids.ts";
import type { ReviewState } from "../core/review/state.ts";
import type { Clock, ReviewCard, ReviewStore } from "./ports.ts";

/** How long a desk line may lag behind its review, ms: it can be rebuilt, so it is not worth a write an edit. */
const LAG_MS = 1_000;

export interface CardSource {
  readonly state: ReviewState;
  readonly changedAt: number | undefined;
  readonly openFlags: number | undefined;
}

/** Keeps the desk's lines in step with the reviews, a little later. */
export interface DeskCards {
  later(id: ReviewId, source: () => Promise<CardSource>): void;
  /** Changes one line at once. */
  change(id: ReviewId, make: (card: ReviewCard) => ReviewCard): Promise<void>;
  add(card: ReviewCard): Promise<void>;
  flush(): Promise<void>;
}

export function createDeskCards(store: ReviewStore, clock: Clock, onChange: () => void): DeskCards {
  const due = new Map<ReviewId, { cancel: () => void; source: () => Promise<CardSource> }>();

  /** Lines as last saved here. An open review is ours alone, so its line need not be looked for among all others. */
  const saved = new Map<ReviewId, ReviewCard>();

  const save = async (card: ReviewCard): Promise<void> => {
    saved.set(card.id, card);
    await store.saveCard(card);
  };

  const find = async (id: ReviewId): Promise<ReviewCard | undefined> => {
    const cards = await store.list();
    return cards.ok ? cards.value.find((card) => card.id === id) : undefined;
  };

  const write = async (id: ReviewId): Promise<void> => {
    const entry = due.get(id);
    due.delete(id);
    if (!entry) return;
    entry.cancel();
    const { state, changedAt, openFlags } = await entry.source();
    const card = saved.get(id) ?? (await find(id));
    if (!card) return;
    const { openFlags: _, ...rest } = card;
    const known = openFlags ?? card.openFlags;
    await save({
      ...rest,
      title: state.title,
      segments: state.segments.length,
      confirmed: state.segments.filter((segment) => segment.status === "confirmed").length,
      changedAt: changedAt ?? card.changedAt,
      ...(known === undefined ? {} : { openFlags: known }),
    });
    onChange();
  };

  return {
    later(id, source) {
      due.get(id)?.cancel();
      due.set(id, { source, cancel: clock.later(LAG_MS, () => void write(id)) });
    },
    async change(id, make) {
      const card = await find(id);
      if (card) await save(make(card));
      onChange();
    },
    async add(card) {
      await save(card);
      onChange();
    },
    async flush() {
      await Promise.all([...due.keys()].map(write));
    },
  };
}
