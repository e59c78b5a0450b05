import { useState } from "react";
import { setFilter } from "../session/filter.ts";
import type { Session } from "../session/session.ts";
import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";

export function FilterTextDialog({ session, onClose }: { readonly session: Session; readonly onClose: () => void }) {
  const [text, setText] = useState("");
  const apply = (): void => {
    setFilter(session, text.trim() === "" ? "all" : `text:${text.trim()}`);
    onClose();
  };
  return (
    <Dialog
      title={t.review.filter}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button look="primary" onPress={apply}>
            {t.review.filter}
          </Button>
        </>
      }
    >
      <div className="field">
        <label htmlFor="filter-text">{t.review.filterTextLabel}</label>
        <input
          id="filter-text"
          className="input"
          autoFocus
          maxLength={190}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && apply()}
        />
      </div>
    </Dialog>
  );
}
