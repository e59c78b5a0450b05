import type { IncomingMessage } from "node:http";

/** The largest article (50 MB) as base64 in JSON, with room. More is refused while it arrives, not after. */
export const BODY_LIMIT_BYTES = 80 * 1024 * 1024;

/** The whole body, or `undefined` when it is longer than the limit. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<string | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > limitBytes) return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limitBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
