import {
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type CompositionEvent,
  type FormEvent,
  type KeyboardEvent,
  type PointerEvent,
} from "react";
import type { SegmentId } from "../../core/ids.ts";
import type { Session } from "../session/session.ts";
import type { FocusWish } from "../session/state.ts";
import { app } from "../store/app.ts";
import { useStore } from "../store/store.ts";
import { t } from "../texts/en.ts";
import { Pieces } from "./pieces.tsx";
import type { Piece } from "./paint.ts";
import { smartQuote } from "./smart-quotes.ts";

interface Props {
  readonly session: Session;
  readonly id: SegmentId;
  readonly n: number;
  readonly text: string;
  readonly isSame: boolean;
  readonly isActive: boolean;
  readonly pieces: readonly Piece[];
  readonly onCaret: (at: number) => void;
  readonly onHover: (event: PointerEvent<HTMLElement>, index: number | undefined) => void;
}

/** The newest wish that each session's fields have followed: a field that comes into view must not follow an old one. */
const followed = new WeakMap<Session, number>();

function useFocusWish(session: Session, id: SegmentId, field: { readonly current: HTMLTextAreaElement | null }): void {
  const wish = useStore(session.store, (now): FocusWish | undefined => (now.focus?.id === id ? now.focus : undefined));
  useEffect(() => {
    const element = field.current;
    if (wish === undefined || element === null || (followed.get(session) ?? 0) >= wish.n) return;
    followed.set(session, wish.n);
    element.focus({ preventScroll: true });
    const end = element.value.length;
    element.setSelectionRange(wish.from ?? end, wish.to ?? wish.from ?? end);
  }, [wish, session, field]);
}

/** Text that changed from outside leaves the cursor where it was, counted from the nearer end. */
function useKeptCaret(field: { readonly current: HTMLTextAreaElement | null }, text: string): (value: string) => void {
  const typed = useRef(text);
  const caret = useRef(0);
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null || typed.current === text) return;
    const before = typed.current;
    typed.current = text;
    if (document.activeElement !== element) return;
    const fromEnd = before.length - caret.current;
    const at =
      before.slice(0, caret.current) === text.slice(0, caret.current)
        ? caret.current
        : Math.max(0, text.length - fromEnd);
    element.setSelectionRange(at, at);
  });
  useEffect(() => {
    const note = (): void => {
      if (document.activeElement === field.current) caret.current = field.current?.selectionEnd ?? 0;
    };
    document.addEventListener("selectionchange", note);
    return () => document.removeEventListener("selectionchange", note);
  }, [field]);
  return useCallback((value) => {
    typed.current = value;
  }, []);
}

/** Before the browser changes the text: its own undo would not know ours, and straight quotes may become typographic. */
function useBeforeInput(session: Session, field: { readonly current: HTMLTextAreaElement | null }): void {
  useEffect(() => {
    const element = field.current;
    const before = (event: InputEvent): void => {
      if (event.inputType === "historyUndo" || event.inputType === "historyRedo") {
        event.preventDefault();
        void (event.inputType === "historyUndo" ? session.undo() : session.redo());
        return;
      }
      if (element === null || event.inputType !== "insertText" || app.get().settings?.smartQuotes !== true) return;
      const quote = smartQuote(event.data ?? "", element);
      if (quote === undefined) return;
      event.preventDefault();
      insert(quote);
    };
    element?.addEventListener("beforeinput", before);
    return () => element?.removeEventListener("beforeinput", before);
  }, [session, field]);
}

/**
 * A real text area over a mirror that paints the same text with changes and flags. The mirror sets the height; the area
 * keeps everything that a person expects of a text field: selection, input methods, word steps, drag and drop.
 */
export const Correction = memo(function Correction(props: Props) {
  const { session, id, n, text, isSame, isActive, pieces, onCaret, onHover } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const [composing, setComposing] = useState(false);
  useFocusWish(session, id, field);
  useBeforeInput(session, field);
  const noteTyped = useKeptCaret(field, text);

  const handlers = useMemo(
    () => ({
      onInput(event: FormEvent<HTMLTextAreaElement>) {
        const { value } = event.currentTarget;
        noteTyped(value);
        session.type(id, value, isComposing(event));
      },
      onCompositionStart: () => setComposing(true),
      onCompositionEnd(event: CompositionEvent<HTMLTextAreaElement>) {
        setComposing(false);
        session.type(id, event.currentTarget.value);
      },
      onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
        const plain = event.clipboardData.getData("text/plain");
        event.preventDefault();
        insert(plain.replace(/\s*[\r\n\u2028\u2029]+\s*/gu, " "));
      },
      onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
        const bare = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
        // A sentence is one line; Shift + Enter still puts in a line break where one is meant.
        if (event.key === "Enter" && bare && !event.nativeEvent.isComposing) event.preventDefault();
      },
      onSelect(event: FormEvent<HTMLTextAreaElement>) {
        onCaret(
          event.currentTarget.selectionStart === event.currentTarget.selectionEnd
            ? event.currentTarget.selectionEnd
            : -1,
        );
      },
      onBlur: () => session.flush(),
      onPointerMove(event: PointerEvent<HTMLTextAreaElement>) {
        const under = document.elementsFromPoint(event.clientX, event.clientY);
        const found = under.find(
          (element) => element instanceof HTMLElement && element.dataset["change"] !== undefined,
        );
        if (found instanceof HTMLElement && mirror.current?.contains(found) === true)
          onHover({ ...event, currentTarget: found }, Number(found.dataset["change"]));
        else onHover(event, undefined);
      },
    }),
    [session, id, noteTyped, onCaret, onHover],
  );

  return (
    <div className="pe" data-same={isSame} data-composing={composing}>
      <div className="mirror" aria-hidden="true" ref={mirror} dir="auto">
        <Pieces pieces={pieces} />
        {"\u200b"}
      </div>
      <textarea
        ref={field}
        className="field-area"
        aria-label={t.review.pe(n)}
        dir="auto"
        rows={1}
        value={text}
        spellCheck={false}
        autoCorrect="off"
        autoCapitalize="off"
        tabIndex={isActive ? 0 : -1}
        onChange={() => {}}
        {...handlers}
      />
    </div>
  );
});

const isComposing = ({ nativeEvent }: FormEvent): boolean =>
  nativeEvent instanceof InputEvent && nativeEvent.isComposing;

/** Puts text in at the cursor as if typed, so that the field's own events follow. */
function insert(text: string): void {
  // The only way to insert that keeps the browser's events; it is marked obsolete, but nothing replaces it.
  document.execCommand("insertText", false, text);
}
