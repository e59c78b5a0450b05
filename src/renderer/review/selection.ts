import type { SegmentId } from "../../core/ids.ts";
import type { MqmType } from "../../core/review/mqm.ts";
import type { Span } from "../../core/text/span.ts";

/** Words the editor selected in one sentence. */
export interface Selected extends Span {
  readonly column: "raw" | "pe";
  /** What a flag on these words would be marked as. */
  readonly type?: MqmType;
}

/** The newest selection in a correction: the field loses it when a dialog takes the focus, so it is read from the field. */
function selectionInField(): Selected | undefined {
  const field = document.querySelector<HTMLTextAreaElement>(".row.on .field-area");
  if (field === null || field.selectionStart === field.selectionEnd) return undefined;
  return { column: "pe", from: field.selectionStart, to: field.selectionEnd };
}

function selectionInText(id: SegmentId): Selected | undefined {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const cell = document.querySelector(`.mt[data-segment="${CSS.escape(id)}"]`);
  if (cell === null || !cell.contains(range.startContainer) || !cell.contains(range.endContainer)) return undefined;
  const before = document.createRange();
  before.selectNodeContents(cell);
  before.setEnd(range.startContainer, range.startOffset);
  const from = before.toString().length;
  const to = from + range.toString().length;
  return to > from ? { column: "raw", from, to } : undefined;
}

/** What is selected in the active sentence: in the machine translation, else in the correction. */
export function selectionIn(id: SegmentId): Selected | undefined {
  return selectionInText(id) ?? selectionInField();
}
