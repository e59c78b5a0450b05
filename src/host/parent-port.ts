/** The end of the pipe to the process that started this one: Node's fork, or Electron's utility process. */
export interface ParentPort {
  post(message: unknown): void;
  onMessage(listen: (message: unknown) => void): void;
  /** The parent is gone. Electron ends its utility processes itself. */
  onParentGone(listen: () => void): void;
}

interface ElectronParent {
  postMessage(message: unknown): void;
  on(event: "message", listen: (event: { readonly data: unknown }) => void): void;
}

export function parentPort(): ParentPort {
  const electron = (process as { readonly parentPort?: ElectronParent }).parentPort; // only there in a utility process
  if (electron !== undefined)
    return {
      post: (message) => electron.postMessage(message),
      onMessage: (listen) => electron.on("message", ({ data }) => listen(data)),
      onParentGone: () => undefined,
    };
  return {
    post: (message) => void process.send?.(message, undefined, undefined, () => undefined),
    onMessage: (listen) => void process.on("message", listen),
    onParentGone: (listen) => void process.once("disconnect", listen),
  };
}
