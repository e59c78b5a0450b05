/** Counts the pages that are listening, and tells when the last one has been gone for a while (a reload is no farewell). */
export interface PageWatch {
  entered(): void;
  left(): void;
}

export function watchPages(graceMs: number, onLastLeft: () => void): PageWatch {
  let listening = 0;
  let timer: NodeJS.Timeout | undefined;
  return {
    entered() {
      listening += 1;
      clearTimeout(timer);
    },
    left() {
      listening -= 1;
      if (listening > 0) return;
      clearTimeout(timer);
      timer = setTimeout(onLastLeft, graceMs);
    },
  };
}
