import type { CliIo } from "./io.ts";

/** One row of standard input: its id as it came, and its texts by field. */
export interface Row<Field extends string> {
  readonly id: string | number;
  readonly texts: Readonly<Record<Field, string>>;
}

/**
 * Answers rows of JSON one by one, in order, each as soon as it is there. A line that is no such row ends the work with exit
 * code 2, naming the line; rows before it have been answered.
 */
export async function answerRows<Field extends string>(
  io: CliIo,
  fields: readonly Field[],
  answer: (row: Row<Field>) => object,
): Promise<number> {
  let number = 0;
  for await (const line of io.stdin) {
    number += 1;
    if (line.trim() === "") continue;
    const row = parseRow(line, fields);
    if (row === undefined) {
      io.err(`Line ${number} is not a row {"id", ${fields.map((field) => `"${field}"`).join(", ")}}.`);
      return 2;
    }
    await io.out(JSON.stringify({ id: row.id, ...answer(row) }));
  }
  return 0;
}

function parseRow<Field extends string>(line: string, fields: readonly Field[]): Row<Field> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\uFEFF/u, ""));
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const entries = new Map<string, unknown>(Object.entries(value));
  const id = entries.get("id");
  if (typeof id !== "string" && typeof id !== "number") return undefined;
  const texts: Partial<Record<Field, string>> = {};
  for (const field of fields) {
    const text = entries.get(field);
    if (typeof text !== "string") return undefined;
    texts[field] = text;
  }
  // Every field has been filled above.
  return { id, texts: texts as Record<Field, string> };
}
