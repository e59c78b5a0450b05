import type { ReviewId } from "../core/ids.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Reopened, ReviewStore, StoreError } from "../service/ports.ts";
import { openStore } from "../store/open-store.ts";
import { parentPort } from "./parent-port.ts";
import type { FromStore, ToStore } from "./store-messages.ts";

/** Entry of the process that owns the reviews' files. Whatever happens to its parent, what it said is saved stays saved. */
const port = parentPort();
let opening: Promise<Result<ReviewStore, StoreError>> | undefined;

async function answer(call: Extract<ToStore, { method: unknown }>): Promise<void> {
  const store = await (opening ?? Promise.resolve(err({ code: "io", detail: "no folder was named" } as const)));
  if (!store.ok) return reply({ id: call.id, result: store });
  const method = store.value[call.method] as (...args: unknown[]) => Promise<unknown>; // our own parent calls
  reply({ id: call.id, result: await method.apply(store.value, [...call.args]) });
}

async function reopen(id: number, review: ReviewId): Promise<void> {
  const store = await opening;
  const opened = store?.ok ? await store.value.open(review) : store;
  if (!opened?.ok) return reply({ id, result: opened });
  const { recovered, review: held } = opened.value;
  reply({ id, result: ok({ recovered, revisions: held.events.length } satisfies Reopened) });
}

const reply = (message: FromStore): void => port.post(message);

async function finish(): Promise<void> {
  const store = await opening;
  if (store?.ok) await store.value.dispose();
  process.exit(0);
}

port.onMessage((message) => {
  const told = message as ToStore; // our own parent is at the other end
  if ("home" in told) opening = openStore(told.home);
  else if ("stop" in told) void finish();
  else if ("reopen" in told) void reopen(told.id, told.reopen);
  else void answer(told);
});
port.onParentGone(() => void finish());

// A signal to the whole group (Ctrl+C in a terminal) reaches this process too; its parent says when to end.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
