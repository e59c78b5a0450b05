import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listPageFiles } from "../../src/host/page-files.ts";

test("lists regular files of known kinds by their URL path, and the page itself under /", async () => {
  const folder = mkdtempSync(join(tmpdir(), "galley-files-"));
  mkdirSync(join(folder, "assets"));
  for (const name of ["index.html", "assets/a.js", "assets/b.woff2", "notes.txt", ".env"])
    writeFileSync(join(folder, name), "");
  symlinkSync("/etc/hostname", join(folder, "assets", "link.js"));
  const files = await listPageFiles(folder);
  rmSync(folder, { recursive: true });
  expect([...files.keys()].sort()).toEqual(["/", "/assets/a.js", "/assets/b.woff2", "/index.html"]);
  expect(files.get("/")).toEqual(files.get("/index.html"));
  expect(files.get("/assets/b.woff2")?.type).toBe("font/woff2");
});
