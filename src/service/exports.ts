import type { GalleyError } from "../contract/errors.ts";
import { toBase64 } from "../contract/base64.ts";
import { EXPORT_TARGETS, type ExportTarget } from "../contract/requests.ts";
import { exportReview } from "../core/format/exports.ts";
import { safeStem } from "../core/format/file-name.ts";
import type { Exported } from "../core/format/export-input.ts";
import type { ReviewId } from "../core/ids.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Context } from "./context.ts";
import type { Handlers } from "./dispatch.ts";
import { fromFile, fromStore } from "./failure.ts";
import { createMetrics } from "./metrics.ts";

type ExportMethods = "export.list" | "export.bytes" | "export.done" | "export.ask" | "export.pdf" | "export.file";

/** Getting copy out. Nothing is written but where the editor said, and never half. */
export function exportHandlers(context: Context): Pick<Handlers, ExportMethods> {
  const { files, reviews } = context;

  const noteExported = (id: ReviewId, at: number): Promise<void> =>
    context.cards.change(id, (card) => ({ ...card, exportedAt: at }));

  const write = async (id: ReviewId, { at, ...made }: Made, path: string, replace: boolean) => {
    const written = await files.write(path, made.bytes, replace);
    if (!written.ok) return err(fromFile(written.error));
    await noteExported(id, at);
    return ok({ path, bytes: made.bytes.length });
  };

  return {
    "export.list": async ({ review }) => {
      const open = await reviews.get(review);
      if (!open.ok) return open;
      const bilingual = open.value.state.segments.some((segment) => segment.source !== undefined);
      return ok({ formats: EXPORT_TARGETS.filter((to) => bilingual || to !== "tmx") });
    },
    "export.bytes": async ({ review, to, encoding }) => {
      const made = await render(context, review, to, encoding);
      if (!made.ok) return made;
      const { bytes, ...rest } = made.value;
      return ok({ ...rest, data: toBase64(bytes) });
    },
    "export.done": async ({ review, at }) => {
      await noteExported(review, at);
      return ok({});
    },
    "export.ask": async ({ review, to, encoding }) => {
      if (!files.askWhere) return err({ code: "not-allowed", detail: "no dialog here" });
      const made = await render(context, review, to, encoding);
      if (!made.ok) return made;
      const path = await files.askWhere(made.value.fileName);
      if (path === undefined) return ok({});
      // The dialog has asked before an existing file is replaced.
      return write(review, made.value, path, true);
    },
    "export.pdf": async ({ review }) => {
      if (!files.askWhere || !files.printPage) return err({ code: "not-allowed", detail: "no window here" });
      const open = await reviews.get(review);
      if (!open.ok) return open;
      // Printed before the dialog stands over the page.
      const bytes = await files.printPage();
      if (!bytes) return err({ code: "cannot-export", detail: "the page could not be printed" });
      const { article, title } = open.value.state;
      const path = await files.askWhere(`${safeStem(article.fileName ?? title)}-report.pdf`);
      if (path === undefined) return ok({});
      const written = await files.write(path, bytes, true);
      return written.ok ? ok({ path }) : err(fromFile(written.error));
    },
    "export.file": async ({ review, to, path, replace }) => {
      const made = await render(context, review, to);
      return made.ok ? write(review, made.value, path, replace) : made;
    },
  };
}

/** What goes out, and when it was made: edits after that are not in it. */
interface Made extends Exported {
  readonly at: number;
}

async function render(
  context: Context,
  id: ReviewId,
  to: ExportTarget,
  encoding?: string,
): Promise<Result<Made, GalleyError>> {
  const review = await context.reviews.get(id);
  if (!review.ok) return review;
  const at = context.clock.now();
  const { state, events } = review.value;
  if (to === "galley") {
    const packed = await context.store.pack(id, review.value.saver.unsaved());
    if (!packed.ok) return err(fromStore(packed.error));
    const fileName = `${safeStem(state.article.fileName ?? state.title)}.galley`;
    return ok({ bytes: packed.value, fileName, mime: "application/zip", at });
  }
  const original = await context.store.original(id);
  if (!original.ok) return err(fromStore(original.error));
  const settings = await context.settings.read();
  const input = {
    state,
    original: original.value,
    events,
    flags: context.flags.openFlagsOf(state, settings),
    who: settings.who || context.account,
    at,
    ...(encoding === undefined ? {} : { encoding }),
    ...(to === "html-report" ? { scores: createMetrics()(state, events) } : {}),
  };
  const made = exportReview(input, to);
  if (made.ok) return ok({ ...made.value, at });
  return err({
    code: made.error.code === "unencodable" ? "unencodable" : "cannot-export",
    detail: made.error.message,
    ...(made.error.char === undefined ? {} : { at: made.error.char }),
  });
}
