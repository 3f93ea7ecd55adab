import type { CivilDay } from "@springtide/calendar";
import { civilDay, yearOf } from "@springtide/calendar";
import type { OnsetDistribution, OnsetHistory } from "@springtide/contracts";
import type { Words } from "../words/words.ts";

/** One firing to come: how probable each day is, all markets together, weighted by their share of orders. */
export interface NextDate {
  /** Year in which its season begins. */
  readonly season: number;
  readonly days: readonly { readonly day: CivilDay; readonly probability: number }[];
  readonly never: number;
  readonly earlyDay: CivilDay;
  readonly likelyDay: CivilDay;
  readonly lateDay: CivilDay;
  readonly basis: OnsetDistribution["basis"];
  /** Past years that it was told from; 0 where the plan does not say. */
  readonly pastYears: number;
}

/** A date is certain from here on. */
const CERTAIN = 0.999;
/** A trigger that works day by day has so many certain days that no list of them says anything. */
const MOST_DATES = 8;

/** The firings to come in their order, those of one season and place in the row of markets together; null where it works day by day. */
export function nextDates(onsets: readonly OnsetDistribution[]): readonly NextDate[] | null {
  const groups = new Map<string, OnsetDistribution[]>();
  const counted = new Map<string, number>();
  for (const onset of onsets) {
    const [first] = onset.days;
    if (first === undefined) continue;
    const season = onset.season ?? yearOf(civilDay(first.day));
    // Several of one market and season are its firings in order.
    const seen = `${String(season)} ${onset.market ?? ""}`;
    const nth = counted.get(seen) ?? 0;
    counted.set(seen, nth + 1);
    const key = `${String(season)} ${String(nth)}`;
    groups.set(key, [...(groups.get(key) ?? []), onset]);
  }
  if (groups.size > MOST_DATES && onsets.every(({ basis }) => basis === "known")) return null;
  return [...groups]
    .map(([key, group]) => together(Number(key.split(" ")[0]), group))
    .sort((a, b) => a.likelyDay - b.likelyDay);
}

function together(season: number, group: readonly OnsetDistribution[]): NextDate {
  const weight = group.reduce((sum, onset) => sum + onset.weight, 0) || 1;
  const chances = new Map<CivilDay, number>();
  for (const onset of group)
    for (const { day, probability } of onset.days) {
      const at = civilDay(day);
      chances.set(at, (chances.get(at) ?? 0) + (probability * onset.weight) / weight);
    }
  const days = [...chances].map(([day, probability]) => ({ day, probability })).sort((a, b) => a.day - b.day);
  const comes = days.reduce((sum, { probability }) => sum + probability, 0);
  const quantile = (share: number): CivilDay => {
    let sum = 0;
    return days.find(({ probability }) => (sum += probability) >= share * comes - 1e-12)?.day ?? 0;
  };
  return {
    season,
    days,
    never: Math.max(0, 1 - comes),
    ...{ earlyDay: quantile(0.1), likelyDay: quantile(0.5), lateDay: quantile(0.9) },
    basis: group.some(({ basis }) => basis === "forecast") ? "forecast" : (group[0]?.basis ?? "known"),
    pastYears: Math.max(...group.map(({ pastYears }) => pastYears?.length ?? 0)),
  };
}

export function isCertain({ days }: NextDate): boolean {
  return days.some(({ probability }) => probability >= CERTAIN);
}

/** "2027: most likely around …; in 8 of 10 seasons between … and …". */
export function nextInWords(next: NextDate, words: Words): string {
  const season = String(next.season);
  const day = words.day(next.likelyDay);
  if (isCertain(next)) return words.say("triggers.next-certain", { season, day });
  return words.say("triggers.next-likely", { season, day, ...rangeValues(next, words) });
}

/** Shortest form for a list: the likely day, and how far around it. */
export function rangeValues(
  { earlyDay, lateDay, never }: NextDate,
  words: Words,
): Record<"early" | "late" | "away", string> {
  return {
    early: words.day(earlyDay),
    late: words.day(lateDay),
    away: never < 0.005 ? "no" : words.finely(never),
  };
}

/** One plan's view of a firing to come. */
export interface DateUpdate {
  readonly version: number;
  readonly savedAt: string;
  readonly next: NextDate;
}

/** How plans saw a firing one after the other: those in which it changed, the newest last; empty where fewer than two did. */
export function dateUpdates(history: OnsetHistory, trigger: string, season: number): readonly DateUpdate[] {
  const updates: DateUpdate[] = [];
  let told = "";
  for (const { version, savedAt, triggers } of history.plans) {
    const onsets = triggers.find((one) => one.trigger === trigger)?.nextOnsets ?? [];
    const next = nextDates(onsets)?.find((one) => one.season === season);
    const now = JSON.stringify(next?.days ?? null);
    if (next !== undefined && now !== told) updates.push({ version, savedAt, next });
    told = now;
  }
  return updates.length < 2 ? [] : updates;
}
