import { memo, type PointerEvent } from "react";
import type { Piece } from "./paint.ts";

interface Props {
  readonly pieces: readonly Piece[];
  readonly onChangeHover: (event: PointerEvent<HTMLElement>, index: number) => void;
}

/** Text in pieces: deletions as `del`, insertions as `ins`, flags and marks as classes. */
export const Pieces = memo(function Pieces({ pieces, onChangeHover }: Partial<Props> & Pick<Props, "pieces">) {
  return pieces.map(({ from, text, className, change }) => {
    if (change !== undefined) {
      const { kind: Tag, index } = change;
      const hover =
        onChangeHover === undefined
          ? {}
          : { onPointerEnter: (event: PointerEvent<HTMLElement>) => onChangeHover(event, index) };
      return (
        <Tag key={from} className={className} data-change={index} {...hover}>
          {text}
        </Tag>
      );
    }
    return className === "" ? (
      text
    ) : (
      <span key={from} className={className}>
        {text}
      </span>
    );
  });
});
