import { SCHEMA } from "./review-document.ts";

type Json = Readonly<Record<string, unknown>>;

/** Step `n` turns schema `n + 1` into schema `n + 2`. */
export const MIGRATIONS: readonly ((before: Json) => Json)[] = [];

/** Brings a document of an older schema up to today's, step by step. */
export function upgrade(json: Json, schema: number): Json {
  let current = json;
  for (const step of MIGRATIONS.slice(schema - 1, SCHEMA - 1)) current = step(current);
  return current;
}
