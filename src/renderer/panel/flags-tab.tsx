import { memo, useDeferredValue } from "react";
import { COMMANDS } from "../../contract/commands.ts";
import { dismissedWords } from "../../core/check/dismissal.ts";
import type { Flag } from "../../core/check/flag.ts";
import type { SegmentId } from "../../core/ids.ts";
import type { Revision } from "../../core/review/history.ts";
import type { Segment } from "../../core/review/state.ts";
import { acceptSuggestion, dismissAlike, dismissFlag, flagToAccept, flagsLike } from "../commands/flag-commands.ts";
import { keyText } from "../keys/keys.ts";
import { dismissItems } from "../review/acts.tsx";
import type { Session } from "../session/session.ts";
import { openDialog, patchApp } from "../store/app.ts";
import { useStore } from "../store/store.ts";
import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";
import { MenuButton } from "../ui/menu.tsx";
import { Timeline } from "./timeline.tsx";

interface CardProps {
  readonly session: Session;
  readonly id: SegmentId;
  /** The words flagged. */
  readonly words: string;
  /** What of its first and last word lies outside the flag. */
  readonly lead: string;
  readonly rest: string;
  readonly flag: Flag;
  readonly at: number;
  readonly isCurrent: boolean;
  /** The key for the first suggestion takes this one. */
  readonly isNext: boolean;
}

function DismissMenu({ session, words, flag }: Pick<CardProps, "session" | "words" | "flag">) {
  const pick = (id: string): void => {
    if (id === "alike") dismissAlike(session, flag);
    else if (id === "fix") {
      patchApp({ fixing: flag });
      openDialog("fix-all");
    } else dismissFlag(session, id as "once" | "article" | "always", flag);
  };
  const items = () => {
    const alike = flagsLike(session, flag).length;
    return [
      ...dismissItems(),
      ...(alike > 1 ? [{ id: "alike", text: t.review.dismissAll }] : []),
      ...(alike > 1 && flag.suggestions.length > 0 ? [{ id: "fix", text: t.review.fixAll(alike) }] : []),
    ];
  };
  const name = `${t.review.ignoreNamed(flag.title)}: ${words}`;
  return (
    <MenuButton label={name} items={items} onPick={pick}>
      <Button small aria-label={name}>
        {t.review.ignore} <span aria-hidden="true">▾</span>
      </Button>
    </MenuButton>
  );
}

const SHOWN_SUGGESTIONS = 4;

/** Spaces at an edge, or nothing but them, would not be seen. */
const visible = (text: string): string => text.replace(/^\s+|\s+$/gu, (spaces) => "␣".repeat(spaces.length));

const LETTER = /[\p{L}\p{N}]/u;
const lettersBefore = (text: string, at: number): string =>
  LETTER.test(text.charAt(at)) ? (/[\p{L}\p{N}]*$/u.exec(text.slice(0, at))?.[0] ?? "") : "";
const lettersAfter = (text: string, at: number): string =>
  LETTER.test(text.charAt(at - 1)) ? (/^[\p{L}\p{N}]*/u.exec(text.slice(at))?.[0] ?? "") : "";

/** A suggestion as whole words: where only a letter changes, the letter alone says nothing. */
function asWords(suggestion: string, { lead, rest }: Pick<CardProps, "lead" | "rest">): string {
  const start = LETTER.test(suggestion.charAt(0)) ? lead : "";
  const end = LETTER.test(suggestion.slice(-1)) ? rest : "";
  return visible(start + suggestion + end);
}

const FlagCard = memo(function FlagCard({ session, id, words, lead, rest, flag, at, isCurrent, isNext }: CardProps) {
  return (
    <article className={isCurrent ? "flag-card current" : "flag-card"} aria-current={isCurrent}>
      <button type="button" className="flag-title" onClick={() => session.activate(id, at)}>
        <span className={`severity-dot ${flag.severity} ${flag.family}`} aria-hidden="true" />
        {flag.title}
        <small>{t.severity[flag.severity]}</small>
      </button>
      <p>{flag.message}</p>
      <div className="suggestions">
        {flag.suggestions.slice(0, SHOWN_SUGGESTIONS).map((suggestion, nth) => (
          <Button
            key={suggestion}
            small
            {...(nth === 0 ? { look: "wash" as const } : {})}
            onPress={() => acceptSuggestion(session, nth, flag)}
          >
            <span>
              {suggestion !== "" && <span className="unseen">{t.review.acceptNamed} </span>}
              {suggestion === "" ? t.review.deleteIt : asWords(suggestion, { lead, rest })}
            </span>
            {isNext && nth === 0 && <kbd aria-hidden="true">{keyText(COMMANDS.accept)}</kbd>}
          </Button>
        ))}
        <DismissMenu session={session} words={words} flag={flag} />
      </div>
    </article>
  );
});

interface Props {
  readonly session: Session;
  readonly segment: Segment;
  readonly history: readonly Revision[];
}

export function FlagsTab({ session, segment, history }: Props) {
  // Typing moves the flags at every key; the cards follow when the key has been painted.
  const flags = useDeferredValue(useStore(session.store, () => session.flagsOf(segment)));
  const text = useDeferredValue(
    useStore(session.store, (now) => (now.draft?.id === segment.id ? now.draft.text : segment.pe)),
  );
  const flagAt = useStore(session.store, (now) => Math.min(now.flagAt, Math.max(0, flags.pe.length - 1)));
  const checked = useStore(session.store, (now) => now.checked);
  const next = flagToAccept(flags.pe, flagAt);
  return (
    <>
      {flags.pe.length === 0 && <p className="panel-note">{checked ? t.review.noFlagsHere : t.review.checking}</p>}
      {flags.pe.map((flag, at) => (
        <FlagCard
          key={`${flag.rule}:${flag.from}:${flag.to}`}
          session={session}
          id={segment.id}
          words={dismissedWords(text, flag)}
          lead={lettersBefore(text, flag.from)}
          rest={lettersAfter(text, flag.to)}
          flag={flag}
          at={at}
          isCurrent={at === flagAt}
          isNext={flag === next}
        />
      ))}
      {flags.fixed > 0 && <p className="panel-note">✓ {t.review.fixedHere(flags.fixed)}</p>}
      <h2 className="section-head">{t.review.historyOf}</h2>
      <Timeline session={session} segment={segment} history={history.slice(0, 5)} />
    </>
  );
}
