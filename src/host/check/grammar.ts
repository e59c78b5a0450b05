import { Dialect, LocalLinter } from "harper.js";
import type { Lint, LintConfig } from "harper.js";
import { binary } from "harper.js/binary";
import type { Flag } from "../../core/check/flag.ts";
import type { CheckSettings } from "../../core/check/settings.ts";
import { LINTERS } from "./linters.ts";
import { asSpelling, SPELL_CHECK } from "./misspelling.ts";

/** A grammar check of one sentence or paragraph. */
export interface Grammar {
  /** Findings as flags of the `language` family, by place. Misspelled names are not among them: the ledger knows names better. */
  readonly check: (text: string, dialect: CheckSettings["dialect"]) => Promise<readonly Flag[]>;
  readonly dispose: () => Promise<void>;
}

/** The linter slows down as it runs; a fresh one after this many texts keeps its pace. */
const TEXTS_PER_LINTER = 1000;

const DIALECTS = { "en-US": Dialect.American, "en-GB": Dialect.British } as const;

async function openLinter(dialect: CheckSettings["dialect"]): Promise<LocalLinter> {
  const linter = new LocalLinter({ binary, dialect: DIALECTS[dialect] });
  await linter.setup();
  const all = await linter.getDefaultLintConfig();
  const config: LintConfig = Object.fromEntries(Object.keys(all).map((name) => [name, name in LINTERS]));
  await linter.setLintConfig(config);
  return linter;
}

/**
 * Starts the grammar checker (about a second and 60 MB of WebAssembly memory). It is slow next to our own checks, so it
 * belongs in a worker or process of its own and its flags come last.
 */
export async function createGrammar(): Promise<Grammar> {
  let linter: LocalLinter | undefined;
  let open: CheckSettings["dialect"] | undefined;
  let texts = 0;
  const close = async (): Promise<void> => {
    await linter?.dispose();
    linter = undefined;
  };
  return {
    check: async (text, dialect) => {
      if (open !== dialect || texts >= TEXTS_PER_LINTER) {
        await close();
        texts = 0;
      }
      linter ??= await openLinter(dialect);
      open = dialect;
      texts += 1;
      return toFlags(await linter.organizedLints(text, { language: "plaintext" }), text);
    },
    dispose: close,
  };
}

function toFlags(found: Readonly<Record<string, readonly Lint[]>>, text: string): readonly Flag[] {
  const flags: Flag[] = [];
  for (const [name, lints] of Object.entries(found)) {
    const score = LINTERS[name];
    for (const lint of lints) {
      const flag = score === undefined ? undefined : toFlag(name, lint, { score, text });
      const wanted = name === SPELL_CHECK && flag !== undefined ? asSpelling(flag, text) : flag;
      if (wanted !== undefined) flags.push(wanted);
      lint.free();
    }
  }
  return flags.toSorted((a, b) => a.from - b.from || a.to - b.to);
}

function toFlag(name: string, lint: Lint, { score, text }: { readonly score: number; readonly text: string }): Flag {
  const { start, end } = lint.span();
  const flagged = text.slice(start, end);
  // Kinds: 0 replaces, 1 removes, 2 inserts after.
  const suggestions = lint
    .suggestions()
    .map((one) => [one.get_replacement_text(), "", flagged + one.get_replacement_text()][one.kind()] ?? "");
  return {
    from: start,
    to: end,
    rule: `language.${name}`,
    family: "language",
    severity: "warning",
    score,
    title: lint.lint_kind_pretty(),
    message: lint.message(),
    suggestions: suggestions.slice(0, 3),
    mqm: "linguistic/grammar",
  };
}
