import type { CivilDay } from "@springtide/calendar";
import type { WeightedOnset } from "@springtide/forecast";
import { kernelAt, lastingDays } from "@springtide/forecast";
import type { DatedTrigger } from "../triggers/dated-trigger.ts";

/** One firing of a trigger: the days on which it set in, market by market. */
export interface FiredEvent {
  readonly trigger: DatedTrigger;
  readonly onsets: DatedTrigger["pastOnsets"];
  readonly firstOnset: CivilDay;
}

/** Markets of one season fire on days of their own, yet it is one event. */
const ONE_SEASON_DAYS = 60;
/** Share of the peak effect below which it is over. */
const FELT = 0.1;
/** An effect of one day that comes again and again is a part of the usual days. */
const LEAST_DAYS_OF_EFFECT = 2;

/**
 * The firings of a trigger within some days, in order. Onsets of other markets belong to the firing that began within sixty days
 * before; one of the same market begins another firing.
 */
export function firedEvents(
  trigger: DatedTrigger,
  { from, to }: { readonly from: CivilDay; readonly to: CivilDay },
): FiredEvent[] {
  if (trigger.durationDays < LEAST_DAYS_OF_EFFECT && trigger.leadDays === 0) return [];
  const events: { firstOnset: CivilDay; onsets: DatedTrigger["pastOnsets"][number][] }[] = [];
  for (const onset of [...trigger.pastOnsets].sort((a, b) => a.day - b.day)) {
    const last = events.at(-1);
    const isNew =
      last === undefined ||
      onset.day - last.firstOnset > ONE_SEASON_DAYS ||
      last.onsets.some(({ market }) => market === onset.market);
    if (isNew) events.push({ firstOnset: onset.day, onsets: [onset] });
    else last.onsets.push(onset);
  }
  return events
    .filter(({ firstOnset }) => firstOnset >= from && firstOnset <= to)
    .map((event) => ({ trigger, ...event }));
}

/** The days on which onsets on some days are felt by a tenth of the peak or more: from the first lead day to the last. */
export function windowOf(
  trigger: DatedTrigger,
  onsets: readonly Pick<WeightedOnset, "day">[],
): { readonly from: CivilDay; readonly to: CivilDay } {
  const lead = Math.ceil(trigger.leadDays);
  const lasting = Math.ceil(lastingDays(trigger));
  const felt = Array.from({ length: lead + lasting }, (_, i) => i - lead).filter(
    (offset) => Math.abs(kernelAt(trigger, offset)) >= FELT,
  );
  const days = onsets.map(({ day }) => day);
  return { from: Math.min(...days) + (felt[0] ?? 0), to: Math.max(...days) + (felt.at(-1) ?? 0) };
}
