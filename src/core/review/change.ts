import { unreachable } from "../result.ts";
import type { Change, ReviewEvent } from "./event.ts";

/** The change that takes `change` back. `inverse(inverse(c))` equals `c`. */
export function inverse(change: Change): Change {
  switch (change.kind) {
    case "text":
    case "comment":
    case "source":
      return { ...change, before: change.after, after: change.before };
    case "status":
      return { ...change, before: change.after, after: change.before };
    case "title":
      return { ...change, before: change.after, after: change.before };
    case "resegmented":
      return { ...change, before: change.after, after: change.before };
    case "mark-added":
      return { ...change, kind: "mark-removed" };
    case "mark-removed":
      return { ...change, kind: "mark-added" };
    case "dismissed":
      return { ...change, kind: "restored" };
    case "restored":
      return { ...change, kind: "dismissed" };
    default:
      return unreachable(change);
  }
}

/** The changes that take these events back, newest first. */
export function inverseChanges(events: readonly ReviewEvent[]): readonly Change[] {
  return events
    .flatMap((event) => event.changes)
    .reverse()
    .map(inverse);
}
