import { describe, expect, test } from "vitest";
import { eventText } from "../../src/store/journal-line.ts";
import { sampleEvent } from "./sample-review.ts";
import { damaged, isBackup, isJournal, openDamaged, restingImage, type Damage } from "./sim/damage.ts";
import { randomDamage } from "./sim/random-damage.ts";
import { seededRandom } from "./sim/random.ts";

const closed = await restingImage("closed");
const killed = await restingImage("killed");

const text = (value: string): Uint8Array => Buffer.from(value);
const bytesOf = (files: Map<string, Uint8Array>, name: string): Buffer => Buffer.from(files.get(name) ?? []);
const last = (files: Map<string, Uint8Array>, is: (name: string) => boolean): string =>
  [...files.keys()].filter(is).toSorted().at(-1) ?? "";

const put =
  (name: string, change: (bytes: Buffer) => Uint8Array): Damage =>
  (files) =>
    void files.set(name, change(bytesOf(files, name)));

const journal =
  (change: (lines: string[]) => string[]): Damage =>
  (files) => {
    const name = last(files, isJournal);
    const lines = bytesOf(files, name).toString().trimEnd().split("\n");
    files.set(name, text(`${change(lines).join("\n")}\n`));
  };

const flip = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 4;
  return copy;
};

const all =
  (...damages: Damage[]): Damage =>
  (files) => {
    for (const damage of damages) damage(files);
  };

const snapshotOnly: Readonly<Record<string, Damage>> = {
  "review.json is empty": put("review.json", () => text("")),
  "review.json is all NUL": put("review.json", (bytes) => Buffer.alloc(bytes.length)),
  "review.json begins with a BOM": put("review.json", (bytes) =>
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
  ),
  "review.json is cut off": put("review.json", (bytes) => bytes.subarray(0, bytes.length >> 1)),
  "one bit of review.json": put("review.json", (bytes) => flip(bytes, bytes.length >> 1)),
  "bad UTF-8 in review.json": put("review.json", (bytes) => {
    bytes[bytes.indexOf("Sentence")] = 0xff;
    return bytes;
  }),
  "review.json is null": put("review.json", () => text("null")),
  "review.json is 0": put("review.json", () => text("0\n")),
  "review.json is a list": put("review.json", () => text("[]")),
  "review.json was reformatted": put("review.json", (bytes) =>
    text(JSON.stringify(JSON.parse(bytes.toString()), undefined, 2)),
  ),
  "review.json was edited by hand": put("review.json", (bytes) => text(bytes.toString().replace("after 3", "AFTER 3"))),
  "review.json is missing": (files) => void files.delete("review.json"),
  "an old copy of review.json was put back": (files) => {
    const [oldest] = [...files.keys()].filter(isBackup).toSorted();
    files.set("review.json", Buffer.from(bytesOf(files, oldest ?? "")));
  },
  "review.json and a backup are damaged": (files) => {
    put("review.json", (bytes) => flip(bytes, 300))(files);
    put(last(files, isBackup), (bytes) => flip(bytes, 400))(files);
  },
  "the card is damaged": put("card.json", () => text("{")),
  "the view is damaged": put("view.json", () => Buffer.alloc(9)),
  "a file that a program wrote half": put("snapshot-9.tmp", () => text("{")),
  "a sync tool's copy": put("review (conflict).json", () => text("{}")),
};

/** Journal lines of other edits with the same numbers, each valid by itself. */
function otherLines(from: number): string[] {
  let prev = "0".repeat(32);
  return Array.from({ length: 10 }, (_, index) => {
    const { text: line, check } = eventText(sampleEvent(from + index, 2), from - 1, prev);
    prev = check;
    return line.trimEnd();
  });
}

