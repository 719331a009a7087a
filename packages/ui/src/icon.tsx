const paths = {
  menu: "M3 5h14M3 10h14M3 15h14",
  search: "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12Zm4.5-1.5L17 17",
  apps: "M3 3h5v5H3zM12 3h5v5h-5zM3 12h5v5H3zM12 12h5v5h-5z",
  person: "M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM3.5 17.5c.8-3.4 3.4-5 6.5-5s5.7 1.6 6.5 5",
  download: "M10 3v9m0 0 3.5-3.5M10 12 6.5 8.5M3 16.5h14",
  chevron: "m6 8 4 4 4-4",
  external: "M8 4H4v12h12v-4M11 3h6v6M17 3l-8 8",
  close: "m5 5 10 10M15 5 5 15",
  copy: "M7 7h9v10H7zM4 13V3h9",
  check: "m4 10.5 4 4 8-9",
  right: "m8 5 5 5-5 5",
  left: "m12 5-5 5 5 5",
  down: "M10 4v12m0 0 5-5m-5 5-5-5",
  up: "M10 16V4m0 0 5 5m-5-5L5 9",
  stop: "M5.5 5.5h9v9h-9z",
  again: "M16 10a6 6 0 1 1-1.8-4.3M16 3v3.5h-3.5",
  pen: "m4 16 .8-3.2L13 4.5l2.5 2.5-8.3 8.2L4 16Z",
  file: "M5 3h6.5L15 6.5V17H5zM11 3v4h4",
  upload: "M10 13V4m0 0 3.5 3.5M10 4 6.5 7.5M3 16.5h14",
  warning: "M10 3 2.5 16.5h15L10 3ZM10 8.5v3.5M10 14.3v.1",
} as const;

export type IconName = keyof typeof paths;

/** A line drawing beside a word; it says nothing on its own. */
export function Icon({ name, className = "size-4" }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden
      className={`shrink-0 ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}

/** The mark of a `<summary>`: points right while its `<details>` is closed, down while it is open. */
export function DisclosureMark() {
  return (
    <Icon
      name="right"
      className="size-3.5 text-faint transition-transform [details[open]>summary_&]:rotate-90"
    />
  );
}
