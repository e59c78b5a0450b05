import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Low } from "lowdb";
import { JSONFile } from "lowdb/node";
import writeFileAtomic from "write-file-atomic";
import { reviewId } from "../../../src/core/ids.ts";
import type { ReviewEvent } from "../../../src/core/review/event.ts";
import type { StoredReview } from "../../../src/service/ports.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { must } from "../../store/must.ts";

/** One way of keeping a review; `edit` resolves when that way calls the edit saved. */
export interface Contender {
  readonly name: string;
  start(folder: string, review: StoredReview): Promise<void>;
  edit(event: ReviewEvent): Promise<void>;
  stop(): Promise<void>;
  /** Opens what is there and answers the number of revisions found. */
  open(folder: string): Promise<number>;
}

const r1 = reviewId("r1");

export function galley(): Contender {
  let store: Awaited<ReturnType<typeof begin>>;
  const begin = async (folder: string) => must(await openStore(folder));
  return {
    name: "Galley",
    async start(folder, review) {
      store = await begin(folder);
      must(await store.create(review, Buffer.from("x")));
    },
    edit: async (event) => void must(await store.append(r1, event)),
    stop: () => store.dispose(),
    async open(folder) {
      store = await begin(folder);
      const { review, recovered } = must(await store.open(r1));
      if (recovered.length > 1) throw new Error(JSON.stringify(recovered));
      return review.events.length;
    },
  };
}

interface Whole {
  review: StoredReview;
  events: ReviewEvent[];
}

const nothing = (review: StoredReview): Whole => ({ review, events: [] });

export function lowdbFile(): Contender {
  let db: Low<Whole>;
  return {
    name: "lowdb JSONFile",
    async start(folder, review) {
      mkdirSync(folder, { recursive: true });
      db = new Low(new JSONFile<Whole>(join(folder, "db.json")), nothing(review));
      await db.write();
    },
    edit: (event) => db.update((data) => void data.events.push(event)),
    stop: () => Promise.resolve(),
    async open(folder) {
      db = new Low(new JSONFile<Whole>(join(folder, "db.json")), nothing({} as StoredReview));
      await db.read();
      return db.data.events.length;
    },
  };
}

export function atomicFile(): Contender {
  let path = "";
  let data: Whole;
  return {
    name: "write-file-atomic",
    async start(folder, review) {
      mkdirSync(folder, { recursive: true });
      path = join(folder, "db.json");
      data = nothing(review);
      await writeFileAtomic(path, JSON.stringify(data));
    },
    edit: (event) => {
      data.events.push(event);
      return writeFileAtomic(path, JSON.stringify(data));
    },
    stop: () => Promise.resolve(),
    async open(folder) {
      const { readFile } = await import("node:fs/promises");
      data = JSON.parse(await readFile(join(folder, "db.json"), "utf8")) as Whole;
      return data.events.length;
    },
  };
}

export function sqlite(): Contender {
  let db: DatabaseSync;
  const begin = (folder: string): void => {
    mkdirSync(folder, { recursive: true });
    db = new DatabaseSync(join(folder, "db.sqlite"));
    db.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
    db.exec("CREATE TABLE IF NOT EXISTS segment (id TEXT PRIMARY KEY, json TEXT)");
    db.exec("CREATE TABLE IF NOT EXISTS event (seq INTEGER PRIMARY KEY, json TEXT)");
  };
  return {
    name: "node:sqlite (WAL, FULL)",
    async start(folder, review) {
      begin(folder);
      const insert = db.prepare("INSERT INTO segment VALUES (?, ?)");
      db.exec("BEGIN");
      for (const segment of review.segments) insert.run(segment.id, JSON.stringify(segment));
      db.exec("COMMIT");
    },
    edit: (event) => {
      db.prepare("INSERT INTO event VALUES (?, ?)").run(event.seq, JSON.stringify(event));
      return Promise.resolve();
    },
    stop: () => Promise.resolve(db.close()),
    async open(folder) {
      begin(folder);
      for (const row of db.prepare("SELECT json FROM segment").iterate()) JSON.parse(String(row["json"]));
      const rows = db.prepare("SELECT json FROM event ORDER BY seq").all();
      return rows.map((row) => JSON.parse(String(row["json"])) as ReviewEvent).length;
    },
  };
}
