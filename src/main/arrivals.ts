/** Files the editor wants opened; those that come before there is anything to open them with are kept. */
export interface Arrivals {
  take(files: readonly string[]): void;
  /** Hands over what was kept, and from then on everything at once. */
  forward(open: (files: readonly string[]) => void): void;
}

export function createArrivals(first: readonly string[]): Arrivals {
  const kept = [...first];
  let open: ((files: readonly string[]) => void) | undefined;
  return {
    take(files) {
      if (open === undefined) kept.push(...files);
      else open(files);
    },
    forward(to) {
      open = to;
      if (kept.length > 0) to(kept.splice(0));
    },
  };
}
