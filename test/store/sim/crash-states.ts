import { createHash } from "node:crypto";
import { seededRandom } from "./random.ts";
import type { Fate, Image, SimDisk } from "./sim-disk.ts";

/** Up to this many uncertain names every combination is tried; beyond, every prefix and some combinations. */
const ALL_COMBINATIONS_TO = 5;
const SECTOR = 64;

const FATES: readonly Fate[] = [
  { kind: "none" },
  { kind: "all" },
  { kind: "zeros" },
  { kind: "cut", share: 0.3 },
  { kind: "cut", share: 0.97 },
  { kind: "torn", sector: SECTOR, keep: (sector) => sector % 2 === 0 },
  { kind: "torn", sector: SECTOR, keep: (sector) => sector % 2 === 1 },
  { kind: "torn", sector: SECTOR, keep: (sector) => sector % 5 !== 3 },
];

function nameChoices(count: number, random: () => number): ((index: number) => boolean)[] {
  if (count <= ALL_COMBINATIONS_TO)
    return Array.from({ length: 2 ** count }, (_, bits) => (index: number) => ((bits >> index) & 1) === 1);
  const prefixes = Array.from({ length: count + 1 }, (_, length) => (index: number) => index < length);
  const some = Array.from({ length: 16 }, () => {
    const bits = Array.from({ length: count }, () => random() < 0.5);
    return (index: number) => bits[index] ?? false;
  });
  return [...prefixes, ...some];
}

/** Each file meets each fate, alone and with others. */
function fateChoices(files: readonly number[], random: () => number): ((inode: number) => Fate)[] {
  if (files.length === 0) return [() => ({ kind: "all" })];
  const choices = FATES.map((fate) => () => fate);
  if (files.length === 1) return choices;
  const mixed = Array.from({ length: FATES.length * 2 }, () => {
    const map = new Map(
      files.map((id) => [id, FATES[Math.floor(random() * FATES.length)] ?? { kind: "none" as const }]),
    );
    return (inode: number): Fate => map.get(inode) ?? { kind: "none" };
  });
  return [...choices, ...mixed];
}

export interface CrashState<Known> {
  readonly image: Image;
  readonly known: Known;
}

/** Every disk that a power cut at one of the recorded moments could leave, each once. */
export class CrashRecorder<Known> {
  readonly states: CrashState<Known>[] = [];
  readonly #seen = new Set<string>();
  readonly #random: () => number;
  readonly #hashes = new WeakMap<Uint8Array, string>();
  moments = 0;

  readonly #most: number;

  /** Stops recording at `most` states. */
  constructor(seed: number, most = Number.POSITIVE_INFINITY) {
    this.#random = seededRandom(seed);
    this.#most = most;
  }

  /** Records what could be left if the power went now; `known` is what had been promised by now. */
  record(disk: SimDisk, known: Known): void {
    this.moments++;
    if (this.states.length >= this.#most) return;
    const { files, names } = disk.unsettled();
    for (const kept of nameChoices(names, this.#random))
      for (const fate of fateChoices(files, this.#random)) this.#add(disk.image(kept, fate), known);
  }

  #add(image: Image, known: Known): void {
    const key = `${JSON.stringify(known)} ${this.#fingerprint(image)}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.states.push({ image, known });
  }

  #fingerprint(image: Image): string {
    const parts = [...image].map(([path, file]) => `${path}=${file === null ? "" : this.#hash(file.bytes)}`);
    return createHash("sha1").update(parts.toSorted().join("\n")).digest("base64");
  }

  #hash(bytes: Uint8Array): string {
    const known = this.#hashes.get(bytes);
    if (known !== undefined) return known;
    const hash = createHash("sha1").update(bytes).digest("base64");
    this.#hashes.set(bytes, hash);
    return hash;
  }
}
