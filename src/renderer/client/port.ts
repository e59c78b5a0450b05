import type { Method, RequestOf } from "../../contract/requests.ts";
import type { Call, Reply } from "../../contract/replies.ts";

declare global {
  interface Window {
    /** The one bridge that the desktop shell puts in place. */
    readonly galley?: (method: string, request: unknown, client: string) => Promise<unknown>;
  }
}

/** This page's name: news goes to it, and the service knows by it which pages hold a review open. */
export const CLIENT = crypto.randomUUID();

/** Browsers let so many bytes of calls outlive their page (64 KiB, less the headers). */
const OUTLIVES_PAGE = 60_000;

/** What is sent while the page goes away: the last edit, and where the editor was. */
const LAST_WORDS: ReadonlySet<string> = new Set(["review.apply", "review.view"] satisfies Method[]);

async function overLoopback(method: string, request: unknown, client: string): Promise<unknown> {
  const body = JSON.stringify({ method, request, client });
  const response = await fetch("/call", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
    keepalive: LAST_WORDS.has(method) && body.length < OUTLIVES_PAGE,
  });
  return response.json();
}

function isReply(value: unknown): value is Reply<Method> {
  return typeof value === "object" && value !== null && "ok" in value;
}

/** The one way from the page to the service. Never rejects: a lost shell is a reply like any other. */
export const call: Call = async <M extends Method>(method: M, request: RequestOf<M>): Promise<Reply<M>> => {
  try {
    const send = window.galley ?? overLoopback;
    const reply = await send(method, request, CLIENT);
    if (isReply(reply)) return reply as Reply<M>; // the shell answers a method with that method's reply
  } catch {
    // Falls through: whatever broke, the page has no connection.
  }
  return { ok: false, error: { code: "connection-lost" } };
};
