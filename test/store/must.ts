import type { Result } from "../../src/core/result.ts";

/** The value of a result that has to be good. */
export function must<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
