import type { StretchService } from "@springtide/planning";

/** Rounding noise in a week's contacts. */
const NOISE_CONTACTS = 1e-9;

/** One week of a queue, over the seasons. */
export interface KeptWeek {
  readonly week: number;
  /** Seasons in which its target is kept. */
  readonly kept: number;
}

/** How many seasons keep the target in each week of one queue: the sums of its stretches, every contact alike. */
export function keptWeeks(
  stretches: readonly { readonly weekOfCell: Int32Array; readonly service: StretchService }[],
  share: number,
  seasons: number,
): KeptWeek[] {
  const spare = new Map<number, Float64Array>();
  for (const { weekOfCell, service } of stretches)
    weekOfCell.forEach((week, cell) => {
      const ofWeek = spare.get(week) ?? new Float64Array(seasons);
      spare.set(week, ofWeek);
      for (let season = 0; season < seasons; season += 1) {
        const i = season * weekOfCell.length + cell;
        ofWeek[season] = (ofWeek[season] ?? 0) + (service.kept[i] ?? 0) - share * (service.counted[i] ?? 0);
      }
    });
  return [...spare].map(([week, ofWeek]) => ({
    week,
    kept: ofWeek.reduce((count, contacts) => count + (contacts >= -NOISE_CONTACTS ? 1 : 0), 0),
  }));
}
