import { createInterface } from "node:readline";
import { reviewId } from "../../../src/core/ids.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { must } from "../../store/must.ts";

const store = must(await openStore(process.argv[2] ?? ""));
const r1 = reviewId("r1");

for await (const line of createInterface({ input: process.stdin })) {
  if (line === "open") {
    const opened = await store.open(r1);
    console.log(opened.ok ? "won" : opened.error.code);
  } else if (line === "close") {
    const closed = await store.close(r1);
    console.log(closed.ok ? "closed" : closed.error.code);
  } else console.log("ready");
}
