import type { Session } from "../session/session.ts";
import { useStore } from "../store/store.ts";
import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";

/** What the store had to put right, said once, in full, until the editor has read it. */
export function Recovered({ session }: { readonly session: Session }) {
  const notes = useStore(session.store, (now) => now.recovered);
  if (notes.length === 0) return null;
  return (
    <div className="strip" role="region" aria-label={t.review.recovered}>
      <span>
        <strong>{t.review.recovered}.</strong>{" "}
        {notes
          .flatMap(({ what, lostEvents, keptAt }) => [
            t.review.recoveredWhat(what, lostEvents),
            ...(keptAt === undefined ? [] : [t.review.recoveredKept(keptAt)]),
          ])
          .join(" ")}
      </span>
      <span className="grow" />
      <Button small onPress={() => session.patch({ recovered: [] })}>
        {t.review.understood}
      </Button>
    </div>
  );
}