describe("damage that costs nothing", () => {
  test.each(Object.entries(snapshotOnly))("%s", async (name, damage) => {
    for (const image of [closed, killed]) {
      const { result, told } = await openDamaged(damaged(image, damage));
      expect(result).toBe("whole");
      expect(told).toBe(name.includes("review.json"));
    }
  });

  test.each<[string, Damage]>([
    ["the journal's line ends were changed", journal((lines) => lines.map((line) => `${line}\r`))],
    [
      "a line of the journal is there twice",
      journal((lines) => [...lines.slice(0, 4), lines[3] ?? "", ...lines.slice(4)]),
    ],
    ["a backup is missing", (files) => void files.delete(last(files, isBackup))],
  ])("%s", async (_, damage) => {
    for (const image of [closed, killed]) expect((await openDamaged(damaged(image, damage))).result).toBe("whole");
  });
});

describe("damage to the journal of a review that was not closed", () => {
  test.each<[string, Damage, number | undefined]>([
    ["one bit of a line", journal((lines) => lines.with(4, (lines[4] ?? "").replace("after", "aftes"))), 1],
    [
      "one bit of the last line",
      journal((lines) => lines.toSpliced(-1, 1, (lines.at(-1) ?? "").replace("after", "aftes"))),
      undefined,
    ],
    ["a line is gone", journal((lines) => lines.toSpliced(5, 1)), 1],
    ["three lines are gone", journal((lines) => lines.toSpliced(3, 3)), 3],
    ["the last lines are gone", journal((lines) => lines.slice(0, -4)), 4],
    ["its header is damaged", journal((lines) => lines.with(0, (lines[0] ?? "").replace("journal", "journey"))), 0],
    ["a line of something else", journal((lines) => lines.toSpliced(4, 0, "not ours at all")), 0],
    ["lines have changed places", journal((lines) => lines.with(4, lines[5] ?? "").with(5, lines[4] ?? "")), 0],
    ["a block of it is NUL", journal((lines) => lines.with(6, "\0".repeat(200))), 1],
    ["it is gone", (files) => void files.delete(last(files, isJournal)), 10],
    ["it is empty", (files) => void files.set(last(files, isJournal), text("")), 10],
  ])("%s", async (_, damage, lost) => {
    const outcome = await openDamaged(damaged(killed, damage));
    if (lost !== undefined) expect(outcome.lost).toBe(lost);
    if (outcome.lost > 0) expect(outcome.told).toBe(true);
  });

  test("lines of a copy that went its own way are not taken for this history", async () => {
    const lines = otherLines(21);
    const mixed = journal((mine) => [...mine.slice(0, 4), ...lines.slice(3)]);
    expect((await openDamaged(damaged(killed, mixed))).told).toBe(true);
  });

  test("after it was closed, even the whole journal can go", async () => {
    for (const damage of [
      journal(() => ["gone"]),
      (files: Map<string, Uint8Array>) => {
        for (const name of [...files.keys()].filter(isJournal)) files.delete(name);
      },
    ]) {
      const { result, told } = await openDamaged(damaged(closed, damage));
      expect([result, told]).toEqual(["whole", true]);
    }
  });
});

describe("damage to everything", () => {
  const flipAll: Damage = (files) => {
    for (const name of ["review.json", ...[...files.keys()].filter(isBackup)])
      put(name, (bytes) => text(bytes.toString().replace("Sentence number 1", "Sentence numbes 1")))(files);
  };
  const cutAll: Damage = (files) => {
    for (const name of ["review.json", ...[...files.keys()].filter(isBackup)])
      put(name, (bytes) => bytes.subarray(0, 500))(files);
  };

  test("what still has the shape of a review is opened, with a warning", async () => {
    const { result, told } = await openDamaged(damaged(closed, flipAll));
    expect([result, told]).toEqual(["part", true]);
  });

  test("what has not is refused and left as it is, and the desk says so", async () => {
    expect((await openDamaged(damaged(closed, all(flipAll, cutAll)))).result).toBe("refused");
  });
});

test("random damage is never silent and never deletes", async () => {
  const random = seededRandom(20_261_123);
  for (let count = 0; count < 400; count++) {
    const { image, name } = randomDamage(count % 2 === 0 ? closed : killed, random);
    await openDamaged(image).catch((error: unknown) => {
      throw new Error(`case ${count}, ${name}: ${String(error)}`, { cause: error });
    });
  }
});
