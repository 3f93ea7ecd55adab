import type { AttributionRow } from "@springtide/season";

/** Where the bar of a row stands, in percent of the widest reach of all rows. */
export interface OriginBar {
  readonly left: number;
  readonly width: number;
  readonly grows: boolean;
}

/** A waterfall: each bar reaches from the contacts before its step to those after it. */
export function originBars(rows: readonly AttributionRow[]): readonly OriginBar[] {
  const most = Math.max(0, ...rows.map(({ after }) => after));
  const percent = (contacts: number): number => (most === 0 ? 0 : (100 * Math.max(0, contacts)) / most);
  return rows.map(({ contacts, after }) => {
    const [low, high] = contacts < 0 ? [after, after - contacts] : [after - contacts, after];
    return { left: percent(low), width: percent(high) - percent(low), grows: contacts >= 0 };
  });
}
