import { spawn } from "node:child_process";
import { join } from "node:path";

export interface Killed {
  /** Highest number the victim said was saved. */
  readonly saved: number;
  readonly made: readonly string[];
  /** What it wrote on its standard error: nothing, if all is well. */
  readonly complaints: string;
}

const VICTIM = join(import.meta.dirname, "victim.ts");

/** Starts a victim, lets it work for so long after it is ready, and kills it. */
export function runAndKill(options: Readonly<Record<string, string>>, delayMs: number): Promise<Killed> {
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn(process.execPath, [VICTIM, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let complaints = "";
  let timer: NodeJS.Timeout | undefined;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    timer ??= setTimeout(() => child.kill("SIGKILL"), delayMs);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaints += text));
  return new Promise((resolve) => {
    child.on("close", () => {
      clearTimeout(timer);
      // The last line may have been cut by the kill.
      const lines = said.slice(0, said.lastIndexOf("\n") + 1).split("\n");
      const numbers = lines
        .map((line) => /^(?:saved|ready) (\d+)$/.exec(line)?.[1])
        .filter((found) => found !== undefined);
      const made = lines.map((line) => /^made (.+)$/.exec(line)?.[1]).filter((found) => found !== undefined);
      resolve({ saved: Math.max(0, ...numbers.map(Number)), made, complaints });
    });
  });
}
