const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Six hours from 08:00 UTC on, forty days from today and some days more: ahead of every notice, whenever a test runs. */
export function orderedStretch(daysMore = 0): { readonly start: string; readonly end: string } {
  const startMs = (Math.floor(Date.now() / DAY_MS) + 40 + daysMore) * DAY_MS + 8 * HOUR_MS;
  return { start: new Date(startMs).toISOString(), end: new Date(startMs + 6 * HOUR_MS).toISOString() };
}
