import type { CivilDay } from "@springtide/calendar";
import { civilDay, yearOf } from "@springtide/calendar";
import type { OnsetDistribution, TriggerParameters } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";

/** One season of one trigger: how probable each day is, all markets together, weighted by their share of orders. */
export interface OnsetSeason {
  readonly trigger: string;
  readonly name: string;
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
  return index.plan.triggers
    .flatMap((trigger) => seasonsOf(trigger))
    .filter(({ lateDay, earlyDay }) => lateDay >= index.firstDay && earlyDay < index.firstDay + index.days)
    .sort((a, b) => a.likelyDay - b.likelyDay);
}

function seasonsOf(trigger: TriggerParameters): OnsetSeason[] {
  const byYear = new Map<number, OnsetDistribution[]>();
  for (const onsets of trigger.nextOnsets) {
    const [first] = onsets.days;
    if (first === undefined) continue;
    const year = yearOf(civilDay(first.day));
    byYear.set(year, [...(byYear.get(year) ?? []), onsets]);
  }
  return [...byYear.values()].map((distributions) => seasonOf(trigger, distributions));
}

function seasonOf({ id, name }: TriggerParameters, distributions: readonly OnsetDistribution[]): OnsetSeason {
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

/** The curve as an SVG path over a box of `days` by 1, its highest day at the top; "" where nothing falls inside. */
export function onsetPath(season: OnsetSeason, { firstDay, days }: { firstDay: CivilDay; days: number }): string {
  const inside = Array.from({ length: days }, (_, i) => season.probabilities.get(firstDay + i) ?? 0);
  const highest = Math.max(...season.probabilities.values());
  if (inside.every((probability) => probability === 0)) return "";
  const points = inside.map((probability, i) => `L${String(i + 0.5)} ${(1 - probability / highest).toFixed(4)}`);
  return `M0 1${points.join("")}L${String(days)} 1Z`;
}
