import type { StoreError } from "../service/ports.ts";

export const errnoOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;

/** A failure with its reason already known; caught at the store's door and turned into a reply. */
export class StoreFailure extends Error {
  readonly reason: StoreError;
  constructor(reason: StoreError) {
    super(`${reason.code}: ${reason.detail}`);
    this.name = "StoreFailure";
    this.reason = reason;
  }
}

export function failure(code: StoreError["code"], detail: string, path?: string): StoreFailure {
  return new StoreFailure(path === undefined ? { code, detail } : { code, detail, path });
}

const CODES: Readonly<Record<string, StoreError["code"]>> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EFBIG: "disk-full",
  EACCES: "no-permission",
  EPERM: "no-permission",
  EROFS: "no-permission",
  ENOENT: "gone",
  ENOTDIR: "gone",
  ESTALE: "gone",
  ENODEV: "gone",
};

/** Errors without an errno are our bugs and pass through. */
export function storeError(error: unknown, path?: string): StoreError {
  if (error instanceof StoreFailure) return error.reason;
  const errno = errnoOf(error);
  if (errno === undefined || !(error instanceof Error)) throw error;
  const where = path ?? ("path" in error && typeof error.path === "string" ? error.path : undefined);
  const reason = { code: CODES[errno] ?? "io", detail: error.message } as const;
  return where === undefined ? reason : { ...reason, path: where };
}
