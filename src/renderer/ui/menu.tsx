import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, type Key } from "react-aria-components";
import "./menu.css";

export interface MenuEntry {
  readonly id: string;
  readonly text: string;
  readonly note?: string;
  readonly keys?: string;
  readonly glyph?: ReactNode;
  readonly on?: boolean;
  readonly disabled?: boolean;
}

interface MenuProps {
  readonly label: string;
  /** A function is asked only when the menu opens. */
  readonly items: readonly MenuEntry[] | (() => readonly MenuEntry[]);
  readonly onPick: (id: string) => void;
}

function Entries({ label, items: given, onPick, onClose }: MenuProps & { readonly onClose?: () => void }) {
  const items = typeof given === "function" ? given() : given;
  return (
    <AriaMenu
      className="menu"
      aria-label={label}
      {...(onClose === undefined ? {} : { onClose })}
      onAction={(key: Key) => onPick(String(key))}
      disabledKeys={items.filter((item) => item.disabled === true).map((item) => item.id)}
      autoFocus="first"
    >
      {items.map((item) => (
        <MenuItem key={item.id} id={item.id} className="menu-item" textValue={item.text}>
          {item.on !== undefined && (
            <span className="tick" aria-hidden="true">
              {item.on ? "✓" : ""}
            </span>
          )}
          {item.glyph}
          <span>
            {item.text}
            {item.on === true && <span className="unseen"> ✓</span>}
            {item.note !== undefined && (
              <>
                <br />
                <small>{item.note}</small>
              </>
            )}
          </span>
          {item.keys !== undefined && <kbd>{item.keys}</kbd>}
        </MenuItem>
      ))}
    </AriaMenu>
  );
}

const PLACE = { className: "popover", placement: "bottom end", offset: 5 } as const;

/** A button in each line of a long list: nothing of the menu is made before it is asked for. */
export function LightMenuButton(props: MenuProps & { readonly children: string }) {
  const { children, label, items, onPick } = props;
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    setOpen(true);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="btn plain small icon"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
      >
        {children}
      </button>
      {isOpen && (
        <Popover {...PLACE} triggerRef={button} isOpen onOpenChange={setOpen}>
          <Entries label={label} items={items} onPick={onPick} onClose={() => setOpen(false)} />
        </Popover>
      )}
    </>
  );
}

/** A button (first child) that opens a menu. */
export function MenuButton(
  props: MenuProps & {
    readonly children: ReactNode;
    readonly isOpen?: boolean;
    readonly onOpenChange?: (open: boolean) => void;
  },
) {
  const { children, label, items, onPick, isOpen, onOpenChange } = props;
  const controlled = {
    ...(isOpen === undefined ? {} : { isOpen }),
    ...(onOpenChange === undefined ? {} : { onOpenChange }),
  };
  return (
    <MenuTrigger {...controlled}>
      {children}
      <Popover {...PLACE}>
        <Entries label={label} items={items} onPick={onPick} />
      </Popover>
    </MenuTrigger>
  );
}
