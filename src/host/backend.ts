import { parseArgs } from "node:util";
import { errorText } from "../contract/error-text.ts";
import type { AppInfo } from "../contract/replies.ts";
import { composeService } from "./compose.ts";
import { galleyHome } from "./home.ts";
import type { FromBackend, ToBackend } from "./messages.ts";
import { parentPort } from "./parent-port.ts";
import type { Service } from "../service/create-service.ts";

const { values } = parseArgs({ options: { home: { type: "string" }, shell: { type: "string" } } });
const shell: AppInfo["shell"] = values.shell === "electron" ? "electron" : "loopback";
const pipe = parentPort();
const port = { post: (message: FromBackend) => pipe.post(message) };
type Answer = Extract<ToBackend, { answer: number }>;

const questions = new Map<number, (answer: Answer) => void>();
let asked = 0;

function ask(question: (n: number) => FromBackend): Promise<Answer> {
  const n = ++asked;
  return new Promise((resolve) => {
    questions.set(n, resolve);
    port.post(question(n));
  });
}

/** What only a shell with a window can do. */
const windowed = {
  askWhere: async (suggestedName: string) => (await ask((n) => ({ ask: "save-where", n, suggestedName }))).path,
  printPage: async () => (await ask((n) => ({ ask: "print", n }))).bytes,
};

const starting = composeService({
  home: galleyHome(values.home),
  shell,
  ...(shell === "electron" ? { windowed } : {}),
});

pipe.onMessage((told) => {
  const message = told as ToBackend; // our own shell is at the other end
  void starting.then((service) => {
    if (service.ok) return take(service.value, message);
    return undefined;
  });
});

starting.then(
  (service) => {
    if (service.ok) {
      service.value.onWaiting((waiting) => port.post({ waiting }));
      return port.post({ ready: true });
    }
    return port.post({ fatal: `${errorText(service.error)} (${service.error.detail ?? ""})` });
  },
  (problem: unknown) => port.post({ fatal: problem instanceof Error ? problem.message : String(problem) }),
);

// A signal to the whole group (Ctrl+C in a terminal) reaches us too; the shell answers it with "stop".
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);

// A shell that was killed says nothing: save what there is, then follow it.
process.once("disconnect", () => {
  void starting.then((service) => (service.ok ? service.value.dispose() : undefined)).finally(() => process.exit(0));
});

async function take(service: Service, message: ToBackend): Promise<void> {
  if ("news" in message) return service.announce(message.news);
  if ("answer" in message) {
    questions.get(message.answer)?.(message);
    questions.delete(message.answer);
    return undefined;
  }
  if ("stop" in message) {
    await service.dispose();
    return process.exit(0);
  }
  const reply = await service.dispatch(message.method, message.request, message.caller);
  port.post({ id: message.id, reply });
  if (message.method === "article.openPath" && reply.ok && "review" in reply.value)
    service.announce({ kind: "show", review: reply.value.review });
  return undefined;
}
