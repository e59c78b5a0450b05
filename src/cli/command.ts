import type { ParseArgsConfig } from "node:util";
import type { Work } from "./work.ts";

/** A command that works on the store. */
export interface Command {
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  /** Least and most positional arguments. */
  readonly arguments: readonly [number, number];
  run(
    work: Work,
    args: readonly string[],
    options: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>,
  ): Promise<void>;
}
