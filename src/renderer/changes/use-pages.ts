import { useEffect, useState } from "react";

const FIRST = 60;
const MORE = 200;

/** How many of a long list to render: what fills the screen at once, the rest as the browser finds time. */
export function useGrowing(count: number): number {
  const [shown, setShown] = useState(FIRST);
  useEffect(() => {
    if (shown >= count) return;
    const handle = requestIdleCallback(() => setShown((now) => now + MORE), { timeout: 200 });
    return () => cancelIdleCallback(handle);
  }, [shown, count]);
  return Math.min(shown, count);
}
