/** What runs in the page: each function stands alone, for it is sent there as text. */

/** Milliseconds from each key until the frame that shows it has been painted. */
export async function timeKeys(count: number): Promise<readonly number[]> {
  const field = document.activeElement;
  if (!(field instanceof HTMLTextAreaElement)) throw new Error("no field has the focus");
  // Words of the language: what no dictionary has would be flagged, and each flag is another card beside the text.
  const typed = "the level of the water rose again in the evening and the council asked for help ";
  const times: number[] = [];
  const painted = (): Promise<void> =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve();
        channel.port2.postMessage(undefined);
      }),
    );
  for (let at = 0; at < count; at += 1) {
    await new Promise((resolve) => setTimeout(resolve, 25));
    const from = performance.now();
    document.execCommand("insertText", false, typed[at % typed.length]);
    await painted();
    times.push(performance.now() - from);
  }
  return times;
}

/** Gaps between frames while the list scrolls for `ms`, at about 3,000 pixels a second. */
export async function timeFrames(ms: number): Promise<readonly number[]> {
  const box = document.querySelector("[role=grid]");
  if (box === null) throw new Error("no list");
  const gaps: number[] = [];
  let last = await new Promise<number>(requestAnimationFrame);
  const end = last + ms;
  while (last < end) {
    box.scrollTop += 50;
    const now = await new Promise<number>(requestAnimationFrame);
    gaps.push(now - last);
    last = now;
  }
  return gaps;
}

/** Milliseconds from now until `selector` is in the page and painted. `run` presses what opens it. */
export async function timeUntil({ press, wait }: { readonly press: string; readonly wait: string }): Promise<number> {
  const from = performance.now();
  document.querySelector<HTMLElement>(press)?.click();
  while (document.querySelector(wait) === null) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now() - from;
}
