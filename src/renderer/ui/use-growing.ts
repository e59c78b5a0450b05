import { useEffect, useState } from "react";

interface Steps {
  /** What fills the screen. */
  readonly first: number;
  /** What one idle moment renders without being felt. */
  readonly more: number;
}

/** How many of a long list to render: what fills the screen at once, the rest as the browser finds time. */
export function useGrowing(count: number, { first, more }: Steps): number {
  const [shown, setShown] = useState(first);
  useEffect(() => {
    if (shown >= count) return;
    const handle = requestIdleCallback(() => setShown((now) => now + more), { timeout: 200 });
    return () => cancelIdleCallback(handle);
  }, [shown, count, more]);
  return Math.min(shown, count);
}
