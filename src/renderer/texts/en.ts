import { desktopText } from "../../contract/desktop-text.ts";
import { desk } from "./en-desk.ts";
import { review } from "./en-review.ts";
import { words } from "./en-words.ts";
import { tools } from "./en-tools.ts";

/** Every text of the interface. A translation is another object of this shape. */
export const en = { ...words, desk, review, ...tools, desktop: desktopText };

export const t = en;
