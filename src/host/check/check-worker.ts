import { parentPort } from "node:worker_threads";
import { createEngine, type CheckEngine } from "../../core/check/engine.ts";
import type { ReviewId } from "../../core/ids.ts";
import type { FromCheckWorker, ToCheckWorker } from "./check-messages.ts";
import { createCheckSession, type CheckSession } from "./check-session.ts";
import { loadCheckResources } from "./resources.ts";

/** Segments checked before the worker looks at its mail again: a few milliseconds of work. */
const BATCH = 20;
/**
 * Quiet time after an edit before the whole article is looked at again in its new context, ms. Longer than typing that
 * goes on leaves between two edits: while an editor types, the processor is theirs.
 */
const REFRESH_AFTER_MS = 1_500;

interface Job {
  readonly run: number;
  readonly session: CheckSession;
  next: number;
  refresh: ReturnType<typeof setTimeout> | undefined;
  /** Every sentence had its turn once. */
  isSecondLook: boolean;
  /** The editor wants no more than single sentences checked. */
  isHalted: boolean;
}

const port = parentPort;
if (!port) throw new Error("check-worker runs as a worker only");
const send = (message: FromCheckWorker): void => port.postMessage(message);
const jobs = new Map<ReviewId, Job>();
const engine: Promise<CheckEngine> = loadCheckResources().then(createEngine);

port.on("message", (message: ToCheckWorker) => void engine.then((ready) => take(ready, message)));

function take(ready: CheckEngine, message: ToCheckWorker): void {
  const job = jobs.get(message.review);
  switch (message.kind) {
    case "start": {
      clearTimeout(job?.refresh);
      const session = createCheckSession(ready, message.article, message.settings);
      const started: Job = {
        run: message.run,
        session,
        next: 0,
        refresh: undefined,
        isSecondLook: false,
        isHalted: false,
      };
      jobs.set(message.review, started);
      return step(message.review, started);
    }
    case "recheck": {
      // A look at the whole in a context that is old by now: the next one, in quiet, does it.
      if (job?.isSecondLook) job.next = job.session.size;
      const flags = job?.session.recheck(message.segment);
      send({ kind: "rechecked", n: message.n, ...(flags === undefined ? {} : { flags }) });
      if (job) refreshLater(message.review, job);
      return;
    }
    case "names":
      return send({ kind: "names", n: message.n, names: job?.session.names() ?? [] });
    case "halt":
      if (job) job.isHalted = true;
      return;
    case "stop":
      clearTimeout(job?.refresh);
      jobs.delete(message.review);
  }
}

/** Checks one batch, then lets waiting messages in before the next. */
function step(review: ReviewId, job: Job): void {
  if (jobs.get(review) !== job || job.isHalted) return;
  const { session, run } = job;
  const batch = session.batch(job.next, job.next + BATCH);
  job.next += BATCH;
  const isLast = job.next >= session.size;
  const done = isLast || job.isSecondLook;
  if (isLast || batch.length > 0) send({ kind: "flags", review, run, batch, done });
  if (!isLast) setImmediate(step, review, job);
}

/** An edit can change what is right elsewhere (a name now spelled one way): look at everything again, once it is quiet. */
function refreshLater(review: ReviewId, job: Job): void {
  clearTimeout(job.refresh);
  job.refresh = setTimeout(() => {
    if (jobs.get(review) !== job || job.isHalted) return;
    if (job.next < job.session.size) return refreshLater(review, job);
    job.session.refresh();
    job.next = 0;
    job.isSecondLook = true;
    step(review, job);
  }, REFRESH_AFTER_MS);
}
