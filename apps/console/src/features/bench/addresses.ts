/** The page of a run. */
export function runHref(name: string): string {
  return `/bench/${encodeURIComponent(name)}`;
}

/** The page of one sample of a run. */
export function sampleHref(name: string, sample: string): string {
  return `${runHref(name)}/${encodeURIComponent(sample)}`;
}

/** Two runs beside each other. */
export function compareHref(base: string, other: string): string {
  return `/bench/compare?${new URLSearchParams({ base, other }).toString()}`;
}
