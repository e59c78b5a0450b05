import { useEffect, useState } from "react";
import type { ArticlePreview } from "../../contract/replies.ts";
import { call } from "../client/port.ts";
import { app, patchApp } from "../store/app.ts";
import { openData, openReview } from "../store/actions.ts";
import { notifyError } from "../store/notices.ts";
import { errorText } from "../texts/errors.ts";
import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ColumnPicker, columnsOf, firstChoice, type ColumnChoice, type Columns } from "./column-picker.tsx";

const COMMON = [
  "utf-8",
  "windows-1252",
  "windows-1256",
  "windows-1251",
  "utf-16le",
  "gb18030",
  "big5",
  "shift_jis",
  "euc-kr",
] as const;

interface Choice {
  readonly encoding?: string;
  readonly columns?: Columns;
}

interface Preview {
  /** The newest that could be read: its table stays while another choice cannot be. */
  readonly shown: ArticlePreview | undefined;
  readonly trouble: string | undefined;
}

/** How the file would be read: one that is being opened, else the open review's. */
function askForPreview(choice: Choice) {
  const { choosing, session } = app.get();
  if (choosing !== undefined) return call("article.preview", { name: choosing.name, data: choosing.data, ...choice });
  return session === undefined ? undefined : call("review.preview", { review: session.id, ...choice });
}

/** `wanted` gets what is known of the file's table, since columns are asked for by their names there. */
function usePreview(wanted: (table: ArticlePreview["table"]) => Choice): Preview {
  const [preview, setPreview] = useState<Preview>({ shown: undefined, trouble: undefined });
  // As text, so that the same wish made again is not another one.
  const asked = JSON.stringify(wanted(preview.shown?.table));
  useEffect(() => {
    let current = true;
    void askForPreview(JSON.parse(asked) as Choice)?.then((reply) => {
      if (!current) return;
      if (reply.ok) setPreview({ shown: reply.value, trouble: undefined });
      else setPreview(({ shown }) => ({ shown, trouble: errorText(reply.error) }));
    });
    return () => {
      current = false;
    };
  }, [asked]);
  return preview;
}

/** Opens what was waiting for the choice, or reads the open review's file again. */
async function openWith(choice: Choice): Promise<void> {
  const { choosing, session } = app.get();
  patchApp({ choosing: undefined, dialog: undefined });
  if (choosing !== undefined) return openData(choosing.name, choosing.data, choice);
  if (session === undefined || choice.encoding === undefined) return;
  await session.sent();
  const reply = await session.call("review.encoding", {
    review: session.id,
    encoding: choice.encoding,
    ...(choice.columns === undefined ? {} : { columns: choice.columns }),
  });
  return reply.ok ? openReview(reply.value.review) : notifyError(reply.error);
}

function EncodingChoice({
  value,
  labels,
  onChange,
}: {
  readonly value: string;
  readonly labels: readonly string[];
  readonly onChange: (next: string) => void;
}) {
  return (
    <div className="field">
      <label htmlFor="encoding">{t.desk.encoding.label}</label>
      <select id="encoding" className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        {[...new Set(labels)].map((label) => (
          <option key={label}>{label}</option>
        ))}
      </select>
    </div>
  );
}

/** How to read a file that did not say it itself: its encoding, or the columns of a table. Also for a review already open. */
export function EncodingDialog({ onClose }: { readonly onClose: () => void }) {
  const { choosing, session } = app.get();
  const current = choosing === undefined ? session?.store.get().review.article.encoding : undefined;
  const [encoding, setEncoding] = useState<string | undefined>(current);
  const [picked, setPicked] = useState<ColumnChoice>();
  const wanted = (table: ArticlePreview["table"]): Choice => ({
    ...(encoding === undefined ? {} : { encoding }),
    ...(table === undefined ? {} : { columns: columnsOf(table, picked ?? firstChoice(table)) }),
  });
  const { shown, trouble } = usePreview(wanted);
  const table = shown?.table;
  const close = (): void => {
    patchApp({ choosing: undefined });
    onClose();
  };
  const label = encoding ?? shown?.encoding;
  const open = (): void => void openWith({ ...wanted(table), ...(label === undefined ? {} : { encoding: label }) });
  return (
    <Dialog
      title={choosing?.table === true ? t.desk.encoding.columns : t.desk.encoding.title}
      wide
      onClose={close}
      foot={
        <>
          <Button onPress={close}>{t.cancel}</Button>
          <Button look="primary" isDisabled={shown === undefined || trouble !== undefined} onPress={open}>
            {t.desk.encoding.open}
          </Button>
        </>
      }
    >
      <p className="soft">{choosing?.table === true ? t.desk.encoding.columnsNote : t.desk.encoding.note}</p>
      {table !== undefined && <ColumnPicker table={table} choice={picked ?? firstChoice(table)} onChange={setPicked} />}
      <EncodingChoice
        value={label ?? ""}
        labels={[...(label === undefined ? [] : [label]), ...(shown?.encodings ?? COMMON)]}
        onChange={setEncoding}
      />
      {trouble !== undefined && <p role="alert">{trouble}</p>}
      {shown !== undefined && trouble === undefined && (
        <div className="preview" dir="auto" role="region" aria-label={t.desk.encoding.preview} tabIndex={0}>
          {shown.text}
        </div>
      )}
    </Dialog>
  );
}
