/** A process of ours at the other end of a message pipe, whoever spawned it (Node's fork, Electron's utility process). */
export interface ChildChannel {
  post(message: unknown): void;
  onMessage(listen: (message: unknown) => void): void;
  /** Called once; `undefined` when the process never ran or was ended by a signal. */
  onExit(listen: (code: number | undefined) => void): void;
  kill(): void;
}

/** Starts the process anew. */
export type Spawn = () => ChildChannel;
