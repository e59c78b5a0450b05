import { memo } from "react";
import { Button } from "react-aria-components";
import { COMMANDS } from "../../contract/commands.ts";
import type { SegmentId } from "../../core/ids.ts";
import { acceptSuggestion, dismissFlag, stepFlag } from "../commands/flag-commands.ts";
import {
  confirmAndNext,
  mergeHere,
  moveSources,
  revertSegment,
  speakChanges,
  splitHere,
  takeBackNth,
} from "../commands/segment-commands.ts";
import { keyText } from "../keys/keys.ts";
import type { Session } from "../session/session.ts";
import { app, openDialog, patchApp } from "../store/app.ts";
import { useStore } from "../store/store.ts";
import { t } from "../texts/en.ts";
import { MenuButton } from "../ui/menu.tsx";

interface ActProps {
  readonly keys: string;
  readonly label: string;
  readonly text: string;
  readonly onPress: () => void;
  readonly isDisabled?: boolean;
}

/** A key and what it does: a line to learn the keys from, and a button for those who press. */
function Act({ keys, label, text, onPress, isDisabled = false }: ActProps) {
  return (
    <Button className="act" onPress={onPress} isDisabled={isDisabled}>
      <ActFace keys={keys} label={label} text={text} />
    </Button>
  );
}

/** Shows the name's first words, in small letters as part of a line; the rest of the name is for the ear. */
function ActFace({ keys, label, text }: Pick<ActProps, "keys" | "label" | "text">) {
  return (
    <>
      <kbd aria-hidden="true">{keyText(keys)}</kbd>
      <span>
        <span className="act-name">{text}</span>
        <span className="unseen">{label.slice(text.length)}</span>
      </span>
    </>
  );
}

export function dismissItems() {
  return [
    { id: "once", text: t.review.ignoreOnce },
    { id: "article", text: t.review.ignoreArticle },
    { id: "always", text: t.review.ignoreAlways },
  ];
}

type Scope = "once" | "article" | "always";

function DismissAct({ session, isDisabled }: { readonly session: Session; readonly isDisabled: boolean }) {
  const isOpen = useStore(app, (now) => now.dismissing) && !isDisabled;
  return (
    <MenuButton
      label={t.review.dismiss}
      items={dismissItems()}
      onPick={(scope) => dismissFlag(session, scope as Scope)}
      isOpen={isOpen}
      onOpenChange={(open) => patchApp({ dismissing: open })}
    >
      <Button className="act" isDisabled={isDisabled}>
        <ActFace keys={COMMANDS.dismiss} label={t.review.dismiss} text={t.review.acts.dismiss} />
      </Button>
    </MenuButton>
  );
}

interface Props {
  readonly session: Session;
  readonly id: SegmentId;
  readonly n: number;
  readonly open: number;
  readonly fixed: number;
  readonly canAccept: boolean;
  /** Number of the change that the cursor is in; -1 for none. */
  readonly changeIndex: number;
}

function caretOf(n: number): number {
  const field = document.querySelector<HTMLTextAreaElement>(`textarea[aria-label="${t.review.pe(n)}"]`);
  return field?.selectionEnd ?? 0;
}

function MoreAct({ session, n }: { readonly session: Session; readonly n: number }) {
  const run: Readonly<Record<string, () => void>> = {
    comment: () => openDialog("comment"),
    revert: () => revertSegment(session),
    split: () => splitHere(session, caretOf(n)),
    merge: () => mergeHere(session),
    hear: () => speakChanges(session),
    "source-down": () => moveSources(session, 1),
    "source-up": () => moveSources(session, -1),
  };
  const hasSource = (): boolean => session.store.get().review.segments.some(({ source }) => source !== undefined);
  const items = () => [
    { id: "comment", text: t.review.comment },
    { id: "revert", text: t.review.revert, keys: keyText(COMMANDS.revert) },
    { id: "split", text: t.review.split },
    { id: "merge", text: t.review.merge },
    { id: "hear", text: t.review.hearDiff },
    ...(hasSource()
      ? [
          { id: "source-down", text: t.review.sourceDown },
          { id: "source-up", text: t.review.sourceUp },
        ]
      : []),
  ];
  return (
    <MenuButton label={t.review.rowMore} items={items} onPick={(id) => run[id]?.()}>
      <Button className="act" aria-label={t.review.rowMore}>
        ⋯
      </Button>
    </MenuButton>
  );
}

/** What can be done with the active sentence. Its props are plain, so that typing does not render it. */
export const Acts = memo(function Acts({ session, id, n, open, fixed, canAccept, changeIndex }: Props) {
  const count = open + fixed === 0 ? t.review.noFlags : t.review.counts(open, fixed);
  return (
    <div role="gridcell" className="acts">
      <span className="count">{count}</span>
      <Act
        keys={COMMANDS.confirm}
        label={t.review.confirm}
        text={t.review.acts.confirm}
        onPress={() => confirmAndNext(session)}
      />
      <Act
        keys={COMMANDS["next-flag"]}
        label={t.review.next}
        text={t.review.acts.next}
        onPress={() => stepFlag(session, 1)}
      />
      <Act
        keys={COMMANDS.accept}
        label={t.review.accept}
        text={t.review.acts.accept}
        isDisabled={!canAccept}
        onPress={() => acceptSuggestion(session)}
      />
      <DismissAct session={session} isDisabled={open === 0} />
      <Act keys={COMMANDS.mark} label={t.review.mark} text={t.review.acts.mark} onPress={() => openDialog("mark")} />
      {changeIndex >= 0 && (
        <Button className="act" onPress={() => takeBackNth(session, id, changeIndex)}>
          <span aria-hidden="true">↺</span> {t.review.acts.revertChange}
        </Button>
      )}
      <MoreAct session={session} n={n} />
    </div>
  );
});
