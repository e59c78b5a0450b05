import { z } from "zod";
import { cardSchema } from "./desk.ts";
import { journalLineSchema, reviewFileSchema } from "./review-schema.ts";

const described = (schema: z.ZodType, name: string, description: string): object => ({
  ...z.toJSONSchema(schema, { target: "draft-2020-12" }),
  $id: `galley:${name}`,
  title: name,
  description,
});

/** The files that other programs may read, as JSON Schema: file name to content. */
export function jsonSchemas(): Readonly<Record<string, object>> {
  return {
    "review.schema.json": described(
      reviewFileSchema,
      "review.json",
      "One review, whole, up to revision `seq`; `sha256` is that of all bytes before the line it stands on. Newer revisions are in the journal.",
    ),
    "journal-line.schema.json": described(
      journalLineSchema,
      "journal-*.jsonl",
      'One line of the journal: the header of the file, or one revision. `check` is the first half of the SHA-256 of the line before `,"check"`; `prev` is the `check` of the revision before.',
    ),
    "card.schema.json": described(
      cardSchema,
      "card.json",
      "One line of the desk; made again from the review when it is missing.",
    ),
  };
}
