import { useState } from "react";
import { openPaste } from "../store/actions.ts";
import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";

export function PasteDialog({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState("");
  const [title, setTitle] = useState("");
  const open = async (): Promise<void> => {
    if (await openPaste(text, title)) onClose();
  };
  return (
    <Dialog
      title={t.desk.pasteTitle}
      wide
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button look="primary" isDisabled={text.trim() === ""} onPress={() => void open()}>
            {t.desk.pasteStart}
          </Button>
        </>
      }
    >
      <div className="field">
        <label htmlFor="paste-text">{t.desk.pasteLabel}</label>
        <textarea
          id="paste-text"
          className="input"
          rows={12}
          dir="auto"
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="paste-title">{t.desk.pasteName}</label>
        <input
          id="paste-title"
          className="input"
          maxLength={300}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
