import { reviewId } from "../../../src/core/ids.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { must } from "../../store/must.ts";
import { sampleEvent, sampleReview } from "../../store/sample-review.ts";

// Only now: the checkout itself may be closed to anybody but its owner.
const visitor = Number(process.argv[3] ?? 0);
if (visitor > 0) {
  process.setgid?.(visitor);
  process.setuid?.(visitor);
}

const store = must(await openStore(process.argv[2] ?? ""));
const { review, recovered } = must(await store.open(reviewId("r1")));
const append = await store.append(reviewId("r1"), sampleEvent(review.events.length + 1, 20));
const create = await store.create(sampleReview("r2", 2), Buffer.from("x"));
const list = must(await store.list());
const codeOf = (answer: typeof append): string => (answer.ok ? "ok" : answer.error.code);
console.log(
  `opened ${review.events.length} ${recovered.length}; append ${codeOf(append)}; create ${codeOf(create)}; list ${list.length}`,
);
await store.dispose();
