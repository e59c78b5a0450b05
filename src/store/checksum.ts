import { hash } from "node:crypto";

export const sha256 = (data: string | Uint8Array): string => hash("sha256", data);

/** Hex digits kept in journal lines: 128 bits, enough against accident; the folder is not defended against its owner. */
export const CHECK_DIGITS = 32;

export const checkOf = (data: string | Uint8Array): string => sha256(data).slice(0, CHECK_DIGITS);

/** Where the chain of a review's journal begins: no line of another review can continue it. */
export const chainStart = (id: string, createdAt: number): string => checkOf(`galley review ${id} ${createdAt}`);
