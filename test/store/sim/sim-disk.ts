import { dirname } from "node:path";
import type { FileFacts, StoreFile, StoreFs, Unlock } from "../../../src/store/fs-port.ts";

/** What is on the platters: names to contents; a folder is `null`. */
export type Image = ReadonlyMap<string, { readonly inode: number; readonly bytes: Uint8Array } | null>;

interface Inode {
  readonly id: number;
  /** What a reader sees. */
  bytes: Uint8Array;
  /** What survives a power cut. */
  durable: Uint8Array;
  /** Written and not flushed; `poisoned` after a failed flush: no later flush brings these bytes to the disk. */
  pending: { readonly at: number; readonly bytes: Uint8Array; poisoned: boolean }[];
}

type Names = Map<string, number | null>;

interface NameChange {
  readonly folder: string;
  durable: boolean;
  apply(names: Names): void;
}

export type Op =
  | "create"
  | "write"
  | "datasync"
  | "sync"
  | "read"
  | "stat"
  | "list"
  | "makeFolder"
  | "rename"
  | "link"
  | "remove"
  | "syncFolder"
  | "openAppend"
  | "isStillAt"
  | "close";

export interface SimHooks {
  /** Before every operation; throwing an errno makes it fail. Answering a number lets a write take only that many bytes and then fail. */
  before?(op: Op, path: string): Promise<void> | void;
}

const errno = (code: string, path: string): Error => Object.assign(new Error(`${code}: ${path}`), { code, path });

/** A disk whose unflushed writes and names can be lost in every way that a power cut can lose them. */
export class SimDisk implements StoreFs {
  #inodes = new Map<number, Inode>();
  #names: Names = new Map();
  #durableNames: Names = new Map();
  #changes: NameChange[] = [];
  #locks = new Set<string>();
  #nextInode = 1;
  hooks: SimHooks = {};
  /** Set to make one kind of flush do nothing: what a test must notice. */
  lies: ReadonlySet<Op> = new Set();

  static from(image: Image): SimDisk {
    const disk = new SimDisk();
    for (const [path, file] of image) {
      disk.#names.set(path, file === null ? null : file.inode);
      if (file === null) continue;
      disk.#inodes.set(file.inode, { id: file.inode, bytes: file.bytes, durable: file.bytes, pending: [] });
      disk.#nextInode = Math.max(disk.#nextInode, file.inode + 1);
    }
    disk.#durableNames = new Map(disk.#names);
    return disk;
  }

  /** The process died; the machine did not: what was written is there to read, flushed or not. */
  processEnded(): void {
    this.#locks.clear();
    this.hooks = {};
  }

