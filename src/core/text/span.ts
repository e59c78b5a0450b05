/** UTF-16 code-unit offsets into one text, half-open: `text.slice(from, to)`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
