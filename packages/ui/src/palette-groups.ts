import type { PaletteItem } from "./command-palette.tsx";

export interface PaletteGroup {
  label: string;
  isRecent: boolean;
  items: PaletteItem[];
}

/** Ranked items under their groups, the group of the best first; recent ones stand above, and only there. */
export function groupItems(
  items: readonly PaletteItem[],
  recent: readonly string[],
  recentLabel: string,
): PaletteGroup[] {
  const latest = recent.flatMap((id) => items.find((item) => item.id === id) ?? []);
  const rest = items.filter((item) => !latest.includes(item));
  const groups = [...Map.groupBy(rest, (item) => item.group)].map(([label, members]) => ({
    label,
    isRecent: false,
    items: members,
  }));
  return latest.length === 0 ? groups : [{ label: recentLabel, isRecent: true, items: latest }, ...groups];
}
