import type { CivilDay } from "@springtide/calendar";
import { civilDay, yearOf } from "@springtide/calendar";
import type { OnsetDistribution, TriggerParameters } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";

/** One season of one trigger: how probable each day is, all markets together, weighted by their share of orders. */
export interface OnsetSeason {
  readonly trigger: string;
  readonly name: string;
  /** Calendar year of its first possible date: with the trigger it tells which season of it is meant. */
  readonly year: number;
  readonly probabilities: ReadonlyMap<CivilDay, number>;
  /** Probability that it comes at all. */
  readonly comes: number;
  /** Its middle date: as probably before as after, the day the plan names too. */
  readonly likelyDay: CivilDay;
  /** Eight of ten of its possible dates lie from here to there. */
  readonly earlyDay: CivilDay;
  readonly lateDay: CivilDay;
  /** Its date is certain: fixed by the calendar or already observed. */
  readonly known: boolean;
}

/** The seasons of every trigger that can fire within the plan, by date. */
export function onsetSeasons(index: PlanIndex): readonly OnsetSeason[] {
  return onsetSeasonsOf(index.plan.triggers, index);
}

/** What is told of when a trigger may come. */
type Dated = Pick<TriggerParameters, "id" | "name" | "nextOnsets">;

/** The seasons of triggers that can fire within some days, by date. */
export function onsetSeasonsOf(
  triggers: readonly Dated[],
  { firstDay, days }: { readonly firstDay: CivilDay; readonly days: number },
): readonly OnsetSeason[] {
  return triggers
    .flatMap((trigger) => seasonsOf(trigger))
    .filter(({ lateDay, earlyDay }) => lateDay >= firstDay && earlyDay < firstDay + days)
    .sort((a, b) => a.likelyDay - b.likelyDay);
}

function seasonsOf(trigger: Dated): OnsetSeason[] {
  const byYear = new Map<number, OnsetDistribution[]>();
  for (const onsets of trigger.nextOnsets) {
    const [first] = onsets.days;
    if (first === undefined) continue;
    const year = yearOf(civilDay(first.day));
    byYear.set(year, [...(byYear.get(year) ?? []), onsets]);
  }
  return [...byYear].map(([year, distributions]) => seasonOf(trigger, year, distributions));
}

function seasonOf({ id, name }: Dated, year: number, distributions: readonly OnsetDistribution[]): OnsetSeason {
  const weight = distributions.reduce((sum, onsets) => sum + onsets.weight, 0) || 1;
  const probabilities = new Map<CivilDay, number>();
  for (const onsets of distributions)
    for (const { day, probability } of onsets.days) {
      const key = civilDay(day);
      probabilities.set(key, (probabilities.get(key) ?? 0) + (probability * onsets.weight) / weight);
    }
  const days = [...probabilities].sort(([a], [b]) => a - b);
  const comes = days.reduce((sum, [, probability]) => sum + probability, 0);
  return {
    trigger: id,
    name,
    year,
    probabilities,
    comes,
    likelyDay: quantileDay(days, 0.5 * comes),
    earlyDay: quantileDay(days, 0.1 * comes),
    lateDay: quantileDay(days, 0.9 * comes),
    known: days.some(([, probability]) => probability > 0.999),
  };
}

function quantileDay(days: readonly (readonly [CivilDay, number])[], mass: number): CivilDay {
  let sum = 0;
  for (const [day, probability] of days) {
    sum += probability;
    if (sum >= mass - 1e-12) return day;
  }
  return days.at(-1)?.[0] ?? 0;
}

/** "around Tue 14 Apr, 2 Apr to 28 Apr in 8 of 10 cases": the curve in words. */
export function onsetInWords(season: OnsetSeason, words: Words): string {
  const { say } = words;
  const day = words.day(season.likelyDay);
  if (season.known) return say("onsets.certain", { day });
  const said = { day, range: words.dayRange(season.earlyDay, season.lateDay) };
  const missing = 1 - season.comes;
  return missing < 0.005
    ? say("onsets.around", said)
    : say("onsets.around-away", { ...said, share: words.finely(missing) });
}

/** A box that curves are drawn in: so many days wide, and so probable a day at its top. */
export interface CurveBox {
  readonly firstDay: CivilDay;
  readonly days: number;
  readonly highest: number;
}

/** Probability of the most probable day. */
export function highestOf({ probabilities }: OnsetSeason): number {
  return Math.max(...probabilities.values());
}

/** The curve as an SVG path over a box of `days` by 1; "" where nothing falls inside. */
export function onsetPath(season: OnsetSeason, { firstDay, days, highest }: CurveBox): string {
  const inside = Array.from({ length: days }, (_, i) => season.probabilities.get(firstDay + i) ?? 0);
  if (inside.every((probability) => probability === 0)) return "";
  const points = inside.map((probability, i) => `L${String(i + 0.5)} ${(1 - probability / highest).toFixed(4)}`);
  return `M0 1${points.join("")}L${String(days)} 1Z`;
}