  /** Files with unflushed bytes and names not yet certain, as choices for a power cut. */
  unsettled(): { files: readonly number[]; names: number } {
    const files = [...this.#inodes.values()].filter((inode) => inode.pending.length > 0).map((inode) => inode.id);
    return { files, names: this.#changes.filter((change) => !change.durable).length };
  }

  /** One state after a power cut: which uncertain names made it, and what became of each file's unflushed bytes. */
  image(nameKept: (index: number) => boolean, fate: (inode: number) => Fate): Image {
    const names = new Map(this.#durableNames);
    let index = 0;
    for (const change of this.#changes) if (change.durable || nameKept(index++)) change.apply(names);
    const image = new Map<string, { inode: number; bytes: Uint8Array } | null>();
    const contents = new Map<number, Uint8Array>();
    for (const [path, id] of names) {
      if (!hasFolder(names, path)) continue;
      if (id === null) {
        image.set(path, null);
        continue;
      }
      const inode = this.#inodes.get(id);
      if (inode === undefined) continue;
      const bytes = contents.get(id) ?? afterCut(inode, fate(id));
      contents.set(id, bytes);
      image.set(path, { inode: id, bytes });
    }
    return image;
  }

  /** What a running process sees. */
  current(): Image {
    const image = new Map<string, { inode: number; bytes: Uint8Array } | null>();
    for (const [path, id] of this.#names)
      image.set(path, id === null ? null : { inode: id, bytes: this.#inodes.get(id)?.bytes ?? new Uint8Array() });
    return image;
  }

  async create(path: string): Promise<StoreFile> {
    await this.#step("create", path);
    this.#needFolder(path);
    if (this.#names.has(path)) throw errno("EEXIST", path);
    const inode: Inode = { id: this.#nextInode++, bytes: new Uint8Array(), durable: new Uint8Array(), pending: [] };
    this.#inodes.set(inode.id, inode);
    this.#change(dirname(path), (names) => names.set(path, inode.id));
    return this.#file(inode, path);
  }

  async openAppend(path: string): Promise<StoreFile> {
    await this.#step("openAppend", path);
    return this.#file(this.#inodeAt(path), path);
  }

  async read(path: string): Promise<Uint8Array> {
    await this.#step("read", path);
    return this.#inodeAt(path).bytes.slice();
  }

  async stat(path: string): Promise<FileFacts | undefined> {
    await this.#step("stat", path);
    const id = this.#names.get(path);
    if (id === undefined) return undefined;
    if (id === null) return { kind: "folder", size: 0, modifiedMs: 0, key: `folder:${this.#folderKey(path)}` };
    return { kind: "file", size: this.#inodes.get(id)?.bytes.length ?? 0, modifiedMs: 0, key: `file:${id}` };
  }

  readMany(paths: readonly string[]): Promise<readonly (Uint8Array | undefined)[]> {
    return Promise.all(paths.map((path) => this.read(path).catch(() => undefined)));
  }

  statMany(paths: readonly string[]): Promise<readonly (FileFacts | undefined)[]> {
    return Promise.all(paths.map((path) => this.stat(path).catch(() => undefined)));
  }

  async list(folder: string): Promise<readonly string[]> {
    await this.#step("list", folder);
    if (this.#names.get(folder) !== null) throw errno("ENOENT", folder);
    const prefix = `${folder}/`;
    return [...this.#names.keys()]
      .filter((path) => path.startsWith(prefix) && !path.includes("/", prefix.length))
      .map((path) => path.slice(prefix.length));
  }

  async makeFolder(path: string): Promise<string | undefined> {
    await this.#step("makeFolder", path);
    if (this.#names.has(path)) return undefined;
    const above = dirname(path);
    const topmost = above === "/" || this.#names.has(above) ? path : await this.makeFolder(above);
    this.#change(above, (names) => names.set(path, null));
    return topmost;
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#step("rename", from);
    if (!this.#names.has(from)) throw errno("ENOENT", from);
    this.#needFolder(to);
    if (this.#names.get(from) === null && this.#names.has(to)) throw errno("ENOTEMPTY", to);
    const id = this.#names.get(from);
    this.#change(dirname(to), (names) => moveNames(names, from, to, id));
  }

  async link(from: string, to: string): Promise<void> {
    await this.#step("link", from);
    const { id } = this.#inodeAt(from);
    this.#needFolder(to);
    if (this.#names.has(to)) throw errno("EEXIST", to);
    this.#change(dirname(to), (names) => names.set(to, id));
  }

  async remove(path: string): Promise<void> {
    await this.#step("remove", path);
    const { id } = this.#inodeAt(path);
    this.#change(dirname(path), (names) => names.get(path) === id && names.delete(path));
  }

  async removeFolder(path: string): Promise<void> {
    await this.#step("remove", path);
    this.#change(dirname(path), (names) => names.delete(path));
  }

  async syncFolder(path: string): Promise<void> {
    await this.#step("syncFolder", path);
    if (this.lies.has("syncFolder")) return;
    for (const change of this.#changes) if (change.folder === path) change.durable = true;
    while (this.#changes[0]?.durable) this.#changes.shift()?.apply(this.#durableNames);
  }

  freeBytes(): Promise<number> {
    return Promise.resolve(0);
  }

  lock(key: string): Promise<Unlock | undefined> {
    if (this.#locks.has(key)) return Promise.resolve(undefined);
    this.#locks.add(key);
    return Promise.resolve(() => Promise.resolve(void this.#locks.delete(key)));
  }

  pause(): Promise<void> {
    return Promise.resolve();
  }

  async #step(op: Op, path: string): Promise<void> {
    await this.hooks.before?.(op, path);
  }

  #folderKeys = new Map<string, string>();
  /** Follows a folder through renames, as an inode does. */
  #folderKey(path: string): string {
    return this.#folderKeys.get(path) ?? path;
  }

  #change(folder: string, apply: (names: Names) => void): void {
    this.#changes.push({ folder, durable: false, apply });
    const before = new Map(this.#names);
    apply(this.#names);
    for (const [path, id] of before) {
      if (id !== null || this.#names.has(path)) continue;
      const moved = [...this.#names.keys()].find((other) => !before.has(other) && this.#names.get(other) === null);
      if (moved !== undefined) this.#folderKeys.set(moved, this.#folderKey(path));
    }
  }

  #needFolder(path: string): void {
    if (this.#names.get(dirname(path)) !== null) throw errno("ENOENT", path);
  }

  #inodeAt(path: string): Inode {
    const id = this.#names.get(path);
    if (id === null) throw errno("EISDIR", path);
    const inode = id === undefined ? undefined : this.#inodes.get(id);
    if (inode === undefined) throw errno("ENOENT", path);
    return inode;
  }

  #file(inode: Inode, path: string): StoreFile {
    const flush = async (op: "datasync" | "sync"): Promise<void> => {
      try {
        await this.#step(op, path);
      } catch (error) {
        // The kernel marks the pages clean all the same: what was not written then never will be.
        for (const write of inode.pending) write.poisoned = true;
        throw error;
      }
      if (this.lies.has(op)) return;
      inode.durable = afterCut(inode, { kind: "flushed" });
      inode.pending = inode.pending.filter((write) => write.poisoned);
    };
    return {
      write: async (bytes) => {
        try {
          await this.#step("write", path);
        } catch (error) {
          this.#put(inode, bytes.slice(0, Math.floor(bytes.length / 2)));
          throw error;
        }
        this.#put(inode, bytes.slice());
      },
      datasync: () => flush("datasync"),
      sync: () => flush("sync"),
      isStillAt: async (where) => {
        await this.#step("isStillAt", where);
        return this.#names.get(where) === inode.id;
      },
      close: () => this.#step("close", path),
    };
  }

  #put(inode: Inode, bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    inode.pending.push({ at: inode.bytes.length, bytes, poisoned: false });
    inode.bytes = Buffer.concat([inode.bytes, bytes]);
  }
}

function hasFolder(names: Names, path: string): boolean {
  for (let above = dirname(path); above !== "/" && above !== "."; above = dirname(above))
    if (names.get(above) !== null) return false;
  return true;
}

function moveNames(names: Names, from: string, to: string, id: number | null | undefined): void {
  if (id === undefined) return;
  names.delete(from);
  names.set(to, id);
  if (id !== null) return;
  for (const path of Array.from(names.keys())) {
    if (!path.startsWith(`${from}/`)) continue;
    names.set(to + path.slice(from.length), names.get(path) ?? null);
    names.delete(path);
  }
}

/** What became of a file's unflushed bytes. */
export type Fate =
  | { readonly kind: "none" }
  | { readonly kind: "all" }
  | { readonly kind: "flushed" }
  /** The file got its length and none of its bytes: NULs. */
  | { readonly kind: "zeros" }
  /** Only so much, as a share of the unflushed bytes. */
  | { readonly kind: "cut"; readonly share: number }
  /** The length, and every sector for which `keep` says so; the others are NULs. */
  | { readonly kind: "torn"; readonly sector: number; readonly keep: (sector: number) => boolean };

function afterCut(inode: Inode, fate: Fate): Uint8Array {
  const { durable, pending } = inode;
  if (pending.length === 0 || fate.kind === "none") return durable;
  const full = inode.bytes;
  if (fate.kind === "all") return full;
  const base = Math.min(durable.length, full.length);
  if (fate.kind === "cut") return full.slice(0, base + Math.floor((full.length - base) * fate.share));
  const result = new Uint8Array(full.length);
  result.set(durable);
  if (fate.kind === "flushed") {
    const good = pending.filter((write) => !write.poisoned);
    const end = good.reduce((most, write) => Math.max(most, write.at + write.bytes.length), durable.length);
    for (const write of good) result.set(write.bytes, write.at);
    return result.slice(0, end);
  }
  if (fate.kind === "torn")
    for (let at = base; at < full.length; at++) if (fate.keep(Math.floor(at / fate.sector))) result[at] = full[at] ?? 0;
  return result;
}
