import { useEffect } from "react";
import type { NameEntry } from "../../core/name/ledger.ts";
import { segmentId } from "../../core/ids.ts";
import { withOneStop } from "../../core/name/final-stop.ts";
import { replaceSpans } from "../../core/review/find.ts";
import { findSegment } from "../../core/review/lookup.ts";
import type { Session } from "../session/session.ts";
import { app } from "../store/app.ts";
import { saveSettings } from "../store/actions.ts";
import { notify } from "../store/notices.ts";
import { undo } from "../commands/segment-commands.ts";
import { isSpelledApart, spelledLike } from "./name-spelling.ts";
import { useStore } from "../store/store.ts";
import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";
import { goTo } from "../commands/places.ts";

const PAUSE_MS = 900;

/** The ledger, asked for when the tab is open and the editor pauses. */
function useNames(session: Session): readonly NameEntry[] | undefined {
  const edits = useStore(session.store, (now) => (now.unsent === 0 && now.draft === undefined ? now.edits : -1));
  const checked = useStore(session.store, (now) => now.checked);
  const names = useStore(session.store, (now) => now.names);
  useEffect(() => {
    if (edits < 0) return;
    const ask = async (): Promise<void> => {
      const reply = await session.call("review.names", { review: session.id });
      if (reply.ok) session.patch({ names: reply.value.names });
    };
    const timer = setTimeout(() => void ask(), session.store.get().names === undefined ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [session, edits, checked]);
  return names;
}

function unify(session: Session, entry: NameEntry, name: string): void {
  session.flush();
  const { review } = session.store.get();
  const places = entry.variants.flatMap(({ text, places: found }) => {
    const wanted = spelledLike(text, name);
    if (wanted === text) return [];
    return found.map(({ segment: id, span }) => {
      const segment = segmentId(id);
      const rest = findSegment(review, segment)?.pe.slice(span.to) ?? "";
      return { ...span, segment, replacement: withOneStop(wanted, text, rest) };
    });
  });
  void session.apply(replaceSpans(review, places, "unify-name"));
  notify(t.review.unified(name, places.length), { action: { text: t.review.undo, run: () => void undo(session) } });
}

async function addKnown(name: string): Promise<void> {
  const { settings } = app.get();
  if (settings === undefined) return;
  await saveSettings({
    ...settings,
    checks: { ...settings.checks, knownNames: [...settings.checks.knownNames, name] },
  });
}

function Entry({ session, entry }: { readonly session: Session; readonly entry: NameEntry }) {
  const { canonical, count, known, variants } = entry;
  const first = variants[0]?.places[0];
  const show = (): void => {
    if (first !== undefined) goTo(session, segmentId(first.segment), first.span);
  };
  return (
    <div className="name-entry">
      <div className="name-line">
        <Button small look="plain" className="name-show" onPress={show}>
          {canonical}
          <span className="unseen">: {t.review.nameShow}</span>
        </Button>
        <small>{t.review.variant(count)}</small>
        <span className="grow" />
        {known ? (
          <small>✓ {t.review.known}</small>
        ) : (
          <Button small look="plain" onPress={() => void addKnown(canonical)}>
            <span aria-hidden="true">+</span>
            <span>
              {t.review.known}
              <span className="unseen">: {canonical}</span>
            </span>
          </Button>
        )}
      </div>
      {isSpelledApart(entry) && (
        <div className="variants">
          {variants.map((variant) => (
            <Button key={variant.text} small onPress={() => unify(session, entry, variant.text)}>
              <span>
                {variant.text}
                <span className="unseen">{t.review.unify}</span>
              </span>
              <small aria-hidden="true">{t.review.variant(variant.count)}</small>
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

export function NamesTab({ session }: { readonly session: Session }) {
  const names = useNames(session);
  if (names === undefined) return <p className="panel-note">{t.review.checking}</p>;
  if (names.length === 0) return <p className="panel-note">{t.review.noNames}</p>;
  const ordered = [...names].sort((a, b) => Number(isSpelledApart(b)) - Number(isSpelledApart(a)));
  return (
    <>
      <p className="panel-note">{t.review.namesNote}</p>
      {ordered.map((entry) => (
        <Entry key={`${entry.canonical}:${entry.count}`} session={session} entry={entry} />
      ))}
    </>
  );
}
