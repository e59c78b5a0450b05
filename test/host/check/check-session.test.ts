import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../../src/contract/settings.ts";
import type { CheckEngine, PreparedArticle } from "../../../src/core/check/engine.ts";
import type { Flag } from "../../../src/core/check/flag.ts";
import { segmentId } from "../../../src/core/ids.ts";
import { createCheckSession } from "../../../src/host/check/check-session.ts";
import type { CheckedSegment } from "../../../src/service/ports.ts";

const noticed = (text: string, words: string): readonly Flag[] =>
  [...text.matchAll(/bad/gu)].map(({ index }) => ({
    from: index,
    to: index + 3,
    rule: "style.bad",
    family: "style",
    severity: "warning",
    score: 0.5,
    title: "Bad",
    message: `one of ${words.split("bad").length - 1} in the article`,
    suggestions: [],
    mqm: "style/awkward",
  }));

/** Notices "bad", and counts it in the whole article as it was prepared. */
function countingEngine(): CheckEngine & { checks: number } {
  const articles = new Map<PreparedArticle, readonly string[]>();
  return {
    checks: 0,
    prepare({ segments }) {
      const prepared = {} as PreparedArticle; // nothing but a key: this engine keeps its own
      articles.set(
        prepared,
        segments.map(({ text }) => text),
      );
      return prepared;
    },
    checkSegment(prepared, index) {
      this.checks += 1;
      const texts = articles.get(prepared) ?? [];
      return noticed(texts[index] ?? "", texts.join(" "));
    },
    recheck(prepared, _index, text) {
      return noticed(text, (articles.get(prepared) ?? []).join(" "));
    },
    names: (prepared) =>
      (articles.get(prepared) ?? []).map((text) => ({ canonical: text, count: 1, known: false, variants: [] })),
  };
}

const segment = (id: string, raw: string, pe?: string): CheckedSegment => ({
  id: segmentId(id),
  kind: "paragraph",
  block: 0,
  raw,
  ...(pe === undefined ? {} : { pe }),
});

function setUp(segments: readonly CheckedSegment[]) {
  const engine = countingEngine();
  return { engine, session: createCheckSession(engine, { segments }, DEFAULT_SETTINGS.checks) };
}

test("the first batch has both columns; an untouched article is checked once", () => {
  const { engine, session } = setUp([segment("a", "bad"), segment("b", "good")]);
  const [a, b] = session.batch(0, 2);
  expect([a?.raw?.length, a?.pe.length, b?.raw?.length, b?.pe.length]).toEqual([1, 1, 0, 0]);
  expect(engine.checks).toBe(2);
});

test("after an edit only what reads differently now is told, and the raw MT is not looked at again", () => {
  const { session } = setUp([segment("a", "bad"), segment("b", "bad bad"), segment("c", "good")]);
  session.batch(0, 3);
  expect(session.recheck(segment("a", "bad", "fine"))).toEqual({ id: "a", pe: [] });
  session.refresh();
  const news = session.batch(0, 3);
  expect(news.map(({ id, raw, pe }) => [id, raw, pe.map(({ message }) => message)])).toEqual([
    ["b", undefined, ["one of 2 in the article", "one of 2 in the article"]],
  ]);
  session.refresh();
  expect(session.batch(0, 3)).toEqual([]);
});

test("a sentence edited before its turn is answered in both columns and not told of its old text", () => {
  const { session } = setUp([segment("a", "bad"), segment("b", "bad")]);
  const answer = session.recheck(segment("b", "bad", "fine"));
  expect([answer?.raw?.length, answer?.pe.length]).toEqual([1, 0]);
  expect(session.batch(0, 2).map(({ id }) => id)).toEqual(["a"]);
});

test("the names are those of the article as it reads now", () => {
  const { session } = setUp([segment("a", "bad"), segment("b", "good")]);
  session.batch(0, 2);
  session.recheck(segment("a", "bad", "fine"));
  expect(session.names().map(({ canonical }) => canonical)).toEqual(["fine", "good"]);
});

test("an edit of an unknown sentence has no answer", () => {
  expect(setUp([segment("a", "bad")]).session.recheck(segment("x", "bad"))).toBeUndefined();
});
