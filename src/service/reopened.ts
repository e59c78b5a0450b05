import type { RecoveryNote } from "../contract/replies.ts";
import type { NewsBoard } from "./news.ts";
import type { OpenReview } from "./open-reviews.ts";
import type { Reopened } from "./ports.ts";

/**
 * The store had to open a review anew while it was being worked on: tells its pages what had to be put right, and saves
 * again what we still have and the disk does not, since all that follows builds on it.
 */
export function takeReopened(review: OpenReview, { recovered, revisions }: Reopened, news: NewsBoard): void {
  const fresh = recovered.filter((note) => review.recovered.every((known) => !isSame(note, known)));
  if (fresh.length > 0) {
    review.recovered = [...review.recovered, ...fresh];
    news.post({ kind: "recovered", review: review.id, recovered: fresh });
  }
  review.saver.again(review.events.slice(revisions));
}

/** The store says again what it said before until a new snapshot has it. */
function isSame(a: RecoveryNote, b: RecoveryNote): boolean {
  return a.what === b.what && a.keptAt === b.keptAt && a.detail === b.detail;
}
