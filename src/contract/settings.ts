import { z } from "zod";

const level = z.enum(["off", "hint", "warning", "error"]);

/** Everything an editor can set. Unknown keys of a newer version are kept out; a missing one takes its default. */
export const settingsSchema = z.strictObject({
  who: z.string().max(100).default(""),
  theme: z.enum(["system", "light", "dark", "contrast"]).default("system"),
  articleFont: z.enum(["serif", "sans"]).default("serif"),
  /** Size of the article's text, in CSS pixels. */
  articleSize: z.number().min(12).max(32).default(16.5),
  smartQuotes: z.boolean().default(false),
  tourSeen: z.boolean().default(false),
  /** Flags dismissed for good, in every article. */
  alwaysDismissed: z
    .array(z.strictObject({ rule: z.string().max(200), words: z.string().max(10_000) }))
    .max(20_000)
    .default([]),
  checks: z
    .strictObject({
      levels: z.record(z.string().max(200), level).default({}),
      dialect: z.enum(["en-US", "en-GB"]).default("en-US"),
      budgetPer100: z.number().positive().max(100).exactOptional(),
      /** Language that articles are translated from where their file does not say; BCP 47, without a region. */
      sourceLang: z
        .string()
        .regex(/^[a-z]{2,3}$/u)
        .exactOptional(),
      houseRules: z
        .array(
          z.strictObject({
            phrase: z.string().min(1).max(500),
            preferred: z.string().max(500),
            matchCase: z.boolean().exactOptional(),
            reason: z.string().max(500).exactOptional(),
          }),
        )
        .max(5_000)
        .default([]),
      knownNames: z.array(z.string().min(1).max(200)).max(20_000).default([]),
      showHints: z.boolean().default(false),
    })
    .prefault({}),
});

export type Settings = z.output<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});
