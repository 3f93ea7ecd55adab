import type { PersonFrame } from "./person-frame.ts";

/** What a person's wishes cost at the least, shift by shift. */
export interface WishCosts {
  /** Whatever new shifts they work. */
  readonly always: number;
  /** For working an option, by its number; null where there are no wishes. */
  readonly ofOption: Float64Array | null;
}

/**
 * Wishes told shift by shift, so that the sum over a person's shifts is never more than their wishes cost. A day off that several
 * shifts can spoil is shared out over the days they begin on; a wish to work is granted by each of them.
 */
export function leastWishCosts({ person, optionsOfDay }: PersonFrame, options: number): WishCosts {
  if (person.wishes.length === 0) return { always: 0, ofOption: null };
  const ofOption = new Float64Array(options);
  let always = 0;
  for (const { kind, fromMs, toMs, cost } of person.wishes) {
    const touches = ({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }): boolean =>
      startMs < toMs && endMs > fromMs;
    const isDecided = person.published.some(touches);
    if (isDecided) {
      if (kind === "off") always += cost;
      continue;
    }
    const days = optionsOfDay.filter((ofDay) => ofDay.some(touches)).length;
    if (kind === "work") always += cost;
    for (const ofDay of optionsOfDay)
      for (const option of ofDay)
        if (touches(option)) ofOption[option.id] = (ofOption[option.id] ?? 0) + (kind === "off" ? cost / days : -cost);
  }
  return { always, ofOption };
}
