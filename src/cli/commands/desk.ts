import { resolve } from "node:path";
import type { Command } from "../command.ts";
import { asReviewId } from "./review-ref.ts";

export const importCommand: Command = {
  usage: "galley import FILE",
  options: {},
  arguments: [1, 1],
  async run({ call, io }, [file = ""]) {
    const { review } = await call("article.openPath", { path: resolve(file), again: true });
    await io.out(review);
  },
};

export const listCommand: Command = {
  usage: "galley list [--json]",
  options: { json: { type: "boolean" } },
  arguments: [0, 0],
  async run({ call, io }, _args, { json }) {
    const { reviews } = await call("desk.list", {});
    if (json) return io.out(JSON.stringify(reviews));
    for (const { id, title, confirmed, segments, trouble } of reviews)
      await io.out(`${id}  ${trouble ? trouble.code : `${confirmed}/${segments}`}  ${title}`);
    return undefined;
  },
};

export const showCommand: Command = {
  usage: "galley show ID [--json]",
  options: { json: { type: "boolean" } },
  arguments: [1, 1],
  async run(work, [id = ""], { json }) {
    const { io, service } = work;
    const { state } = await work.call("review.open", { review: asReviewId(id) }, "watching");
    await service.checked(asReviewId(id));
    const flags = await service.openFlags(asReviewId(id));
    const segments = state.segments.map(({ id: segment, block, raw, pe, status, comment, marks }) => ({
      id: segment,
      block,
      raw,
      pe,
      status,
      ...(comment === undefined ? {} : { comment }),
      marks,
      openFlags: flags.get(segment)?.length ?? 0,
    }));
    if (json) return io.out(JSON.stringify({ id: state.id, title: state.title, segments }));
    await io.out(state.title);
    for (const [index, segment] of segments.entries())
      await io.out(`${index + 1}  ${segment.id}  ${segment.status}  ${segment.openFlags} flags  ${segment.pe}`);
    return undefined;
  },
};
