import type { ExactService } from "@springtide/contracts";
import { pathQuantiles } from "@springtide/planning";
import { transientDay, type TransientInterval } from "@springtide/staffing";
import type { LineDay } from "./line-day.ts";

/**
 * Longest step in time: probabilities are then right to about 3e-4, a tenth of what a screen shows.
 */
const STEP_SECONDS = 30;

/** One interval of one season, in contacts, agent-seconds and contacts waiting. */
interface Passed {
  readonly contacts: number;
  readonly counted: number;
  readonly kept: number;
  readonly abandoned: number;
  readonly answered: number;
  /** Of all who are answered, together. */
  readonly answeredWaitSeconds: number;
  readonly busySeconds: number;
  readonly meanQueue: number;
}

/** A day played out on several seasons: `[season][interval of the day]`. */
export type PlayedDay = readonly (readonly Passed[])[];

/** Plays a queue's day out exactly with these agents (from the lead-in on), season by season. */
export function playOut(day: LineDay, agents: Uint16Array, seasons: number): PlayedDay {
  const { queue, intervalSeconds } = day;
  const { withinSeconds, shortAbandonSeconds } = queue.target;
  return Array.from({ length: seasons }, (_, season) => {
    const { intervals } = transientDay({
      contactsPerHour: day.contactsOf(season).map((contacts, i) => (contacts * 3600) / (intervalSeconds[i] ?? 1)),
      agents,
      intervalSeconds,
      ahtSeconds: day.ahtSeconds,
      patience: { law: queue.patience.law },
      withinSeconds,
      ...(shortAbandonSeconds === undefined ? {} : { shortAbandonSeconds }),
      stepSeconds: STEP_SECONDS,
    });
    return intervals.slice(day.from - day.leadFrom).map((interval, i) => ({
      contacts: interval.contacts,
      ...judged(interval, queue.target.definition),
      abandoned: interval.contacts * interval.abandonProbability,
      answered: interval.contacts * interval.servedProbability,
      answeredWaitSeconds: interval.contacts * interval.servedProbability * (interval.asaSeconds ?? 0),
      busySeconds: interval.meanBusy * (intervalSeconds[day.from - day.leadFrom + i] ?? 0),
      meanQueue: interval.meanQueue,
    }));
  });
}

/** Numerator and denominator of the definition, in contacts. */
function judged(
  { contacts, serviceLevels, servedProbability, shortAbandonProbability }: TransientInterval,
  definition: LineDay["queue"]["target"]["definition"],
): Pick<Passed, "kept" | "counted"> {
  switch (definition) {
    case "slAnswered":
      return { kept: contacts * serviceLevels.slOffered, counted: contacts * servedProbability };
    case "slExclShort":
      return { kept: contacts * serviceLevels.slOffered, counted: contacts * (1 - shortAbandonProbability) };
    default:
      return { kept: contacts * serviceLevels[definition], counted: contacts };
  }
}

/** Service level and share that gives up over all seasons, every contact counted alike; null without contacts. */
export function overall(played: PlayedDay): { serviceLevel: number | null; abandonShare: number | null } {
  const all = played.flat();
  const contacts = sum(all, "contacts");
  if (contacts <= 0) return { serviceLevel: null, abandonShare: null };
  return {
    serviceLevel: share(sum(all, "kept"), sum(all, "counted")),
    abandonShare: share(sum(all, "abandoned"), contacts),
  };
}

/** The played day as the page and the command line show it. */
export function exactService(day: LineDay, agents: Uint16Array, played: PlayedDay): ExactService {
  const shown = agents.subarray(day.from - day.leadFrom);
  const seconds = day.intervalSeconds.subarray(day.from - day.leadFrom);
  const byInterval = Array.from(shown, (_, i) => played.flatMap((season) => season[i] ?? []));
  const isOpen = (i: number): boolean => day.open[day.from + i] === 1;
  const levels = byInterval.map((passed) => levelOverSeasons(passed.map((one) => [one])));
  const worth = (passed: readonly Passed[]): boolean => sum(passed, "contacts") > 0;
  return {
    agents: [...shown],
    serviceLevel: {
      mean: levels.map((level) => level?.mean ?? null),
      p10: levels.map((level) => level?.p10 ?? null),
      p90: levels.map((level) => level?.p90 ?? null),
    },
    abandonShare: byInterval.map((passed) =>
      worth(passed) ? rounded(share(sum(passed, "abandoned"), sum(passed, "contacts"))) : null,
    ),
    occupancy: byInterval.map((passed, i) =>
      isOpen(i) && (shown[i] ?? 0) > 0
        ? rounded(share(sum(passed, "busySeconds"), (shown[i] ?? 0) * (seconds[i] ?? 0) * passed.length))
        : null,
    ),
    meanQueue: byInterval.map((passed, i) => (isOpen(i) ? rounded(sum(passed, "meanQueue") / passed.length) : null)),
    asaSeconds: byInterval.map(asaOf),
    day: wholeDay(played, shown, seconds, levels),
  };
}

type Level = NonNullable<ReturnType<typeof levelOverSeasons>>;

function wholeDay(
  played: PlayedDay,
  agents: Uint16Array,
  seconds: Float64Array,
  levels: readonly (Level | null)[],
): ExactService["day"] {
  const serviceLevel = levelOverSeasons(played);
  const { abandonShare } = overall(played);
  if (serviceLevel === null || abandonShare === null) return null;
  const staffed = agents.reduce((total, count, i) => total + count * (seconds[i] ?? 0), 0);
  const lowest = Math.min(...levels.map((level) => level?.mean ?? 1));
  return {
    serviceLevel,
    abandonShare: rounded(abandonShare),
    occupancy: rounded(share(sum(played.flat(), "busySeconds"), staffed * played.length)),
    asaSeconds: asaOf(played.flat()),
    worstInterval: Math.max(
      0,
      levels.findIndex((level) => level?.mean === lowest),
    ),
  };
}

/** Mean wait of those who are answered, to a tenth of a second; null where nobody is. */
function asaOf(passed: readonly Passed[]): number | null {
  const answered = sum(passed, "answered");
  return answered > 0 ? Math.round((10 * sum(passed, "answeredWaitSeconds")) / answered) / 10 : null;
}

/** The mean counts every contact of all seasons alike, quantiles count seasons alike; null without contacts. */
function levelOverSeasons(
  seasons: PlayedDay,
): { readonly mean: number; readonly p10: number; readonly p50: number; readonly p90: number } | null {
  const { serviceLevel } = overall(seasons);
  if (serviceLevel === null) return null;
  const ofSeasons = seasons.flatMap((season) => overall([season]).serviceLevel ?? []);
  const { p10, p50, p90 } = pathQuantiles(Float64Array.from(ofSeasons));
  return { mean: rounded(serviceLevel), p10: rounded(p10), p50: rounded(p50), p90: rounded(p90) };
}

function sum(passed: readonly Passed[], figure: keyof Passed): number {
  return passed.reduce((total, one) => total + one[figure], 0);
}

/** Agents who stay on to end a contact work more than they are rostered; that is not shown as more than all their time. */
function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 0;
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
