import type { Scene } from "./rule.ts";

/** Whether a place stands inside double quotation marks of its own segment; what someone said follows other rules. O(length). */
export function isQuoted({ text }: Pick<Scene, "text">, at: number): boolean {
  const before = text.slice(0, at);
  const straight = before.split('"').length - 1;
  const curly = before.lastIndexOf("“") > before.lastIndexOf("”");
  return straight % 2 === 1 || curly;
}
