import { markId } from "../../core/ids.ts";
import { addMark, editText, setComment, setStatus } from "../../core/review/actions.ts";
import type { Action } from "../../core/review/event.ts";
import { MQM_POINTS, MQM_TYPES, type MqmSeverity } from "../../core/review/mqm.ts";
import { STATUSES } from "../../core/review/state.ts";
import type { Command } from "../command.ts";
import { BadUse, Refused, type Work } from "../work.ts";
import { asReviewId, openState, pickSegment } from "./review-ref.ts";

/** Applies an action and says so only once it is on disk. */
async function apply(work: Work, id: string, action: Action | undefined, done: string): Promise<void> {
  if (!action) return work.io.out("Nothing to change: it is so already.");
  const { events, saved } = await work.call("review.apply", { review: asReviewId(id), action: copy(action) });
  if (!saved) throw await notSaved(work, id);
  await work.io.out(`${done} (revision ${events.at(-1)?.seq}).`);
}

async function notSaved({ call }: Work, id: string): Promise<Refused> {
  const { save } = await call("review.open", { review: asReviewId(id) });
  return new Refused(save.problem ?? { code: "io", at: id });
}

/** The same action as plain mutable data, the form in which requests travel. */
function copy<T>(value: T): never {
  return structuredClone(value) as never;
}

export const editCommand: Command = {
  usage: "galley edit ID SEGMENT TEXT",
  options: {},
  arguments: [3, 3],
  async run(work, [id = "", name = "", text = ""]) {
    const state = await openState(work, id);
    const segment = pickSegment(state, name);
    await apply(work, id, editText(state, segment.id, text), `Segment ${segment.id} edited`);
  },
};

export const statusCommand: Command = {
  usage: `galley status ID SEGMENT ${STATUSES.join("|")}`,
  options: {},
  arguments: [3, 3],
  async run(work, [id = "", name = "", wanted = ""]) {
    const status = STATUSES.find((other) => other === wanted);
    if (!status) throw new BadUse(`Usage: ${statusCommand.usage}`);
    const state = await openState(work, id);
    const segment = pickSegment(state, name);
    await apply(work, id, setStatus(state, segment.id, status), `Segment ${segment.id} is ${status}`);
  },
};

export const commentCommand: Command = {
  usage: "galley comment ID SEGMENT TEXT",
  options: {},
  arguments: [3, 3],
  async run(work, [id = "", name = "", text = ""]) {
    const state = await openState(work, id);
    const segment = pickSegment(state, name);
    await apply(work, id, setComment(state, segment.id, text), `Segment ${segment.id} commented`);
  },
};

export const markCommand: Command = {
  usage: "galley mark ID SEGMENT FROM TO TYPE SEVERITY [--column raw|pe] [--comment TEXT]",
  options: { column: { type: "string" }, comment: { type: "string" } },
  arguments: [6, 6],
  async run(work, [id = "", name = "", from, to, wantedType, wantedSeverity], options) {
    const type = MQM_TYPES.find((other) => other === wantedType);
    const severity = (Object.keys(MQM_POINTS) as MqmSeverity[]).find((other) => other === wantedSeverity);
    const column = options["column"] ?? "raw";
    if (!type) throw new BadUse(`TYPE is one of ${MQM_TYPES.join(", ")}.`);
    const place = { from: Number(from), to: Number(to) };
    if (![place.from, place.to].every((at) => Number.isInteger(at) && at >= 0))
      throw new BadUse("FROM and TO are places in the sentence: whole numbers from 0.");
    if (!severity || (column !== "raw" && column !== "pe")) throw new BadUse(`Usage: ${markCommand.usage}`);
    const state = await openState(work, id);
    const segment = pickSegment(state, name);
    const comment = typeof options["comment"] === "string" ? { comment: options["comment"] } : {};
    const mark = { id: markId(`m${state.seq + 1}`), column, ...place, type, severity, ...comment } as const;
    await apply(work, id, addMark(segment.id, mark), `Segment ${segment.id} marked`);
  },
};

function reversal(label: "undo" | "redo"): Command {
  return {
    usage: `galley ${label} ID`,
    options: {},
    arguments: [1, 1],
    async run(work, [id = ""]) {
      const { events, saved } = await work.call(`review.${label}`, { review: asReviewId(id) });
      if (!saved) throw await notSaved(work, id);
      await work.io.out(`${label === "undo" ? "Undone" : "Done again"} (revision ${events.at(-1)?.seq}).`);
    },
  };
}

export const undoCommand = reversal("undo");
export const redoCommand = reversal("redo");
