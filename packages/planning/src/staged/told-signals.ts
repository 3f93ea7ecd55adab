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
 * @param share of the seasons that are still open in which it comes, as known before; that of these seasons if not given
 */
export function toldProbabilities(
  ahead: readonly Ahead[],
  { leadDays, seed, share }: { readonly leadDays: number; readonly seed: number; readonly share?: number | undefined },
): Float64Array {
  const before = share ?? openShare(ahead);
  const apart = Math.SQRT2 * normalQuantile(forecastSkill(leadDays));
  return Float64Array.from(ahead, ({ hasHappened, willHappen }, path) =>
    hasHappened
      ? 1
      : afterReading(before, apart, (willHappen ? apart : 0) + drawNormal(randomStream(seed, "told", path))),
  );
}

/** Of the seasons in which it has not happened, the share in which it will. */
export function openShare(ahead: readonly Ahead[]): number {
  const open = ahead.filter(({ hasHappened }) => !hasHappened);
  return open.filter(({ willHappen }) => willHappen).length / Math.max(1, open.length);
}

/**
 * What will be known of each season when the late decisions are due, in classes: those in which it has happened, and the others by the
 * probability that the forecast will tell by then (see `toldProbabilities`).
 * @param classes how many classes of told seasons at most; each holds as many seasons as the next
 */
export function toldSignals(
  ahead: readonly Ahead[],
  { leadDays, classes, seed }: { readonly leadDays: number; readonly classes: number; readonly seed: number },
): readonly ToldSignal[] {
  const probabilities = toldProbabilities(ahead, { leadDays, seed });
  const happened = ahead.flatMap(({ hasHappened }, path) => (hasHappened ? [path] : []));
  const told = ahead
    .flatMap(({ hasHappened }, path) => (hasHappened ? [] : [{ path, probability: probabilities[path] ?? 0 }]))
    .sort((a, b) => a.probability - b.probability || a.path - b.path);
  const signals = classesOf(told, classes);
  return happened.length === 0 ? signals : [...signals, { kind: "happened", fromProbability: 1, paths: happened }];
}

/** Probability that it comes, after a reading: the odds before, times how much likelier the reading is when it does. */
function afterReading(before: number, apart: number, reading: number): number {
  const odds = (before / (1 - before)) * Math.exp(apart * reading - (apart * apart) / 2);
  return before >= 1 ? 1 : odds / (1 + odds);
}

function classesOf(told: readonly { path: number; probability: number }[], classes: number): ToldSignal[] {
  const cuts = Array.from({ length: classes + 1 }, (_, k) => Math.round((k * told.length) / classes));
  const signals: ToldSignal[] = [];
  cuts.slice(1).forEach((to, k) => {
    const from = cuts[k] ?? 0;
    const [first, before] = [told[from], told[from - 1]];
    if (first === undefined || from === to) return;
    const paths = told.slice(from, to).map(({ path }) => path);
    // Seasons told the same cannot be told apart.
    const last = signals.at(-1);
    if (last !== undefined && before?.probability === first.probability)
      signals[signals.length - 1] = { ...last, paths: [...last.paths, ...paths] };
    else {
      const edge = before === undefined ? 0 : (before.probability + first.probability) / 2;
      signals.push({ kind: "told", fromProbability: edge, paths });
    }
  });
  return signals;
}
