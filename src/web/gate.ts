import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/**
 * Who may talk to the loopback server. Any page in any browser on this computer can send it requests, so every one must
 * name the exact host (no DNS rebinding) and carry the cookie that only the address with the token gives out; a call must
 * also come from our own page.
 */
export interface Gate {
  /** The address to open, with the token. */
  readonly address: string;
  readonly origin: string;
  /** The header that lets the browser in for this session. */
  readonly cookie: string;
  isExactHost(headers: IncomingHttpHeaders): boolean;
  isToken(token: string): boolean;
  hasCookie(headers: IncomingHttpHeaders): boolean;
  isOwnPage(headers: IncomingHttpHeaders): boolean;
}

export function createGate(port: number): Gate {
  const token = randomBytes(24).toString("base64url");
  const secret = randomBytes(24).toString("base64url");
  const host = `127.0.0.1:${port}`;
  // Cookies do not know ports: the name keeps two servers apart.
  const name = `galley-${port}`;
  return {
    address: `http://${host}/?token=${token}`,
    origin: `http://${host}`,
    cookie: `${name}=${secret}; Path=/; HttpOnly; SameSite=Strict`,
    isExactHost: (headers) => headers.host === host,
    isToken: (given) => isSame(given, token),
    hasCookie: (headers) => isSame(cookieOf(headers, name), secret),
    isOwnPage: (headers) => headers.origin === `http://${host}`,
  };
}

function cookieOf(headers: IncomingHttpHeaders, name: string): string {
  for (const part of (headers.cookie ?? "").split(";")) {
    const [key, value] = part.trim().split("=", 2);
    if (key === name) return value ?? "";
  }
  return "";
}

function isSame(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
