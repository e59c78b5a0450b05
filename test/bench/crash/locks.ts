import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../../src/store/open-store.ts";
import { must } from "../../store/must.ts";
import { sampleReview } from "../../store/sample-review.ts";
import type { Proof } from "./report.ts";

const RACERS = 4;
const RACER = join(import.meta.dirname, "racer.ts");

/** A process that waits for a line on its standard input, tries for the review, says what came of it, and waits for the next. */
class Racer {
  readonly #child;
  #answer: ((line: string) => void) | undefined;

  constructor(home: string) {
    this.#child = spawn(process.execPath, [RACER, home], { stdio: ["pipe", "pipe", "inherit"] });
    this.#child.stdout.setEncoding("utf8").on("data", (text: string) => this.#answer?.(text.trim()));
  }

  ask(line: string): Promise<string> {
    const answered = new Promise<string>((resolve) => (this.#answer = resolve));
    this.#child.stdin.write(`${line}\n`);
    return answered;
  }

  end(how: "SIGKILL" | "SIGTERM"): Promise<void> {
    const ended = new Promise<void>((resolve) => this.#child.once("exit", () => resolve()));
    this.#child.kill(how);
    return ended;
  }
}

/** Processes that open one review at the same moment: one gets it, the others are told; the winner's death frees it. */
export async function lockRaces(races: number): Promise<Proof> {
  const home = await mkdtemp(join(tmpdir(), "galley-locks-"));
  const failures: string[] = [];
  const winners = Array.from({ length: RACERS }, () => 0);
  try {
    const store = must(await openStore(home));
    must(await store.create(sampleReview("r1", 50), Buffer.from("x")));
    await store.dispose();
    let racers = Array.from({ length: RACERS }, () => new Racer(home));
    for (let race = 0; race < races; race++) {
      await Promise.all(racers.map((racer) => racer.ask("ready?")));
      const answers = await Promise.all(racers.map((racer) => racer.ask("open")));
      const winner = answers.indexOf("won");
      const lost = answers.filter((answer) => answer === "locked").length;
      if (winner === -1 || lost !== RACERS - 1) failures.push(`race ${race}: ${answers.join(" ")}`);
      winners[winner] = (winners[winner] ?? 0) + 1;
      // In every third race the winner dies with the lock; otherwise it closes the review.
      if (race % 3 === 0) {
        await racers[winner]?.end("SIGKILL");
        racers = racers.with(winner, new Racer(home));
      } else await racers[winner]?.ask("close");
    }
    await Promise.all(racers.map((racer) => racer.end("SIGTERM")));
  } finally {
    await rm(home, { recursive: true, force: true });
  }
  return { name: "lock races", counts: { races, processes: RACERS, "won by each": winners.join("/") }, failures };
}
