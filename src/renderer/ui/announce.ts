let region: HTMLElement | undefined;
let clear: ReturnType<typeof setTimeout> | undefined;

/** The mark keeps React Aria from hiding the region while a dialog is open. */
function makeRegion(): HTMLElement {
  const made = document.createElement("div");
  made.className = "unseen";
  made.setAttribute("role", "log");
  made.setAttribute("aria-live", "polite");
  made.setAttribute("aria-relevant", "additions");
  made.dataset["liveAnnouncer"] = "true";
  document.body.append(made);
  return made;
}

/** Says something to a screen reader without moving the focus. */
export function say(text: string): void {
  region ??= makeRegion();
  const line = document.createElement("div");
  line.textContent = text;
  region.append(line);
  clearTimeout(clear);
  clear = setTimeout(() => region?.replaceChildren(), 5_000);
}
