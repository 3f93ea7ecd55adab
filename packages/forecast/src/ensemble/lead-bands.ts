/** Leads, 1 being the day after the last known one, whose forecasts are weighted and judged together. */
export interface LeadBand {
  readonly from: number;
  readonly to: number;
}

/** Tomorrow, the rest of the week, the next, the month, and what lies beyond: the further, the more a season counts and the less a level. */
export const LEAD_BANDS: readonly LeadBand[] = [
  { from: 1, to: 1 },
  { from: 2, to: 7 },
  { from: 8, to: 14 },
  { from: 15, to: 28 },
  { from: 29, to: 84 },
];

/** Days ahead that past forecasts are made for. */
export const JUDGED_DAYS = 84;

/** Index of the band of a lead; leads beyond the last belong to it. */
export function bandOf(lead: number): number {
  const found = LEAD_BANDS.findIndex(({ to }) => lead <= to);
  return found < 0 ? LEAD_BANDS.length - 1 : found;
}

/**
 * How many weekly forecasts of a band look at the same days: forecasts of four weeks ahead made a week apart share three quarters of what
 * they are judged by, and tell little more than one.
 */
export function overlapOf({ to }: LeadBand): number {
  return Math.max(1, Math.min(to, JUDGED_DAYS) / 7);
}
