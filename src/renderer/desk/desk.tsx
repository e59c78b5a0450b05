import { useEffect, useMemo, useRef, useState, type DragEvent } from "react";
import type { DeskReview } from "../../contract/replies.ts";
import { keyText } from "../keys/keys.ts";
import { app, openDialog } from "../store/app.ts";
import { askForFile, loadDesk, openFile } from "../store/actions.ts";
import { useStore } from "../store/store.ts";
import { errorText } from "../texts/errors.ts";
import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";
import { useGrowing } from "../ui/use-growing.ts";
import { Card } from "./card.tsx";
import { FirstRun } from "./first-run.tsx";
import { useDeskKeys } from "./desk-keys.ts";
import "./desk.css";

const isWaiting = ({ segments, confirmed, archived }: DeskReview): boolean => !archived && confirmed < segments;

function useDrop() {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const move = (by: number) => (event: DragEvent) => {
    event.preventDefault();
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) void openFile(file);
  };
  const onDragOver = (event: DragEvent): void => event.preventDefault();
  return { over, on: { onDragEnter: move(1), onDragLeave: move(-1), onDragOver, onDrop } };
}

function DropZone({ over }: { readonly over: boolean }) {
  return (
    <button type="button" className="drop" data-over={over} onClick={() => void askForFile()}>
      <strong>{over ? t.desk.dropNow : t.desk.dropStrong}</strong> · {t.desk.dropFormats}
      <br />
      {t.desk.dropNote}
    </button>
  );
}

/** How many cards are rendered at first, and with each idle moment. */
const CARDS = { first: 16, more: 96 };

function Cards({ reviews, label }: { readonly reviews: readonly DeskReview[]; readonly label: string }) {
  const shown = useGrowing(reviews.length, CARDS);
  return (
    <ul className="cards" aria-label={label}>
      {reviews.slice(0, shown).map((review) => (
        <Card key={review.id} review={review} />
      ))}
    </ul>
  );
}

function matches({ title, fileName }: DeskReview, query: string): boolean {
  return `${title}\n${fileName ?? ""}`.toLowerCase().includes(query.trim().toLowerCase());
}

function Shelf({
  reviews,
  query,
  over,
}: {
  readonly reviews: readonly DeskReview[];
  readonly query: string;
  readonly over: boolean;
}) {
  const [withArchived, setWithArchived] = useState(false);
  const found = useMemo(() => reviews.filter((review) => matches(review, query)), [reviews, query]);
  const current = found.filter((review) => !review.archived);
  const archived = found.filter((review) => review.archived);
  const onDesk = reviews.filter((review) => !review.archived);
  return (
    <>
      <h1>{t.desk.title}</h1>
      <p className="lead">{t.desk.lead(onDesk.length, onDesk.filter(isWaiting).length)}</p>
      <DropZone over={over} />
      <Cards reviews={current} label={t.desk.reviews} />
      {query !== "" && found.length === 0 && <p className="soft">{t.desk.searchNone(query)}</p>}
      {archived.length > 0 && (
        <div className="desk-more">
          <Button small look="plain" onPress={() => setWithArchived(!withArchived)} aria-expanded={withArchived}>
            {withArchived ? t.desk.hideArchived : t.desk.showArchived(archived.length)}
          </Button>
          {withArchived && <Cards reviews={archived} label={t.desk.archived} />}
        </div>
      )}
    </>
  );
}

/** Where work starts: the reviews on this computer, and every way to open another article. */
export function Desk() {
  const reviews = useStore(app, (now) => now.desk);
  const trouble = useStore(app, (now) => now.deskTrouble);
  const [query, setQuery] = useState("");
  const search = useRef<HTMLInputElement>(null);
  const { over, on } = useDrop();
  useDeskKeys(search);
  useEffect(() => {
    if (app.get().desk === undefined) void loadDesk();
  }, []);
  const count = reviews?.filter((review) => !review.archived).length ?? 0;
  return (
    <div className="frame" {...on}>
      <header className="topbar">
        <strong>{t.desk.app}</strong>
        <span className="grow" />
        <input
          ref={search}
          type="search"
          className="input desk-search"
          aria-label={t.desk.searchLabel}
          placeholder={`${t.desk.search}  ${keyText("Mod+K")}`}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <Button onPress={() => openDialog("settings")}>{t.review.settings}</Button>
        <Button onPress={() => openDialog("paste")}>{t.desk.paste}</Button>
        <Button look="primary" onPress={() => void askForFile()}>
          {t.desk.open} <kbd aria-hidden="true">{keyText("Mod+O")}</kbd>
        </Button>
      </header>
      <main className="desk" tabIndex={-1}>
        <div className="desk-page">
          {trouble !== undefined && <p role="alert">{errorText(trouble)}</p>}
          {reviews !== undefined &&
            (reviews.length === 0 ? <FirstRun over={over} /> : <Shelf reviews={reviews} query={query} over={over} />)}
        </div>
      </main>
      <footer className="statusbar">
        <span>{t.desk.count(count)}</span>
        <span>{t.desk.allSaved}</span>
        <span className="grow" />
        <span title={t.desk.offlineWhy}>{t.desk.offline}</span>
      </footer>
    </div>
  );
}
