import type { ReactNode } from "react";
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

function Entries({ label, items: given, onPick }: MenuProps) {
  const items = typeof given === "function" ? given() : given;
  return (
    <AriaMenu
      className="menu"
      aria-label={label}
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
      <Popover className="popover" placement="bottom end" offset={5}>
        <Entries label={label} items={items} onPick={onPick} />
      </Popover>
    </MenuTrigger>
  );
}
