import type { Status } from "../../core/review/state.ts";

const GLYPHS: Readonly<Record<Status, string>> = {
  "not-reviewed": "○",
  edited: "●",
  confirmed: "✓",
  "needs-work": "▲",
  "needs-source": "?",
};

export function StatusGlyph({ status }: { readonly status: Status }) {
  return (
    <span className={`status-${status}`} aria-hidden="true">
      {GLYPHS[status]}
    </span>
  );
}
