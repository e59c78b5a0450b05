/** What the store asks of a disk. Small on purpose: the crash simulation and the fault injection implement it too. Failures throw with an errno `code`. */
export interface StoreFs {
  /** A new empty file, mode 0600; fails with EEXIST where there is anything by that name. */
  create(path: string): Promise<StoreFile>;
  /** An existing file, written at its end only. */
  openAppend(path: string): Promise<StoreFile>;
  read(path: string): Promise<Uint8Array>;
  /** `undefined` where there is nothing. */
  stat(path: string): Promise<FileFacts | undefined>;
  /** Hundreds of small files in order, many times quicker than one by one; `undefined` for what cannot be read. */
  readMany(paths: readonly string[]): Promise<readonly (Uint8Array | undefined)[]>;
  /** The same for their facts. */
  statMany(paths: readonly string[]): Promise<readonly (FileFacts | undefined)[]>;
  list(folder: string): Promise<readonly string[]>;
  /** Makes the folder (mode 0700) and those above it; answers the topmost that was not there before. */
  makeFolder(path: string): Promise<string | undefined>;
  rename(from: string, to: string): Promise<void>;
  link(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  removeFolder(path: string): Promise<void>;
  /** Makes names created, renamed and removed in this folder survive a power cut. */
  syncFolder(path: string): Promise<void>;
  freeBytes(path: string): Promise<number>;
  /** Claims a name for this process until it is released or the process ends; `undefined` while another has it. */
  lock(key: string): Promise<Unlock | undefined>;
  /** Pauses between retries. */
  pause(ms: number): Promise<void>;
}

export interface StoreFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Contents and length are on the disk when it resolves. */
  datasync(): Promise<void>;
  sync(): Promise<void>;
  /** False when the path has been removed or names another file by now. */
  isStillAt(path: string): Promise<boolean>;
  close(): Promise<void>;
}

export interface FileFacts {
  readonly kind: "file" | "folder" | "other";
  readonly size: number;
  readonly modifiedMs: number;
  /** Names the file whatever its path: device and inode. */
  readonly key: string;
}

export type Unlock = () => Promise<void>;
