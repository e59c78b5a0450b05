import { useMemo, useState } from "react";
import type { Segment } from "../../core/review/state.ts";
import type { Session } from "../session/session.ts";
import { notify } from "../store/notices.ts";
import { useStore } from "../store/store.ts";
import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";
import { say } from "../ui/announce.ts";
import { useGrowing } from "../ui/use-growing.ts";
import { BlockView } from "./block-view.tsx";
import { BLOCK_STEPS, pageBlocks } from "./blocks.ts";
import "./page.css";

const render = (segment: Segment) => segment.pe;
const COPIED_MS = 2_000;

/** The text as the clean export has it: from the service where it is text, so that the two can never differ. */
async function cleanText(session: Session): Promise<string> {
  const { format } = session.store.get().review.article;
  const plain = () =>
    pageBlocks(session.store.get().review)
      .map(({ parts }) => parts.map(({ segment, gap }) => segment.pe + gap).join(""))
      .join("\n\n");
  if (format !== "txt" && format !== "md" && format !== "paste") return plain();
  const reply = await session.call("export.bytes", { review: session.id, to: "clean" });
  if (!reply.ok) return plain();
  const bytes = Uint8Array.from(atob(reply.value.data), (letter) => letter.charCodeAt(0));
  return new TextDecoder(session.store.get().review.article.encoding).decode(bytes);
}

export function CleanView({ session }: { readonly session: Session }) {
  const review = useStore(session.store, (now) => now.review);
  const blocks = useMemo(() => pageBlocks(review), [review]);
  const shown = useGrowing(blocks.length, BLOCK_STEPS);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    const at = Date.now();
    const text = await cleanText(session);
    const isCopied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => copyByHand(text),
    );
    if (!isCopied) return notify(t.clean.notCopied, { bad: true });
    void session.call("export.done", { review: session.id, at });
    setCopied(true);
    say(t.review.said.copied);
    setTimeout(() => setCopied(false), COPIED_MS);
  };
  return (
    <main className="one" tabIndex={0} aria-label={t.clean.label}>
      <div className="one-bar">
        <span>{t.clean.note}</span>
        <span className="grow" />
        <Button small look="wash" onPress={() => void copy()}>
          {copied ? t.clean.copied : t.clean.copy}
        </Button>
      </div>
      <article className="one-page" id="clean-copy">
        {blocks.slice(0, shown).map((block) => (
          <BlockView key={block.key} block={block} render={render} />
        ))}
      </article>
    </main>
  );
}

/** Where the clipboard is denied, the page's own copy command still works on a selection: of a field, so that lines stay. */
function copyByHand(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "unseen";
  const { activeElement } = document;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  if (activeElement instanceof HTMLElement) activeElement.focus();
  return isCopied;
}
