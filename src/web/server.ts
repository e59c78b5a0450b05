import { createReadStream } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { z } from "zod";
import type { Dispatch, Reply } from "../contract/replies.ts";
import type { Method } from "../contract/requests.ts";
import type { PageFile } from "../host/page-files.ts";
import { PAGE_HEADERS } from "../host/page-policy.ts";
import { BODY_LIMIT_BYTES, readBody } from "./body.ts";
import { createGate, type Gate } from "./gate.ts";
import type { PageWatch } from "./page-watch.ts";

export interface ServerPlan {
  readonly dispatch: Dispatch;
  readonly files: ReadonlyMap<string, PageFile>;
  readonly pages: PageWatch;
  /** 0 for one that the system chooses. */
  readonly port: number;
}

export interface PageServer {
  /** With the token; whoever opens it is let in. */
  readonly address: string;
  close(): void;
}

const callSchema = z.object({ method: z.unknown(), request: z.unknown(), client: z.string().max(64).exactOptional() });

/** Serves the page and its calls on 127.0.0.1. Rejects when the port cannot be had. */
export async function startServer(plan: ServerPlan): Promise<PageServer> {
  const server = createServer();
  const gate = createGate(await listen(server, plan.port));
  server.on("request", (request, response) => {
    answer(plan, gate, request, response).catch(() => refuse(response, 500, "Something went wrong in Galley."));
  });
  return {
    address: gate.address,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const bound = server.address();
      resolve(typeof bound === "object" && bound !== null ? bound.port : port);
    });
  });
}

async function answer(plan: ServerPlan, gate: Gate, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!gate.isExactHost(request.headers)) return refuse(response, 421, "This is not the address that Galley printed.");
  const url = new URL(request.url ?? "/", gate.origin);
  const token = url.searchParams.get("token");
  if (request.method === "GET" && url.pathname === "/" && token !== null) return letIn(gate, token, response);
  if (!gate.hasCookie(request.headers)) return refuse(response, 403, "Open Galley with the whole address it printed.");
  if (request.method === "GET") return sendFile(plan.files.get(url.pathname), url.pathname, response);
  if (request.method !== "POST" || url.pathname !== "/call") return refuse(response, 404, "There is nothing here.");
  if (!gate.isOwnPage(request.headers)) return refuse(response, 403, "Only Galley's own page may ask.");
  await answerCall(plan, request, response);
}

function letIn(gate: Gate, token: string, response: ServerResponse): void {
  if (!gate.isToken(token)) return refuse(response, 403, "Open Galley with the whole address it printed.");
  response.writeHead(303, { ...PAGE_HEADERS, Location: "/", "Set-Cookie": gate.cookie, "Cache-Control": "no-store" });
  response.end();
}

/** The build names these by their content: another content is another file, so a browser may keep them, compiled too. */
const NAMED_BY_CONTENT = /^\/assets\/.+-[\w-]{8}\.\w+$/u;

function sendFile(file: PageFile | undefined, path: string, response: ServerResponse): void {
  if (file === undefined) return refuse(response, 404, "There is nothing here.");
  const caching = NAMED_BY_CONTENT.test(path) ? "private, max-age=31536000, immutable" : "no-store";
  response.writeHead(200, { ...PAGE_HEADERS, "Content-Type": file.type, "Cache-Control": caching });
  createReadStream(file.path)
    .on("error", () => response.destroy())
    .pipe(response);
}

async function answerCall(plan: ServerPlan, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request, BODY_LIMIT_BYTES);
  if (body === undefined) return sendReply(response, 413, { ok: false, error: { code: "too-large" } }, true);
  const call = callSchema.safeParse(parseJson(body));
  if (!call.success) return sendReply(response, 400, { ok: false, error: { code: "bad-request" } });
  const { method, request: asked, client } = call.data;
  if (method === "news.next") {
    plan.pages.entered();
    response.once("close", () => plan.pages.left());
  }
  sendReply(
    response,
    200,
    await plan.dispatch(method, asked, { trusted: false, ...(client === undefined ? {} : { client }) }),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sendReply(response: ServerResponse, status: number, reply: Reply<Method>, last = false): void {
  response.writeHead(status, {
    ...PAGE_HEADERS,
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
    // What is still coming of a refused body is not waited for.
    ...(last ? { Connection: "close" } : {}),
  });
  response.end(JSON.stringify(reply));
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, {
    ...PAGE_HEADERS,
    "Content-Type": "text/plain; charset=utf-8",
    "Cache-Control": "no-store",
  });
  response.end(`${sentence}\n`);
}
