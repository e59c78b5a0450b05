import { builtinModules } from "node:module";
import { posix } from "node:path";

/** What a room may import. `node: true` is Node's own modules; packages are named one by one. */
interface Room {
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
  readonly node: boolean;
}

/** Pure text libraries: no clock, no files, no network, no page. */
const TEXT_LIBRARIES = [
  "@mozilla/readability",
  "diff",
  "domhandler",
  "fflate",
  "htmlparser2",
  "jschardet",
  "linkedom",
  "saxes",
];

export const ROOMS: Readonly<Record<string, Room>> = {
  core: { rooms: [], packages: TEXT_LIBRARIES, node: false },
  contract: { rooms: ["core"], packages: ["zod"], node: false },
  service: { rooms: ["core", "contract"], packages: [], node: false },
  store: { rooms: ["core", "contract", "service"], packages: ["lowdb", "zod", "fflate"], node: true },
  host: { rooms: ["core", "contract", "service", "store"], packages: ["harper.js"], node: true },
  main: { rooms: ["contract", "service", "store", "host"], packages: ["electron", "zod"], node: true },
  web: { rooms: ["contract", "service", "store", "host"], packages: ["zod"], node: true },
  cli: { rooms: ["core", "contract", "service", "store", "host"], packages: [], node: true },
  preload: { rooms: ["contract"], packages: ["electron"], node: false },
  renderer: {
    rooms: ["core", "contract"],
    packages: [
      "react",
      "react-dom",
      "react-aria-components",
      "react-aria",
      "@tanstack/react-virtual",
      "@fontsource-variable",
    ],
    node: false,
  },
  tooling: { rooms: ["core", "host"], packages: ["playwright-core"], node: true },
};

export interface Violation {
  readonly file: string;
  readonly imports: string;
  readonly why: string;
}

/** Source files by their path below the checkout: `src/core/ids.ts`. */
export type Sources = ReadonlyMap<string, string>;

const STATIC =
  /^[ \t]*(?:import\b(?!\s*[(.])(?:([^"'`;=()]*?)\bfrom\s*)?|export\s+((?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}"'`]*\})\s*)from\s*)\s*["']([^"'\n]+)["']/gm;
const DYNAMIC = /\b(?:import|require|import\.meta\.resolve)\(\s*["'`]([^"'`\n]+)["'`]/g;

interface Import {
  readonly from: string;
  /** Only types: gone before the program runs. */
  readonly typeOnly: boolean;
}

export function importsOf(source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const fixed = [...code.matchAll(STATIC)].map((found) => ({
    from: found[3] ?? "",
    typeOnly: /^\s*type\b/.test(found[1] ?? found[2] ?? ""),
  }));
  return [...fixed, ...[...code.matchAll(DYNAMIC)].map((found) => ({ from: found[1] ?? "", typeOnly: false }))];
}

export function violationsOf(sources: Sources): Violation[] {
  return [...sources].flatMap(([file, source]) =>
    importsOf(source).flatMap(({ from }) => {
      const why = refusal(file, from);
      return why === undefined ? [] : [{ file, imports: from, why }];
    }),
  );
}

/** Why this file may not import that; `undefined` when it may. */
function refusal(file: string, from: string): string | undefined {
  const name = roomOf(file);
  const room = ROOMS[name];
  if (room === undefined) return `src/${name} is no room of ours`;
  if (from.startsWith(".")) {
    const target = roomOf(posix.join(posix.dirname(file), from));
    return target === name || room.rooms.includes(target) ? undefined : `${name} may not import ${target}`;
  }
  if (isNodeModule(from)) return room.node ? undefined : `${name} may not import Node's ${from}`;
  const known = room.packages.some((allowed) => from === allowed || from.startsWith(`${allowed}/`));
  return known ? undefined : `${name} may not import the package ${from}`;
}

const isNodeModule = (from: string): boolean => from.startsWith("node:") || builtinModules.includes(from);

function roomOf(file: string): string {
  const [top, room] = file.split("/");
  return top === "src" && room !== undefined ? room : `${top ?? ""} (outside src)`;
}

/** Every circle of files that import each other when they run; types alone make none. */
export function cyclesOf(sources: Sources): string[] {
  const open: string[] = [];
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string): void => {
    const at = open.indexOf(file);
    if (at >= 0) cycles.push([...open.slice(at), file].join(" → "));
    if (at >= 0 || done.has(file)) return;
    open.push(file);
    for (const { from, typeOnly } of importsOf(sources.get(file) ?? "")) {
      const target = posix.join(posix.dirname(file), from);
      if (!typeOnly && from.startsWith(".") && sources.has(target)) visit(target);
    }
    open.pop();
    done.add(file);
  };
  for (const file of sources.keys()) visit(file);
  return cycles;
}
