import { useEffect, useState } from "react";
import type { ArticlePreview } from "../../contract/replies.ts";
import type { RequestOf } from "../../contract/requests.ts";
import { call } from "../client/port.ts";
import { app, patchApp } from "../store/app.ts";
import { openData, openReview } from "../store/actions.ts";
import { notifyError } from "../store/notices.ts";
import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";

type Columns = NonNullable<RequestOf<"article.open">["columns"]>;

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

function usePreview(encoding: string | undefined, columns: Columns | undefined): ArticlePreview | undefined {
  const [preview, setPreview] = useState<ArticlePreview>();
  useEffect(() => {
    const { choosing } = app.get();
    if (choosing === undefined) return;
    let current = true;
    const { name, data } = choosing;
    const choice = { ...(encoding === undefined ? {} : { encoding }), ...(columns === undefined ? {} : { columns }) };
    void call("article.preview", { name, data, ...choice }).then((reply) => {
      if (current && reply.ok) setPreview(reply.value);
    });
    return () => {
      current = false;
    };
  }, [encoding, columns]);
  return preview;
}

function ColumnPicker({
  names,
  columns,
  onChange,
}: {
  readonly names: readonly string[];
  readonly columns: Columns;
  readonly onChange: (next: Columns) => void;
}) {
  const options = names.map((name, index) => (
    <option key={index} value={index}>
      {name === "" ? t.desk.encoding.column(index + 1) : name}
    </option>
  ));
  const setSource = (value: string): void => {
    const { source: _, ...rest } = columns;
    onChange(value === "" ? rest : { ...rest, source: Number(value) });
  };
  return (
    <div className="fields two">
      <div className="field">
        <label htmlFor="column-target">{t.desk.encoding.target}</label>
        <select
          id="column-target"
          className="input"
          value={String(columns.target)}
          onChange={(event) => onChange({ ...columns, target: Number(event.target.value) })}
        >
          {options}
        </select>
      </div>
      <div className="field">
        <label htmlFor="column-source">{t.desk.encoding.source}</label>
        <select
          id="column-source"
          className="input"
          value={String(columns.source ?? "")}
          onChange={(event) => setSource(event.target.value)}
        >
          <option value="">{t.desk.encoding.none}</option>
          {options}
        </select>
      </div>
    </div>
  );
}

const FALLBACK_COLUMNS = 6;

/** How to read a file that did not say it itself: its encoding, or the columns of a table. Also for a review already open. */
export function EncodingDialog({ onClose }: { readonly onClose: () => void }) {
  const { choosing, session } = app.get();
  const current = session?.store.get().review.article.encoding;
  const [encoding, setEncoding] = useState<string | undefined>(current);
  const [columns, setColumns] = useState<Columns>({ target: 0 });
  const preview = usePreview(encoding, choosing?.table === true ? columns : undefined);
  const close = (): void => {
    patchApp({ choosing: undefined });
    onClose();
  };
  const open = async (): Promise<void> => {
    if (choosing !== undefined) {
      close();
      const choice = { ...(encoding === undefined ? {} : { encoding }), ...(choosing.table ? { columns } : {}) };
      return openData(choosing.name, choosing.data, choice);
    }
    if (session === undefined || encoding === undefined) return;
    await session.sent();
    const reply = await session.call("review.encoding", { review: session.id, encoding });
    close();
    return reply.ok ? openReview(reply.value.review) : notifyError(reply.error);
  };
  const labels = new Set([...(current === undefined ? [] : [current]), ...(preview?.encodings ?? COMMON)]);
  return (
    <Dialog
      title={choosing?.table === true ? t.desk.encoding.columns : t.desk.encoding.title}
      wide
      onClose={close}
      foot={
        <>
          <Button onPress={close}>{t.cancel}</Button>
          <Button look="primary" onPress={() => void open()}>
            {t.desk.encoding.open}
          </Button>
        </>
      }
    >
      <p className="soft">{t.desk.encoding.note}</p>
      <div className="field">
        <label htmlFor="encoding">{t.desk.encoding.label}</label>
        <select
          id="encoding"
          className="input"
          value={encoding ?? preview?.encoding ?? ""}
          onChange={(event) => setEncoding(event.target.value)}
        >
          {[...labels].map((label) => (
            <option key={label}>{label}</option>
          ))}
        </select>
      </div>
      {choosing?.table === true && (
        <ColumnPicker
          names={preview?.columns ?? Array.from({ length: FALLBACK_COLUMNS }, () => "")}
          columns={columns}
          onChange={setColumns}
        />
      )}
      {preview !== undefined && (
        <div className="preview" dir="auto" role="region" aria-label={t.desk.encoding.preview} tabIndex={0}>
          {preview.text}
        </div>
      )}
    </Dialog>
  );
}
