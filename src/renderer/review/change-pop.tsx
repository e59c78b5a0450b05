import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";
import type { TextChange } from "./changes.ts";

/** A change under the pointer, and where its button belongs in the row. */
export interface HotChange {
  readonly index: number;
  readonly left: number;
  readonly top: number;
}

interface Props {
  readonly hot: HotChange;
  readonly change: TextChange;
  readonly onRevert: () => void;
  readonly onLeave: () => void;
}

export function ChangePop({ hot, change, onRevert, onLeave }: Props) {
  return (
    <div className="change-pop" style={{ left: hot.left, top: hot.top }} onPointerLeave={onLeave}>
      <Button
        small
        look="plain"
        excludeFromTabOrder
        aria-label={`${t.review.revertChange}: ${t.review.change(change.before.trim(), change.after.trim())}`}
        onPress={() => {
          onLeave();
          onRevert();
        }}
      >
        ↺ {t.review.revertChange}
      </Button>
    </div>
  );
}
