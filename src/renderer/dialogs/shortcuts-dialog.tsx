import { COMMANDS, type Command } from "../../contract/commands.ts";
import { keyText } from "../keys/keys.ts";
import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";

type Line = readonly [text: string, keys: string];

const of = (...commands: readonly Command[]): readonly Line[] =>
  commands.map((command) => [t.keys.names[command], COMMANDS[command]]);

const GROUPS: readonly (readonly [string, readonly Line[]])[] = [
  [t.keys.groups.work, of("confirm", "next-open", "next-segment", "previous-segment", "revert", "undo", "redo")],
  [
    t.keys.groups.flags,
    [...of("next-flag", "previous-flag", "accept"), [t.keys.nth, "Mod+1…9"], ...of("dismiss", "mark")],
  ],
  [t.keys.groups.whole, of("find", "replace", "save", "export")],
  [
    t.keys.groups.other,
    [
      ...of("open", "paste", "desk", "settings", "shortcuts"),
      [t.keys.searchDesk, "Mod+K"],
      [t.keys.keepRevert, "K R"],
      [t.keys.lineBreak, "Shift+Enter"],
    ],
  ],
];

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog
      title={t.keys.title}
      wide
      onClose={onClose}
      foot={
        <Button autoFocus onPress={onClose}>
          {t.close}
        </Button>
      }
    >
      <div className="keys-table">
        {GROUPS.map(([name, lines]) => (
          <section key={name}>
            <h3>{name}</h3>
            <dl>
              {lines.map(([text, keys]) => (
                <div key={text} style={{ display: "contents" }}>
                  <dt>{text}</dt>
                  <dd>
                    <kbd>{keyText(keys)}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
