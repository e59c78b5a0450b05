import { resolve } from "node:path";
import { segmentHistory } from "../../core/review/history.ts";
import type { ReviewEvent } from "../../core/review/event.ts";
import { EXPORT_TARGETS } from "../../contract/requests.ts";
import type { Command } from "../command.ts";
import { BadUse } from "../work.ts";
import { asReviewId, openState, pickSegment } from "./review-ref.ts";

export const historyCommand: Command = {
  usage: "galley history ID [SEGMENT] [--json]",
  options: { json: { type: "boolean" } },
  arguments: [1, 2],
  async run(work, [id = "", name], { json }) {
    const state = await openState(work, id);
    const segment = name === undefined ? undefined : pickSegment(state, name);
    const { events } = await work.call("review.history", {
      review: asReviewId(id),
      ...(segment === undefined ? {} : { segment: segment.id }),
    });
    if (json) return work.io.out(JSON.stringify(segment ? segmentHistory(events, segment.id) : events));
    for (const event of events) await work.io.out(lineOf(event));
    return undefined;
  },
};

function lineOf(event: ReviewEvent): string {
  const texts = event.changes.flatMap((change) =>
    change.kind === "text"
      ? [`${change.segment}: ${JSON.stringify(change.before)} → ${JSON.stringify(change.after)}`]
      : change.kind === "status"
        ? [`${change.segment}: ${change.before} → ${change.after}`]
        : [],
  );
  return `${event.seq}  ${new Date(event.at).toISOString()}  ${event.who}  ${event.label}  ${texts.join("; ")}`;
}

export const exportCommand: Command = {
  usage: `galley export ID --to ${EXPORT_TARGETS.join("|")} -o FILE [--force]`,
  options: { to: { type: "string" }, output: { type: "string", short: "o" }, force: { type: "boolean" } },
  arguments: [1, 1],
  async run({ call, io }, [id = ""], options) {
    const to = EXPORT_TARGETS.find((format) => format === options["to"]);
    const output = options["output"];
    if (!to || typeof output !== "string") throw new BadUse(`Usage: ${exportCommand.usage}`);
    const path = resolve(output);
    const replace = options["force"] === true;
    const written = await call("export.file", { review: asReviewId(id), to, path, replace });
    await io.out(`${written.path}  ${written.bytes} bytes`);
  },
};
