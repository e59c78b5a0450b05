import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Dispatch } from "../../src/contract/replies.ts";
import { listPageFiles } from "../../src/host/page-files.ts";
import { BODY_LIMIT_BYTES } from "../../src/web/body.ts";
import { startServer, type PageServer } from "../../src/web/server.ts";

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const calls: unknown[][] = [];
const seen: string[] = [];
let folder: string;
let server: PageServer;
let base: URL;

/** Node's own client, since `fetch` would not let us send a false Host. */
function ask(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: "127.0.0.1", port: base.port, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    request.on("error", reject);
    request.end(body);
  });
}

async function letIn(): Promise<string> {
  const { headers } = await ask("GET", base.pathname + base.search);
  return String(headers["set-cookie"]?.[0]).split(";")[0] ?? "";
}

const dispatch: Dispatch = (...call) => {
  calls.push(call);
  return Promise.resolve({ ok: true, value: { reviews: [] } });
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "galley-page-"));
  mkdirSync(join(folder, "out", "assets"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(folder, "out", "index.html"), "<!doctype html><title>Galley</title>");
  writeFileSync(join(folder, "out", "assets", "main.js"), "export {};");
  writeFileSync(join(folder, "out", "assets", "main-a1B2_-c3.js"), "export {};");
  writeFileSync(join(folder, "out", "main.js.map"), "{}");
  calls.length = 0;
  seen.length = 0;
  const pages = { entered: () => void seen.push("entered"), left: () => void seen.push("left") };
  server = await startServer({ dispatch, files: await listPageFiles(join(folder, "out")), pages, port: 0 });
  base = new URL(server.address);
});

afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

describe("who is let in", () => {
  test("the address with its token gives the cookie and leads to the page without the token", async () => {
    const { status, headers } = await ask("GET", base.pathname + base.search);
    expect(status).toBe(303);
    expect(headers.location).toBe("/");
    expect(headers["set-cookie"]?.[0]).toMatch(/^galley-\d+=[\w-]{32}; Path=\/; HttpOnly; SameSite=Strict$/);
    const page = await ask("GET", "/", { Cookie: await letIn() });
    expect(page.status).toBe(200);
    expect(page.body).toContain("<title>Galley</title>");
  });

  test.each(["/?token=", "/?token=wrong", `/?token=${"x".repeat(32)}`])(
    "a wrong token gives nothing: %s",
    async (path) => {
      const { status, headers } = await ask("GET", path);
      expect(status).toBe(403);
      expect(headers["set-cookie"]).toBeUndefined();
    },
  );

  test.each(["/", "/assets/main.js"])("without the cookie nothing is served: %s", async (path) => {
    expect((await ask("GET", path)).status).toBe(403);
    expect((await ask("GET", path, { Cookie: `galley-${base.port}=wrong` })).status).toBe(403);
  });

  test.each(["localhost", "galley.example", "127.0.0.1.example", "127.0.0.1"])(
    "another host is refused: %s",
    async (name) => {
      const cookie = await letIn();
      const host = name === "127.0.0.1" ? name : `${name}:${base.port}`;
      expect((await ask("GET", "/", { Host: host, Cookie: cookie })).status).toBe(421);
      expect((await ask("GET", base.pathname + base.search, { Host: host })).headers["set-cookie"]).toBeUndefined();
    },
  );

  test("two servers do not take each other's cookie", async () => {
    const files = await listPageFiles(join(folder, "out"));
    const pages = { entered: () => undefined, left: () => undefined };
    const other = await startServer({ dispatch, files, pages, port: 0 });
    const cookie = (await letIn()).replace(`galley-${base.port}`, `galley-${new URL(other.address).port}`);
    const { status } = await ask("GET", "/", { Cookie: cookie });
    other.close();
    expect(status).toBe(403);
  });
});

