import type { Session } from "../session/session.ts";
import { FILTER_FAMILIES, FILTER_STATUSES, setFilter } from "../session/filter.ts";
import { openDialog } from "../store/app.ts";
import { useStore } from "../store/store.ts";
import { t } from "../texts/en.ts";
import { Button } from "../ui/button.tsx";
import { MenuButton } from "../ui/menu.tsx";
import { useOpenFlags } from "./use-open-flags.ts";

type Named = keyof typeof t.review.filters;

export function filterName(filter: string): string {
  if (filter.startsWith("text:")) return `“${filter.slice(5)}”`;
  if (filter.startsWith("family:")) return t.family[filter.slice(7) as (typeof FILTER_FAMILIES)[number]];
  return t.review.filters[filter as Named];
}

export function FilterMenu({ session }: { readonly session: Session }) {
  const filter = useStore(session.store, (now) => now.filter);
  const { families } = useOpenFlags(session);
  const ids = ["all", "flagged", ...FILTER_STATUSES, "marked", "commented"];
  const items = [
    ...ids.map((id) => ({ id, text: t.review.filters[id as Named], on: id === filter })),
    ...FILTER_FAMILIES.filter((family) => (families.get(family) ?? 0) > 0).map((family) => ({
      id: `family:${family}`,
      text: t.review.filterFamily(t.family[family]),
      on: filter === `family:${family}`,
    })),
    { id: "text", text: t.review.filterText, on: filter.startsWith("text:") },
  ];
  return (
    <MenuButton
      label={t.review.filter}
      items={items}
      onPick={(id) => (id === "text" ? openDialog("filter-text") : setFilter(session, id))}
    >
      <Button>
        {filterName(filter)} <span aria-hidden="true">▾</span>
      </Button>
    </MenuButton>
  );
}
