/** From values to places on a picture, in its own units. */
export type Scale = (value: number) => number;

/** A straight scale: `from` lies at `start`, `to` at `end`. A scale of no length puts everything in its middle. */
export function linearScale(
  { from, to }: { readonly from: number; readonly to: number },
  { start, end }: { readonly start: number; readonly end: number },
): Scale {
  if (to === from) return () => (start + end) / 2;
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}

const STEPS = [1, 2, 2.5, 5, 10] as const;
/** A step a little shorter than asked for is better than one twice as long. */
const NEAR = 0.9;

/**
 * Round numbers from 0 to the first that reaches `most`, about `count` steps apart; [0, 1] where there is nothing to show.
 * @example niceTicks(930, 4) // => [0, 250, 500, 750, 1000]
 */
export function niceTicks(most: number, count: number): number[] {
  if (!(most > 0) || !Number.isFinite(most)) return [0, 1];
  const rough = most / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((candidate) => candidate * power >= rough * NEAR) ?? 10) * power;
  const last = Math.ceil(most / step - 1e-9);
  return Array.from({ length: last + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}