describe("what is served", () => {
  test.each([
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/assets/../../secret.txt",
    "/assets\\..\\..\\secret.txt",
    "//etc/passwd",
    "/index.html%00.js",
    "/main.js.map",
    "/assets",
    "/assets/",
    "/package.json",
  ])("nothing outside the built page: %s", async (path) => {
    const answer = await ask("GET", path, { Cookie: await letIn() });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain("secret");
  });

  test("only files named by their content may be kept by the browser", async () => {
    const cookie = await letIn();
    const caching = async (path: string) => (await ask("GET", path, { Cookie: cookie })).headers["cache-control"];
    expect(await caching("/assets/main-a1B2_-c3.js")).toBe("private, max-age=31536000, immutable");
    expect(await caching("/assets/main.js")).toBe("no-store");
    expect(await caching("/")).toBe("no-store");
    expect(await caching("/assets/gone-a1B2_-c3.js")).toBe("no-store");
  });

  test("every answer carries the page's policy", async () => {
    const cookie = await letIn();
    const answers = [
      await ask("GET", "/", { Cookie: cookie }),
      await ask("GET", "/assets/main.js", { Cookie: cookie }),
      await ask("GET", "/nothing", { Cookie: cookie }),
      await ask("GET", "/"),
    ];
    for (const { headers } of answers) {
      expect(headers["content-security-policy"]).toContain("default-src 'none'; script-src 'self'");
      expect(headers["content-security-policy"]).not.toMatch(/unsafe|https?:|\*/);
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["x-frame-options"]).toBe("DENY");
    }
    expect(answers[1]?.headers["content-type"]).toBe("text/javascript; charset=utf-8");
  });

  test.each(["PUT", "DELETE", "OPTIONS", "HEAD"])("%s is not a way in", async (method) => {
    expect((await ask(method, "/call", { Cookie: await letIn(), Origin: base.origin })).status).toBe(404);
  });
});

describe("calls", () => {
  const body = JSON.stringify({ method: "desk.list", request: {}, client: "page-0001" });

  test("go to dispatch, untrusted, with the page's name", async () => {
    const answer = await ask("POST", "/call", { Cookie: await letIn(), Origin: base.origin }, body);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: { reviews: [] } });
    expect(calls).toEqual([["desk.list", {}, { trusted: false, client: "page-0001" }]]);
  });

  test.each([undefined, "null", "http://127.0.0.1", "http://localhost:1", "https://news.example"])(
    "from another page are refused: %s",
    async (origin) => {
      const headers = { Cookie: await letIn(), ...(origin === undefined ? {} : { Origin: origin }) };
      expect((await ask("POST", "/call", headers, body)).status).toBe(403);
      expect(calls).toEqual([]);
    },
  );

  test("without the cookie are refused", async () => {
    expect((await ask("POST", "/call", { Origin: base.origin }, body)).status).toBe(403);
    expect(calls).toEqual([]);
  });

  test.each(["", "{", "[]", "null", '"x"', '{"client":7}'])("that are no calls are a bad request: %s", async (text) => {
    const answer = await ask("POST", "/call", { Cookie: await letIn(), Origin: base.origin }, text);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toEqual({ ok: false, error: { code: "bad-request" } });
    expect(calls).toEqual([]);
  });

  test("that say they are too long are refused before they are sent", async () => {
    const cookie = await letIn();
    const said = { Cookie: cookie, Origin: base.origin, "Content-Length": String(BODY_LIMIT_BYTES + 1) };
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(base.port), "127.0.0.1", () => {
        const lines = Object.entries({ Host: base.host, ...said }).map(([key, value]) => `${key}: ${value}\r\n`);
        socket.write(`POST /call HTTP/1.1\r\n${lines.join("")}\r\n{`);
      });
      let text = "";
      socket.on("data", (chunk) => (text += chunk.toString("utf8")));
      socket.on("close", () => resolve(text));
      socket.on("error", () => resolve(text));
    });
    expect(answer).toContain("HTTP/1.1 413");
    expect(answer).toContain("too-large");
    expect(calls).toEqual([]);
  });

  test("for news count the pages that listen", async () => {
    const poll = JSON.stringify({ method: "news.next", request: { client: "page-0001", after: 0, waitMs: 0 } });
    await ask("POST", "/call", { Cookie: await letIn(), Origin: base.origin }, poll);
    await expect.poll(() => seen).toEqual(["entered", "left"]);
  });
});

test("a port that is taken is an error, not another port", async () => {
  const files = await listPageFiles(join(folder, "out"));
  const pages = { entered: () => undefined, left: () => undefined };
  await expect(startServer({ dispatch, files, pages, port: Number(base.port) })).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
});
