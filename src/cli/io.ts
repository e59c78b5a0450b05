/** What a command may touch of the world outside; tests pass their own. */
export interface CliIo {
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** Standard input, line by line, without line ends. */
  readonly stdin: AsyncIterable<string>;
  /** Writes one line to standard output and waits until it is taken. */
  readonly out: (line: string) => Promise<void>;
  readonly err: (line: string) => void;
}
