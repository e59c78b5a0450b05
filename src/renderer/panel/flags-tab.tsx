import { memo, useDeferredValue, useMemo } from "react";
import { COMMANDS } from "../../contract/commands.ts";
import { dismissedWords } from "../../core/check/dismissal.ts";
import type { Flag } from "../../core/check/flag.ts";
import type { SegmentId } from "../../core/ids.ts";
import type { Revision } from "../../core/review/history.ts";
import { findSegment } from "../../core/review/lookup.ts";
import type { Segment } from "../../core/review/state.ts";
import {
  acceptSuggestion,
  dismissAlike,
  dismissFlag,
  flagToAccept,
  flagsLike,
  turnCheckOff,
} from "../commands/flag-commands.ts";
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

interface DismissProps extends Pick<CardProps, "session" | "words" | "flag"> {
  readonly flagNow: () => Flag | undefined;
}

function DismissMenu({ session, words, flag, flagNow }: DismissProps) {
  const pick = (id: string): void => {
    const now = flagNow();
    if (now === undefined) return;
    if (id === "alike") dismissAlike(session, now);
    else if (id === "off") void turnCheckOff(now);
    else if (id === "fix") {
      patchApp({ fixing: now });
      openDialog("fix-all");
    } else dismissFlag(session, id as "once" | "article" | "always", now);
  };
  const items = () => {
    const alike = flagsLike(session, flag).length;
    return [
      ...dismissItems(),
      ...(alike > 1 ? [{ id: "alike", text: t.review.dismissAll }] : []),
      ...(alike > 1 && flag.suggestions.length > 0 ? [{ id: "fix", text: t.review.fixAll(alike) }] : []),
      { id: "off", text: t.review.turnOff },
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
/** Revisions shown under the flags; the rest are on the History tab. */
const LATEST = 5;

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

const asShown = ({ rule, severity, title, message, suggestions }: Flag): string =>
  [rule, severity, title, message, ...suggestions].join("\n");

/** A flag that only moved along with the text before it looks the same. */
function isSameCard(a: CardProps, b: CardProps): boolean {
  const { flag, ...rest } = a;
  const { flag: other, ...others } = b;
  const isSame = (Object.keys(rest) as (keyof typeof rest)[]).every((key) => rest[key] === others[key]);
  return isSame && asShown(flag) === asShown(other);
}

const FlagCard = memo(function FlagCard(props: CardProps) {
  const { session, id, words, lead, rest, flag, at, isCurrent, isNext } = props;
  // The card shows a flag; what is pressed on it is about the place where that flag stands by now.
  const flagNow = (): Flag | undefined => {
    const segment = findSegment(session.store.get().review, id);
    const now = segment === undefined ? undefined : session.flagsOf(segment).pe[at];
    return now?.rule === flag.rule ? now : undefined;
  };
  const accept = (nth: number): void => {
    const now = flagNow();
    if (now !== undefined) acceptSuggestion(session, nth, now);
  };
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
          <Button key={suggestion} small {...(nth === 0 ? { look: "wash" as const } : {})} onPress={() => accept(nth)}>
            <span>
              {suggestion !== "" && <span className="unseen">{t.review.acceptNamed} </span>}
              {suggestion === "" ? t.review.deleteIt : asWords(suggestion, { lead, rest })}
            </span>
            {isNext && nth === 0 && <kbd aria-hidden="true">{keyText(COMMANDS.accept)}</kbd>}
          </Button>
        ))}
        <DismissMenu session={session} words={words} flag={flag} flagNow={flagNow} />
      </div>
    </article>
  );
}, isSameCard);

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
  const keys = new Set<string>();
  const keyOf = (flag: Flag): string => {
    let key = `${flag.rule}:${dismissedWords(text, flag)}`;
    while (keys.has(key)) key += "+";
    keys.add(key);
    return key;
  };
  const latest = useMemo(() => history.slice(0, LATEST), [history]);
  return (
    <>
      {flags.pe.length === 0 && <p className="panel-note">{checked ? t.review.noFlagsHere : t.review.checking}</p>}
      {flags.pe.map((flag, at) => (
        <FlagCard
          key={keyOf(flag)}
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
      <Timeline session={session} segment={segment} history={latest} />
    </>
  );
}
