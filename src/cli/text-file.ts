import { decode, type Decoded } from "../core/format/decode.ts";
import type { CliIo } from "./io.ts";

/** A file's decoded text; says what is wrong and gives nothing where it cannot be read. An empty file is an empty text. */
export async function readTextFile(io: CliIo, path: string): Promise<Decoded | undefined> {
  const bytes = await readBytes(io, path);
  return bytes === undefined ? undefined : decodeFile(io, path, bytes);
}

/** The text of a file's bytes, as `readTextFile` has it. */
export function decodeFile(io: CliIo, path: string, bytes: Uint8Array): Decoded | undefined {
  if (bytes.length === 0) return { text: "", encoding: "utf-8", bom: false, guessed: false, eol: "none" };
  const decoded = decode(bytes);
  if (decoded.ok) return decoded.value;
  sayUnread(io, path, decoded.error);
  return undefined;
}

/** Says what a reader found wrong with a file, and where. */
export function sayUnread(io: CliIo, path: string, { message, at }: { message: string; at?: string }): void {
  io.err(`Cannot read ${path}: ${message}${at === undefined ? "" : ` (${at})`}`);
}

/** A file's bytes; says what is wrong and gives nothing where there are none to be had. */
export async function readBytes(io: CliIo, path: string): Promise<Uint8Array | undefined> {
  try {
    return await io.readFile(path);
  } catch (error) {
    io.err(`Cannot read ${path}: ${reasonOf(error)}`);
    return undefined;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file.",
  ENOTDIR: "there is no such file.",
  EISDIR: "it is a folder.",
  EACCES: "you have no permission.",
  EPERM: "you have no permission.",
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? REASONS[String(error.code)] : undefined;
  return code ?? (error instanceof Error ? error.message : String(error));
}
