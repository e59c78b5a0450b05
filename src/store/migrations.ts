import { SCHEMA } from "./review-document.ts";

type Json = Readonly<Record<string, unknown>>;

/** Step `n` turns schema `n + 1` into schema `n + 2`. */
export const MIGRATIONS: readonly ((before: Json) => Json)[] = [
  // 2: the number of revisions stands at the head, where a program or a person finds it without reading the rest.
  (before) => ({ ...before, seq: Array.isArray(before["events"]) ? before["events"].length : -1 }),
];

/** Brings a document of an older schema up to today's, step by step. */
export function upgrade(json: Json, schema: number): Json {
  let current = json;
  for (const step of MIGRATIONS.slice(schema - 1, SCHEMA - 1)) current = step(current);
  return current;
}
