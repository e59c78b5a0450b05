import { parentPort } from "node:worker_threads";
import type { GrammarAsk } from "./check-messages.ts";
import { createGrammar, type Grammar } from "./grammar.ts";

const port = parentPort;
if (!port) throw new Error("grammar-worker runs as a worker only");

let grammar: Promise<Grammar> | undefined;

port.on("message", (ask: GrammarAsk) => {
  grammar ??= createGrammar();
  void grammar
    .then((ready) => ready.check(ask.text, ask.dialect))
    .then((flags) => port.postMessage({ n: ask.n, flags }));
});
