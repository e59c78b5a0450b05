/** What a command line asks for: flags without a value, options with one, and the rest in order. */
export interface Arguments {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly rest: readonly string[];
}

/** What a command understands; an option maps to the values it takes, an empty list meaning any. */
export interface Grammar {
  readonly flags: readonly string[];
  readonly options?: Readonly<Record<string, readonly string[]>>;
}

/** Reads a command's arguments; gives the offending one where they do not fit. `--name=value` and `--name value` are the same. */
export function readArguments(args: readonly string[], grammar: Grammar): Arguments | { readonly wrong: string } {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const rest: string[] = [];
  const waiting = [...args];
  for (let arg = waiting.shift(); arg !== undefined; arg = waiting.shift()) {
    if (arg === "--") return { flags, values, rest: [...rest, ...waiting] };
    if (!arg.startsWith("-") || arg === "-") {
      rest.push(arg);
      continue;
    }
    const [name = arg, joined] = arg.split(/=(.*)/su, 2);
    const choices = grammar.options?.[name];
    if (choices !== undefined) {
      const value = joined ?? waiting.shift();
      if (value === undefined || (choices.length > 0 && !choices.includes(value))) return { wrong: arg };
      values.set(name, value);
    } else if (grammar.flags.includes(arg)) {
      flags.add(arg);
    } else {
      return { wrong: arg };
    }
  }
  return { flags, values, rest };
}
