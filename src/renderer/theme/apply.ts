import type { Settings } from "../../contract/settings.ts";

const dark = matchMedia("(prefers-color-scheme: dark)");
const contrast = matchMedia("(prefers-contrast: more)");
let chosen: Settings["theme"] = "system";
let applied: Settings | undefined;

function paint(): void {
  const strong = chosen === "contrast" || (chosen === "system" && contrast.matches);
  const isDark = chosen === "dark" || (chosen !== "light" && dark.matches);
  document.documentElement.dataset["theme"] = strong
    ? isDark
      ? "contrast-dark"
      : "contrast"
    : isDark
      ? "dark"
      : "light";
}

/** Follows the system's light, dark and contrast for as long as the editor did not choose. */
export function followSystemTheme(): void {
  dark.addEventListener("change", paint);
  contrast.addEventListener("change", paint);
  paint();
}

export function applyTheme(settings: Settings): void {
  if (settings === applied) return;
  applied = settings;
  chosen = settings.theme;
  const root = document.documentElement;
  root.dataset["article"] = settings.articleFont;
  root.style.setProperty("--article-size", `${settings.articleSize}px`);
  paint();
}
