import { writeSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { reviewId } from "../../../src/core/ids.ts";
import { nodeFiles } from "../../../src/host/node-files.ts";
import type { ReviewStore } from "../../../src/service/ports.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { must } from "../../store/must.ts";
import { sampleEvent, sampleReview } from "../../store/sample-review.ts";

/** A process that works until it is killed, and says on its standard output what the store has promised it. */
const { values } = parseArgs({
  options: {
    home: { type: "string", default: "" },
    mode: { type: "string", default: "edit" },
    segments: { type: "string", default: "10000" },
    compact: { type: "string", default: "2000" },
    out: { type: "string", default: "" },
  },
});
const segments = Number(values.segments);
const r1 = reviewId("r1");

const say = (word: string): void => void writeSync(1, `${word}\n`);

async function edit(store: ReviewStore): Promise<void> {
  let next = must(await store.open(r1)).review.events.length + 1;
  say(`ready ${next - 1}`);
  for (;;) {
    const bunch = 1 + (next % 5);
    const answers = Array.from({ length: bunch }, (_, index) => {
      const seq = next + index;
      return store.append(r1, sampleEvent(seq, segments)).then((answer) => {
        must(answer);
        say(`saved ${seq}`);
      });
    });
    await Promise.all(answers);
    next += bunch;
  }
}

async function openAndClose(store: ReviewStore): Promise<void> {
  say("ready 0");
  for (;;) {
    const next = must(await store.open(r1)).review.events.length + 1;
    must(await store.append(r1, sampleEvent(next, segments)));
    say(`saved ${next}`);
    must(await store.close(r1));
  }
}

async function importMany(store: ReviewStore): Promise<void> {
  const packed = values.out === "" ? undefined : await readFile(values.out);
  say("ready 0");
  for (let count = 0; ; count++) {
    const id = reviewId(`${process.pid}-${count}`);
    if (packed !== undefined && count % 2 === 1) must(await store.unpack(packed, id));
    else must(await store.create(sampleReview(id, segments), Buffer.from(id)));
    say(`made ${id}`);
    must(await store.close(id));
  }
}

async function exportMany(store: ReviewStore): Promise<void> {
  must(await store.open(r1));
  const files = nodeFiles();
  say("ready 0");
  for (let count = 1; ; count++) {
    must(await files.write(values.out, must(await store.pack(r1)), true));
    say(`saved ${count}`);
  }
}

const modes: Readonly<Record<string, (store: ReviewStore) => Promise<void>>> = {
  edit,
  open: openAndClose,
  import: importMany,
  export: exportMany,
  migrate: async (store) => {
    say("ready 0");
    must(await store.open(r1));
    say("saved 0");
    must(await store.close(r1));
  },
};

const events = Number(values.compact);
const store = must(await openStore(values.home, { compactAfter: { events, bytes: 1024 * 1024 } }));
await modes[values.mode]?.(store);
