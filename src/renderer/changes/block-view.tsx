import { memo, type ReactNode } from "react";
import type { PageBlock } from "./blocks.ts";
import type { Segment } from "../../core/review/state.ts";

interface Props {
  readonly block: PageBlock;
  readonly render: (segment: Segment) => ReactNode;
}

const SAME = (before: Props, after: Props): boolean =>
  before.render === after.render &&
  before.block.parts.length === after.block.parts.length &&
  before.block.parts.every(
    ({ segment, gap }, index) => segment === after.block.parts[index]?.segment && gap === after.block.parts[index]?.gap,
  );

/** A paragraph or headline; renders again only when one of its sentences is another object. */
export const BlockView = memo(function BlockView({ block, render }: Props) {
  const Tag = block.kind === "headline" || block.kind === "heading" ? "h2" : "p";
  return (
    <Tag className={block.kind} dir="auto">
      {block.parts.map(({ segment, gap }) => (
        <span key={segment.id}>
          {render(segment)}
          {gap}
        </span>
      ))}
    </Tag>
  );
}, SAME);
