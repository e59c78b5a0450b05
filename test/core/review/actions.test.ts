import { describe, expect, test } from "vitest";
import { segmentId } from "../../../src/core/ids.ts";
import { editText, revertToRaw, setStatus } from "../../../src/core/review/actions.ts";
import { mergeWithNext, splitSegment } from "../../../src/core/review/cut.ts";
import type { Action, ReviewEvent } from "../../../src/core/review/event.ts";
import { compileQuery, findMatches, replaceSpans } from "../../../src/core/review/find.ts";
import { reduce } from "../../../src/core/review/fold.ts";
import { segmentHistory } from "../../../src/core/review/history.ts";
import { refusal } from "../../../src/core/review/refusal.ts";
import type { ReviewState } from "../../../src/core/review/state.ts";
import { stateOf } from "./sample-state.ts";

const S1 = segmentId("s1");

function did(state: ReviewState, action: Action | undefined): ReviewState {
  if (!action) throw new Error("nothing to do");
  return reduce(state, { seq: state.seq + 1, at: 0, who: "me", ...action });
}

describe("status follows editing", () => {
  test("an edit marks a sentence as edited; taking it back makes it not reviewed again", () => {
    const edited = did(stateOf("One."), editText(stateOf("One."), S1, "Two."));
    expect(edited.segments[0]).toMatchObject({ pe: "Two.", status: "edited" });
    expect(did(edited, revertToRaw(edited, S1)).segments[0]).toMatchObject({ pe: "One.", status: "not-reviewed" });
  });

  test("editing a confirmed sentence opens it again; a wish for more work stays", () => {
    for (const [status, after] of [
      ["confirmed", "edited"],
      ["needs-work", "needs-work"],
      ["needs-source", "needs-source"],
    ] as const) {
      const set = did(stateOf("One."), setStatus(stateOf("One."), S1, status));
      expect(did(set, editText(set, S1, "Two.")).segments[0]?.status).toBe(after);
    }
  });

  test("the same text again is no action", () => {
    expect(editText(stateOf("One."), S1, "One.")).toBeUndefined();
  });
});

describe("cutting sentences", () => {
  test("a split keeps every character but the space between, on both sides", () => {
    const start = did(stateOf("One. Two."), editText(stateOf("One. Two."), S1, "First. Second."));
    const split = did(start, splitSegment(start, S1, 4, 6));
    expect(split.segments.map(({ raw, pe }) => [raw, pe])).toEqual([
      ["One.", "First."],
      ["Two.", "Second."],
    ]);
    const merged = did(split, mergeWithNext(split, S1));
    expect(merged.segments).toEqual(start.segments);
  });

  test("a split at an edge and a merge across paragraphs are refused", () => {
    expect(splitSegment(stateOf("One."), S1, 0, 0)).toBeUndefined();
    expect(splitSegment(stateOf("One."), S1, 4, 4)).toBeUndefined();
    expect(mergeWithNext(stateOf("One.", "Two."), S1)).toBeUndefined();
  });

  test("cuts that lose text are refused as never valid", () => {
    const state = stateOf("One.|Two.");
    const [first, second] = state.segments;
    if (!first || !second) throw new Error("two segments expected");
    const lossy = { kind: "resegmented", before: [first, second], after: [first] } as const;
    expect(refusal(state, [lossy])?.code).toBe("bad-change");
  });
});

describe("changes that no longer fit are refused", () => {
  test("an edit of a sentence that was changed meanwhile is a conflict", () => {
    const state = did(stateOf("One."), editText(stateOf("One."), S1, "Two."));
    const late = { kind: "text", segment: S1, before: "One.", after: "Three." } as const;
    expect(refusal(state, [late])).toMatchObject({ code: "conflict", segment: "s1" });
  });

  test("two changes of one sentence in one action are judged one after the other", () => {
    const state = stateOf("One.");
    const first = { kind: "text", segment: S1, before: "One.", after: "Two." } as const;
    const second = { kind: "text", segment: S1, before: "Two.", after: "Three." } as const;
    expect(refusal(state, [first, second])).toBeUndefined();
    expect(refusal(state, [second, first])?.code).toBe("conflict");
  });
});

describe("history", () => {
  test("typing that goes on is one revision", () => {
    let state = stateOf("One.");
    const events: ReviewEvent[] = [];
    for (const text of ["O", "On", "Onc"]) {
      const action = editText(state, S1, text, { joins: events.length > 0 });
      if (!action) throw new Error("nothing to do");
      const event = { seq: state.seq + 1, at: 0, who: "me", ...action };
      events.push(event);
      state = reduce(state, event);
    }
    expect(segmentHistory(events, S1)).toMatchObject([
      { seq: 3, label: "edit", text: { before: "One.", after: "Onc" } },
    ]);
    expect(state.undo).toEqual([{ label: "edit", events: [1, 2, 3], place: { segment: "s1", count: 1 } }]);
  });
});

describe("find and replace", () => {
  const state = stateOf("The Cat sat. A cat's cat.|concatenate (cat)");
  const find = (text: string, options: Partial<{ matchCase: boolean; wholeWord: boolean; regex: boolean }> = {}) => {
    const query = { text, matchCase: false, wholeWord: false, regex: false, ...options };
    const pattern = compileQuery(query);
    if (!pattern.ok) throw new Error(pattern.error.message);
    return findMatches(state, pattern.value, { column: "pe", replacement: "<$1>", regex: query.regex });
  };

  test.each([
    ["cat", {}, 5],
    ["cat", { matchCase: true }, 4],
    ["cat", { wholeWord: true }, 4],
    ["(cat)", {}, 1],
    ["c.t", {}, 0],
    ["c.t", { regex: true }, 5],
  ])("%s %o finds %i", (text, options, count) => {
    expect(find(text, options)).toHaveLength(count);
  });

  test("every character can be searched for as itself", () => {
    const all = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join("");
    const query = { text: all, matchCase: true, wholeWord: false, regex: false };
    const pattern = compileQuery(query);
    if (!pattern.ok) throw new Error(pattern.error.message);
    expect(all.replace(pattern.value, "")).toBe("");
  });

  test("groups fill the replacement, all in one step", () => {
    const action = replaceSpans(state, find("(c)at", { regex: true, matchCase: true }), "replace-all");
    expect(did(state, action).segments.map((segment) => segment.pe)).toEqual([
      "The Cat sat. A <c>'s <c>.",
      "con<c>enate (<c>)",
    ]);
  });

  test("a broken pattern is a sentence, not a crash", () => {
    expect(compileQuery({ text: "(", matchCase: true, wholeWord: false, regex: true }).ok).toBe(false);
  });
});
