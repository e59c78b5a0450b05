/** What one proof found; the run fails if anything did. */
export interface Proof {
  readonly name: string;
  /** What was counted, in the order to be printed. */
  readonly counts: Readonly<Record<string, number | string>>;
  readonly failures: readonly string[];
}

export function printProof({ name, counts, failures }: Proof, seconds: number): void {
  const facts = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
  console.log(`${failures.length === 0 ? "ok  " : "FAIL"} ${name}: ${facts.join(", ")} (${seconds.toFixed(0)} s)`);
  for (const failure of failures.slice(0, 5)) console.log(`       ${failure}`);
  if (failures.length > 5) console.log(`       and ${failures.length - 5} more`);
}
