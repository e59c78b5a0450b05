import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { FormatName } from "../../core/review/article.ts";
import { COMMANDS } from "../../contract/commands.ts";
import { runMore } from "../commands/bring-in.ts";
import { runCommand, showMode } from "../commands/run.ts";
import { redo, stepText, undo } from "../commands/segment-commands.ts";
import { keyText } from "../keys/keys.ts";
import type { Session } from "../session/session.ts";
import type { Mode } from "../session/state.ts";
import { closeReview } from "../store/actions.ts";
import { useStore } from "../store/store.ts";
import { t } from "../texts/en.ts";
import { languageName } from "../texts/format.ts";
import { Button } from "../ui/button.tsx";
import { MenuButton, type MenuEntry } from "../ui/menu.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { FilterMenu } from "./filter-menu.tsx";
import { SaveState } from "./save-state.tsx";
import "./header.css";

const MODES: readonly Mode[] = ["side", "changes", "clean", "report"];

function ViewSwitch({ session }: { readonly session: Session }) {
  const mode = useStore(session.store, (now) => now.mode);
  return (
    <ToggleButtonGroup
      className="switch"
      aria-label={t.review.views}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[mode]}
      onSelectionChange={(keys) => {
        const next = [...keys][0];
        if (next !== undefined) showMode(session, next as Mode);
      }}
    >
      {MODES.map((each) => (
        <ToggleButton key={each} id={each}>
          {t.review[each]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

const STEPS_SHOWN = 30;

function UndoButtons({ session }: { readonly session: Session }) {
  const canRedo = useStore(session.store, (now) => now.review.redo.length > 0);
  const canUndo = useStore(session.store, (now) => now.review.undo.length > 0 || now.draft !== undefined);
  const items = (): readonly MenuEntry[] => {
    const latest = session.store.get().review.undo.slice(-STEPS_SHOWN).reverse();
    if (latest.length === 0) return [{ id: "0", text: t.review.stepsNone, disabled: true }];
    return latest.map((step, index) => ({
      id: String(index + 1),
      text: stepText(session, step),
      glyph: <small className="step-number">{index + 1}</small>,
    }));
  };
  return (
    <span className="undo-pair">
      <Button
        icon
        small
        look="plain"
        aria-label={t.review.undo}
        isDisabled={!canUndo}
        onPress={() => void undo(session)}
      >
        <span aria-hidden="true">↶</span>
      </Button>
      <Button
        icon
        small
        look="plain"
        aria-label={t.review.redo}
        isDisabled={!canRedo}
        onPress={() => void redo(session)}
      >
        <span aria-hidden="true">↷</span>
      </Button>
      <MenuButton label={t.review.steps} items={items} onPick={(count) => void undo(session, Number(count))}>
        <Button icon small look="plain" aria-label={t.review.steps}>
          <span aria-hidden="true">▾</span>
        </Button>
      </MenuButton>
    </span>
  );
}

const TABLES: ReadonlySet<FormatName> = new Set(["csv", "tsv"]);
/** Files of other formats say themselves how they are written. */
const WITH_ENCODING: ReadonlySet<FormatName> = new Set(["txt", "md", "html", ...TABLES]);

function MoreMenu({ session }: { readonly session: Session }) {
  const format = useStore(session.store, (now) => now.review.article.format);
  const items = [
    { id: "replace", text: t.find.title, keys: keyText(COMMANDS.replace) },
    {
      id: "encoding",
      text: TABLES.has(format) ? t.review.changeColumns : t.review.changeEncoding,
      disabled: !WITH_ENCODING.has(format),
    },
    { id: "source", text: t.review.attachSource },
    { id: "invisible", text: t.review.removeInvisible },
    { id: "table", text: t.review.bringBack },
    { id: "settings", text: t.review.settings, keys: keyText(COMMANDS.settings) },
    { id: "shortcuts", text: t.review.shortcuts, keys: keyText(COMMANDS.shortcuts) },
  ];
  return (
    <MenuButton label={t.review.more} items={items} onPick={(id) => runMore(session, id)}>
      <Button icon aria-label={t.review.more}>
        ⋯
      </Button>
    </MenuButton>
  );
}

export function Header({ session }: { readonly session: Session }) {
  const title = useStore(session.store, (now) => now.review.title);
  const article = useStore(session.store, (now) => now.review.article);
  const count = useStore(session.store, (now) => now.review.segments.length);
  const mode = useStore(session.store, (now) => now.mode);
  const { sourceLang, fileName, format, encoding } = article;
  const about = [
    ...(sourceLang === undefined ? [] : [t.review.languages(languageName(sourceLang))]),
    t.review.sentences(count),
    ...(WITH_ENCODING.has(format) && encoding !== "utf-8" ? [encoding] : []),
  ].join(" · ");
  return (
    <header className="topbar">
      <Button icon small look="plain" aria-label={t.review.backLabel} onPress={() => void closeReview()}>
        <span aria-hidden="true">‹</span>
      </Button>
      <h1 className="doc">
        <span dir="auto" title={title}>
          {fileName ?? title}
        </span>
        <small>{about}</small>
      </h1>
      <SaveState session={session} />
      <UndoButtons session={session} />
      <span className="grow" />
      <ViewSwitch session={session} />
      {mode === "side" && <FilterMenu session={session} />}
      {mode === "side" && (
        <Button onPress={() => runCommand(session, "find")}>
          {t.review.find} <kbd aria-hidden="true">{keyText(COMMANDS.find)}</kbd>
        </Button>
      )}
      <MoreMenu session={session} />
      <ExportMenu session={session} />
    </header>
  );
}
