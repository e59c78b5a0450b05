import { useEffect, useMemo, useRef, useState } from "react";
import { compileQuery, findMatches, replaceSpans, type FindQuery, type Match } from "../../core/review/find.ts";
import type { ReviewState } from "../../core/review/state.ts";
import { goTo } from "../commands/places.ts";
import type { Session } from "../session/session.ts";
import { app, patchApp } from "../store/app.ts";
import { notify } from "../store/notices.ts";
import { useStore } from "../store/store.ts";
import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";
import { ReplaceList } from "./replace-list.tsx";
import "./find.css";
import "../ui/field.css";

interface Found {
  readonly matches: readonly Match[];
  readonly bad: boolean;
}

const NOTHING: Found = { matches: [], bad: false };

/** The newest words searched for, so that the bar opens with them again. */
let lastQuery: FindQuery = { text: "", matchCase: false, wholeWord: false, regex: false };

function search(review: ReviewState, query: FindQuery, replacement: string): Found {
  if (query.text === "") return NOTHING;
  const pattern = compileQuery(query);
  if (!pattern.ok) return { matches: [], bad: true };
  const options = { column: "pe", replacement, regex: query.regex } as const;
  return { matches: findMatches(review, pattern.value, options), bad: false };
}

const close = (session: Session): void => {
  patchApp({ finding: undefined });
  const { active } = session.store.get();
  if (active !== undefined) session.focus(active);
};

function Options({
  query,
  onChange,
}: {
  readonly query: FindQuery;
  readonly onChange: (part: Partial<FindQuery>) => void;
}) {
  const names = { matchCase: t.find.matchCase, wholeWord: t.find.wholeWord, regex: t.find.regex } as const;
  return (Object.keys(names) as (keyof typeof names)[]).map((option) => (
    <label key={option} className="check">
      <input
        type="checkbox"
        checked={query[option]}
        onChange={(event) => onChange({ [option]: event.target.checked })}
      />{" "}
      {names[option]}
    </label>
  ));
}

/** Walks the places found; the nearest after the cursor first. */
function useWalk(session: Session, matches: readonly Match[]): (by: 1 | -1) => void {
  const at = useRef(-1);
  useEffect(() => {
    at.current = -1;
  }, [matches]);
  return (by) => {
    if (matches.length === 0) return;
    at.current = (at.current + by + matches.length) % matches.length;
    const match = matches[at.current];
    if (match === undefined) return;
    goTo(session, match.segment, { from: match.from, to: match.to });
  };
}

export function FindBar({ session, withReplace }: { readonly session: Session; readonly withReplace: boolean }) {
  const review = useStore(session.store, (now) => now.review);
  const [query, setQuery] = useState(lastQuery);
  const [replacement, setReplacement] = useState("");
  const [off, setOff] = useState<ReadonlySet<string>>(new Set());
  const field = useRef<HTMLInputElement>(null);
  const found = useMemo(() => search(review, query, replacement), [review, query, replacement]);
  const walk = useWalk(session, found.matches);
  const segments = new Set(found.matches.map(({ segment }) => segment)).size;
  const chosen = found.matches.filter(({ segment }) => !off.has(segment));
  useEffect(() => field.current?.select(), [withReplace]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && app.get().dialog === undefined) close(session);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [session]);
  const change = (part: Partial<FindQuery>): void => {
    lastQuery = { ...query, ...part };
    setQuery(lastQuery);
    setOff(new Set());
  };
  const replaceAll = (): void => {
    session.flush();
    void session.apply(replaceSpans(session.store.get().review, chosen, "replace-all"));
    notify(t.find.replaced(chosen.length));
  };
  return (
    <section className="find" role="search" aria-label={t.find.title}>
      <div className="find-line">
        <input
          ref={field}
          className="input"
          autoFocus
          aria-label={t.find.find}
          placeholder={t.find.find}
          aria-invalid={found.bad}
          value={query.text}
          onChange={(event) => change({ text: event.target.value })}
          onKeyDown={(event) => event.key === "Enter" && walk(event.shiftKey ? -1 : 1)}
        />
        <Button small icon aria-label={t.find.previous} onPress={() => walk(-1)}>
          ↑
        </Button>
        <Button small icon aria-label={t.find.next} onPress={() => walk(1)}>
          ↓
        </Button>
        <Options query={query} onChange={change} />
        <span className="soft" aria-live="polite">
          {found.bad ? t.find.badRegex : query.text !== "" && t.find.found(found.matches.length, segments)}
        </span>
        <span className="grow" />
        {!withReplace && (
          <Button small onPress={() => patchApp({ finding: "replace" })}>
            {t.find.open}
          </Button>
        )}
        <Button small icon look="plain" aria-label={t.find.close} onPress={() => close(session)}>
          ×
        </Button>
      </div>
      {withReplace && (
        <>
          <div className="find-line">
            <input
              className="input"
              aria-label={t.find.replace}
              placeholder={t.find.replace}
              value={replacement}
              onChange={(event) => setReplacement(event.target.value)}
            />
            <Button small look="wash" isDisabled={chosen.length === 0} onPress={replaceAll}>
              {t.find.replaceAll(chosen.length)}
            </Button>
          </div>
          <ReplaceList review={review} matches={found.matches} off={off} onChange={setOff} />
        </>
      )}
    </section>
  );
}
