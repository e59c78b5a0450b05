import type { GalleyError } from "../../contract/errors.ts";
import type { DeskReview, News, OpenedArticle, Reply } from "../../contract/replies.ts";
import type { Method, RequestOf } from "../../contract/requests.ts";
import type { Settings } from "../../contract/settings.ts";
import { reviewId, type ReviewId } from "../../core/ids.ts";
import { ARTICLE_FILES, chooseFile, readBase64 } from "../client/files.ts";
import { call, CLIENT } from "../client/port.ts";
import { createSession } from "../session/session.ts";
import { t } from "../texts/en.ts";
import { say } from "../ui/announce.ts";
import { app, openDialog, patchApp } from "./app.ts";
import { notify, notifyError } from "./notices.ts";

const defaults = (): Settings => {
  const { settings } = app.get();
  if (settings === undefined) throw new Error("settings before start");
  return settings;
};

export async function loadDesk(): Promise<void> {
  const reply = await call("desk.list", {});
  if (reply.ok) patchApp({ desk: reply.value.reviews, deskTrouble: undefined });
  else patchApp({ deskTrouble: reply.error });
}

/** Counts openings: a newer one, or a press on cancel, makes an older one's answer void. */
let opening = 0;

/** Openings that the editor stopped: what still comes of them is not wanted. */
const stopped = new Set<number>();

/** What the service knows an opening of this page by. */
const nameOf = (mine: number): string => `${CLIENT}-${mine}`;

export function cancelOpening(): void {
  stopped.add(opening);
  void call("article.cancel", { opening: nameOf(opening) });
  opening += 1;
  early = undefined;
  patchApp({ opening: undefined });
  notify(t.desk.cancelled);
}

/** News of a review that overtook the answer to its opening: told once the review is there. */
let early: { readonly review: ReviewId; readonly news: News[] } | undefined;

export async function openReview(id: ReviewId, name = ""): Promise<void> {
  await showReview(id, name);
}

/** False when the editor stopped it. */
async function showReview(id: ReviewId, name: string): Promise<boolean> {
  opening += 1;
  const mine = opening;
  early = { review: id, news: [] };
  app.get().session?.close();
  patchApp({ opening: name, session: undefined, finding: undefined, dialog: undefined });
  const reply = await call("review.open", { review: id });
  if (mine !== opening) {
    // This page does not look at it after all, unless it was asked for again.
    const isLooking = app.get().session?.id === id || early?.review === id;
    if (reply.ok && !isLooking) void call("review.close", { review: id });
    return !stopped.delete(mine);
  }
  if (!reply.ok) {
    patchApp({ opening: undefined });
    notifyError(reply.error);
    await loadDesk();
    return true;
  }
  const session = createSession(id, reply.value, {
    call,
    settings: defaults,
    onTrouble: notifyError,
    onBothEdited: () => notify(t.review.bothEdited, { bad: true }),
  });
  patchApp({ session, opening: undefined });
  for (const news of early?.review === id ? early.news : []) session.onNews(news);
  early = undefined;
  rememberPlace(id);
  return true;
}

export async function closeReview(): Promise<void> {
  app.get().session?.close();
  patchApp({ session: undefined, finding: undefined, dialog: undefined });
  rememberPlace(undefined);
  await loadDesk();
}

/** The place in the address, so that a reload comes back to the same review. */
function rememberPlace(id: ReviewId | undefined): void {
  const hash = id === undefined ? "" : `#review=${id}`;
  history.replaceState(null, "", `${location.pathname}${location.search}${hash}`);
}

export function reviewInAddress(): ReviewId | undefined {
  const found = /^#review=([\w-]+)$/u.exec(location.hash);
  return found?.[1] === undefined ? undefined : reviewId(found[1]);
}

type OpenMethod = "article.open" | "article.paste" | "article.sample" | "bundle.import";

async function openWith<M extends OpenMethod>(
  method: M,
  request: Omit<RequestOf<M>, "opening">,
  name: string,
): Promise<Reply<Method>> {
  opening += 1;
  const mine = opening;
  patchApp({ opening: name });
  const asked = { ...request, opening: nameOf(mine) };
  const reply: Reply<OpenMethod> = await call(method as OpenMethod, asked as RequestOf<OpenMethod>);
  if (stopped.delete(mine)) return discarded(reply);
  if (mine !== opening) return reply;
  patchApp({ opening: undefined });
  if (!reply.ok) return reply;
  if (!(await showReview(reply.value.review, name))) return discarded(reply);
  if ("existing" in reply.value) tellHow(reply.value);
  return reply;
}

/** What comes of an opening that the editor had stopped: nothing, whether or not it had worked. */
async function discarded(reply: Reply<OpenMethod>): Promise<Reply<Method>> {
  if (reply.ok) await discard(reply.value);
  return { ok: false, error: { code: "stopped" } };
}

