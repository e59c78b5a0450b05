import { useEffect, useState } from "react";
import type { Replies } from "../../contract/replies.ts";
import type { ExportTarget } from "../../contract/requests.ts";
import { COMMANDS } from "../../contract/commands.ts";
import { exportTo } from "../commands/export.ts";
import type { Session } from "../session/session.ts";
import { app, openDialog } from "../store/app.ts";
import { useStore } from "../store/store.ts";
import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";
import { MenuButton } from "../ui/menu.tsx";

type Formats = Replies["export.list"]["formats"];

/** The formats this review can be written in; asked for before the menu opens, so that a key finds them there. */
export function ExportMenu({ session }: { readonly session: Session }) {
  const [formats, setFormats] = useState<Formats>();
  const isOpen = useStore(app, (now) => now.dialog === "export");
  useEffect(() => {
    let current = true;
    const ask = async (): Promise<void> => {
      const reply = await session.call("export.list", { review: session.id });
      if (current && reply.ok) setFormats(reply.value.formats);
    };
    const handle = requestIdleCallback(() => void ask());
    return () => {
      current = false;
      cancelIdleCallback(handle);
    };
  }, [session]);
  const items = (formats ?? []).map((to) => ({
    id: to,
    text: t.exportTo.names[to][0],
    note: t.exportTo.names[to][1],
  }));
  return (
    <MenuButton
      label={t.exportTo.title}
      items={items.length === 0 ? [{ id: "", text: t.review.loading, disabled: true }] : items}
      onPick={(to) => void exportTo(session, to as ExportTarget)}
      isOpen={isOpen}
      onOpenChange={(open) => openDialog(open ? "export" : undefined)}
    >
      <Button look="primary" aria-keyshortcuts={COMMANDS.export.replace("Mod", "Control")}>
        {t.review.export} <span aria-hidden="true">▾</span>
      </Button>
    </MenuButton>
  );
}
