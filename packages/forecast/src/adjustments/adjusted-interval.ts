import { factorsOf } from "./attribution.ts";
import type { DayAttribution, NamedFactor } from "./attribution.ts";
import type { AdjustedNumbers } from "./apply-adjustments.ts";

/** What one layer did to one number: after = before x factor + added. */
export interface AttributedLayer {
  readonly name: string;
  readonly who: string;
  readonly why: string;
  readonly factor: number;
  /** Contacts put where none were, which no factor can tell; otherwise 0. */
  readonly added: number;
}

/** One number of the plan, a day or an interval, opened into the model's factors and the adjustments laid over them. */
export interface NumberAttribution {
  /** The model's: base, weekday, season, holiday, each trigger, covariates, level, and the share of the day. Their product is `model`. */
  readonly factors: readonly NamedFactor[];
  readonly model: number;
  /** In the order in which they worked. */
  readonly adjustments: readonly AttributedLayer[];
  readonly adjusted: number;
}

/**
 * Opens one number: the model's factors of its day, the interval's share of the day, and what each adjustment did to it.
 * @param of.shareOfDay share of the day's contacts that come in the interval (see `spreadDay`); 1 for a whole day
 * @param of.adjusted the adjusted numbers of the queue, and `at` the place of the number in them; left out where nothing was adjusted.
 * Each layer's part is told in proportion to the number it was laid over, so the numbers may be a path or the mean.
 * Cost: O(factors + layers).
 */
export function attributeNumber({
  day,
  shareOfDay = 1,
  adjusted,
  at = 0,
}: {
  readonly day: DayAttribution;
  readonly shareOfDay?: number;
  readonly adjusted?: AdjustedNumbers;
  readonly at?: number;
}): NumberAttribution {
  const factors = [...factorsOf(day), { name: "interval", factor: shareOfDay }];
  const model = factors.reduce((product, { factor }) => product * factor, 1);
  const adjustments = adjusted === undefined ? [] : attributedLayers(adjusted, at);
  return {
    factors,
    model,
    adjustments,
    adjusted: adjustments.reduce((value, { factor, added }) => value * factor + added, model),
  };
}

function attributedLayers({ model, trail }: AdjustedNumbers, at: number): AttributedLayer[] {
  let before = model[at] ?? 0;
  return trail.map(({ layer: { name, who, why }, change }) => {
    const changed = change[at] ?? 0;
    const step = before > 0 ? { factor: (before + changed) / before, added: 0 } : { factor: 1, added: changed };
    before += changed;
    return { name, who, why, ...step };
  });
}