/** Says why nothing was opened, unless the editor wanted it so. */
function tellFailure(error: GalleyError): void {
  if (error.code !== "stopped") notifyError(error);
}

/** A review that was made after the editor had stopped waiting for it; one that was there before stays. */
async function discard(opened: Partial<OpenedArticle> & Pick<OpenedArticle, "review">): Promise<void> {
  if (opened.existing === true) return;
  await call("desk.trash", { review: opened.review, trashed: true });
  if (app.get().session === undefined) await loadDesk();
}

/** What an editor should know of how an article was opened. */
function tellHow({ existing, guessed }: OpenedArticle): void {
  if (existing) notify(t.desk.existing);
  if (guessed === undefined || app.get().session === undefined) return;
  const action = { text: t.review.changeEncoding, run: () => openDialog("encoding") };
  notify(t.review.guessed(guessed), { action });
}

interface Choice {
  readonly encoding?: string;
  readonly columns?: RequestOf<"article.open">["columns"];
}

export async function openData(name: string, data: string, choice: Choice = {}): Promise<void> {
  const method = /\.galley$/iu.test(name) ? "bundle.import" : "article.open";
  const { encoding, columns } = choice;
  const reply =
    method === "bundle.import"
      ? await openWith(method, { name, data }, name)
      : await openWith(
          method,
          {
            name,
            data,
            ...(encoding === undefined ? {} : { encoding }),
            ...(columns === undefined ? {} : { columns }),
          },
          name,
        );
  if (reply.ok) return;
  const { code } = reply.error;
  if (code === "needs-columns" || code === "bad-encoding") {
    patchApp({ choosing: { name, data, table: code === "needs-columns" }, dialog: "encoding" });
  }
  if (code !== "needs-columns") tellFailure({ ...reply.error, at: reply.error.at ?? name });
}

export async function openFile(file: File): Promise<void> {
  if (file.size > t.desk.tooLarge) return notifyError({ code: "too-large", at: file.name });
  try {
    await openData(file.name, await readBase64(file));
  } catch {
    // A dropped folder and a file without permission both fail here; the browser does not say which.
    notifyError({ code: file.type === "" && file.size % 4096 === 0 ? "is-folder" : "no-permission", at: file.name });
  }
}

export async function askForFile(): Promise<void> {
  const file = await chooseFile(ARTICLE_FILES);
  if (file !== undefined) await openFile(file);
}

export async function openPaste(text: string, title: string): Promise<boolean> {
  const named = title.trim() === "" ? {} : { title: title.trim() };
  const reply = await openWith("article.paste", { text, ...named }, title);
  if (!reply.ok) tellFailure({ ...reply.error, at: reply.error.at ?? "The pasted text" });
  return reply.ok;
}

export async function openSample(): Promise<void> {
  const reply = await openWith("article.sample", {}, "");
  if (!reply.ok) tellFailure(reply.error);
}

async function changeDesk(
  change: () => Promise<Reply<Method>>,
  done?: { text: string; undo: () => void },
): Promise<void> {
  const reply = await change();
  if (!reply.ok) notifyError(reply.error);
  else if (done !== undefined) notify(done.text, { action: { text: t.desk.undo, run: done.undo } });
  await loadDesk();
}

export function archive({ id, title }: DeskReview, archived: boolean): Promise<void> {
  const set = (value: boolean) => call("desk.archive", { review: id, archived: value });
  const undo = (): void => void changeDesk(() => set(!archived));
  return changeDesk(() => set(archived), archived ? { text: t.desk.didArchive(title), undo } : undefined);
}

export function trash({ id, title }: DeskReview): Promise<void> {
  const set = (trashed: boolean) => call("desk.trash", { review: id, trashed });
  return changeDesk(() => set(true), { text: t.desk.didTrash(title), undo: () => void changeDesk(() => set(false)) });
}

export async function saveSettings(settings: Settings): Promise<boolean> {
  const reply = await call("settings.write", { settings });
  if (reply.ok) patchApp({ settings: reply.value.settings });
  else notifyError(reply.error);
  return reply.ok;
}

/** Runs a command that a menu or the system sent. Set by the review, which knows the commands. */
type CommandRunner = (command: string) => void;
let runCommand: CommandRunner = () => {};
export const onCommand = (run: CommandRunner): void => void (runCommand = run);

export function receiveNews(news: News): void {
  const { session } = app.get();
  if (session !== undefined) session.onNews(news);
  else if ("review" in news && news.review === early?.review) early.news.push(news);
  if (news.kind === "recovered" && session?.id === news.review) say(t.review.recovered);
  if (news.kind === "desk" && session === undefined) void loadDesk();
  if (news.kind === "settings") {
    patchApp({ settings: news.settings });
    session?.recount();
  }
  if (news.kind === "show") void openReview(news.review);
  if (news.kind === "trouble") notifyError(news.error);
  if (news.kind === "command") runCommand(news.command);
}
