import { drawNormal, normalQuantile, randomStream } from "@springtide/probability";

/** What one possible season has in store when the late decisions are due. */
export interface Ahead {
  /** It has happened already, and everybody knows. */
  readonly hasHappened: boolean;
  /** It will happen within the days the decisions are about. */
  readonly willHappen: boolean;
}

/** Seasons that look alike when the late decisions are due. */
export interface ToldSignal {
  /** happened: known. told: not yet, and a probability is told for the days ahead. */
  readonly kind: "happened" | "told";
  /** The least probability told in this class; 0 for the lowest, 1 where it has happened. */
  readonly fromProbability: number;
  readonly paths: readonly number[];
}

/**
 * How well a forecast tells days on which it happens from days on which it does not, by lead: the probability that it gives the higher figure to
 * the one on which it does (area under the ROC curve). A prior of ours for daily temperature, until past forecasts of the shop say better.
 */
const SKILL: readonly (readonly [leadDays: number, area: number])[] = [
  [1, 0.98],
  [3, 0.96],
  [5, 0.92],
  [7, 0.85],
  [10, 0.72],
  [15, 0.55],
];

/** Area under the ROC curve of a forecast so many days ahead; half (no skill) from three weeks on. */
export function forecastSkill(leadDays: number): number {
  const points = [...SKILL, [21, 0.5] as const];
  const after = points.findIndex(([lead]) => lead >= leadDays);
  if (after === 0) return points[0]?.[1] ?? 0.5;
  if (after < 0) return 0.5;
  const [[fromLead, from], [toLead, to]] = [points[after - 1] ?? [0, 0.5], points[after] ?? [0, 0.5]];
  return from + ((to - from) * (leadDays - fromLead)) / (toLead - fromLead);
}

/**
 * The probability that the forecast will tell of each season when the late decisions are due, 1 where it has happened already. Told
 * probabilities are honest by construction: of the seasons told 30 %, it comes in 30 %. A forecast is taken as a normal reading, higher by so
 * many standard deviations where it does come as its skill says (the binormal model of signal detection: Green and Swets, 1966), and what it
 * tells as Bayes' rule.
 * A reading made after another one, `firstLeadDays` ahead with the same seed, agrees with it: the earlier one is the later one with noise on top,
 * so that whoever knows the later one learns nothing from the earlier.
 * @param keys by season: what tells its draw apart; its place if not given
 * @param share of the seasons that are still open in which it comes, as known before; that of these seasons if not given
 */
export function toldProbabilities(
  ahead: readonly Ahead[],
  {
    leadDays,
    firstLeadDays = leadDays,
    seed,
    share,
    keys,
  }: Pick<ToldClasses, "leadDays" | "firstLeadDays" | "seed" | "keys"> & { readonly share?: number | undefined },
): Float64Array {
  const before = share ?? openShare(ahead);
  const apart = apartAt(leadDays);
  const known = apart === 0 ? 1 : Math.min(1, apartAt(firstLeadDays) / apart);
  const noiseOf = (key: number): number => {
    const first = drawNormal(randomStream(seed, "told", key));
    return known === 1
      ? first
      : known * first + Math.sqrt(1 - known * known) * drawNormal(randomStream(seed, "told later", key));
  };
  return Float64Array.from(ahead, ({ hasHappened, willHappen }, path) =>
    hasHappened ? 1 : afterReading(before, apart, (willHappen ? apart : 0) + noiseOf(keys?.[path] ?? path)),
  );
}

/** By how many standard deviations readings are higher where it does come. */
function apartAt(leadDays: number): number {
  return Math.SQRT2 * normalQuantile(forecastSkill(leadDays));
}

/** Of the seasons in which it has not happened, the share in which it will. */
export function openShare(ahead: readonly Ahead[]): number {
  const open = ahead.filter(({ hasHappened }) => !hasHappened);
  return open.filter(({ willHappen }) => willHappen).length / Math.max(1, open.length);
}

/** How seasons are put into classes by what is told of them. */
export interface ToldClasses {
  readonly leadDays: number;
  /** Told probabilities, rising, between 0 and 1: each begins a class. */
  readonly edges: readonly number[];
  /** A class of fewer seasons is joined to its neighbour: nothing is learned from it. 1 if not given. */
  readonly least?: number;
  readonly seed: number;
  /** Of an earlier reading that this one agrees with; none if not given. */
  readonly firstLeadDays?: number | undefined;
  /** By season: what tells its draw apart; its place if not given. */
  readonly keys?: readonly number[] | undefined;
}

/**
 * What will be known of each season when the late decisions are due, in classes: those in which it has happened, and the others by the
 * probability that the forecast will tell by then (see `toldProbabilities`). A class says from which told probability on it holds; the lowest
 * holds from 0.
 */
export function toldSignals(
  ahead: readonly Ahead[],
  { edges, least = 1, ...reading }: ToldClasses,
): readonly ToldSignal[] {
  const probabilities = toldProbabilities(ahead, reading);
  const happened = ahead.flatMap(({ hasHappened }, path) => (hasHappened ? [path] : []));
  const waiting = ahead.flatMap(({ hasHappened }, path) => (hasHappened ? [] : [path]));
  const classes = [0, ...edges].map((from, k): ToldSignal => {
    const to = edges[k] ?? Infinity;
    const isIn = (probability: number): boolean => probability >= from && probability < to;
    return { kind: "told", fromProbability: from, paths: waiting.filter((path) => isIn(probabilities[path] ?? 0)) };
  });
  const signals = joined(classes, least);
  return happened.length === 0 ? signals : [...signals, { kind: "happened", fromProbability: 1, paths: happened }];
}

/** Probability that it comes, after a reading: the odds before, times how much likelier the reading is when it does. */
function afterReading(before: number, apart: number, reading: number): number {
  const odds = (before / (1 - before)) * Math.exp(apart * reading - (apart * apart) / 2);
  return before >= 1 ? 1 : odds / (1 + odds);
}

/** Classes of too few seasons go to the one below, the lowest to the one above. */
function joined(classes: readonly ToldSignal[], least: number): ToldSignal[] {
  const kept: ToldSignal[] = [];
  for (const { paths, ...signal } of classes) {
    const last = kept.at(-1);
    if (last === undefined) {
      if (paths.length > 0) kept.push({ ...signal, fromProbability: 0, paths });
    } else if (last.paths.length < least || paths.length < least)
      kept[kept.length - 1] = { ...last, paths: [...last.paths, ...paths] };
    else kept.push({ ...signal, paths });
  }
  return kept;
}
