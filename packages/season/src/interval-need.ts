import type { Plan, StaffingAnswer, StaffingModel } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { offeredLoadPath } from "@springtide/staffing";
import type { SeasonBasis } from "./basis.ts";
import type { Demand } from "./demand.ts";
import { linesOf, staffingOf } from "./exact-day.ts";
import type { LineDay } from "./line-day.ts";
import { answerStaffing } from "./staffing/answer-staffing.ts";

/** Which interval is asked about. */
export interface IntervalQuestion {
  /** A queue whose customers wait on the line. */
  readonly queue: string;
  /** Index of the interval on the plan's grid. */
  readonly interval: number;
}

/** Why a plan asks for as many people as it does in one interval. */
export interface IntervalNeed {
  /** How many seasons were drawn, and which of them by rising load decides: the plan's quantile of the interval. */
  readonly seasons: number;
  readonly rank: number;
  /** Contacts expected in the interval in the deciding season, and on average over all. */
  readonly contacts: number;
  readonly meanContacts: number;
  /** Mean load in the interval in the deciding season; with patience, contacts begun before are in it. */
  readonly loadErlangs: number;
  /** The answer for that load, opened into its steps; its contacts are those that would bring the load by themselves. */
  readonly answer: StaffingAnswer;
  /** Heads that verifying the plan put on top of the answer's; negative where it took some off, 0 where it left them. */
  readonly repairedHeads: number;
}

/**
 * Opens the requirement of one interval: the season that stands at the plan's quantile there, its load as the plan's model
 * takes it, and the staffing answer for that load. Agents and heads are those of the plan, since more load never needs
 * fewer agents; where verifying repaired the interval, its heads come on top. Cost: one walk through the run of open intervals up to this one for each season, and one answer.
 * @throws Refusal for a queue without a line, or an interval in which nobody is planned
 */
export function intervalNeedOf(
  plan: Plan,
  basis: SeasonBasis,
  demand: Demand,
  { queue, interval }: IntervalQuestion,
): IntervalNeed {
  const dayIndex = basis.grid.dayOffsets.findLastIndex((from) => from <= interval);
  const line = linesOf(plan, basis, demand, dayIndex).find((candidate) => candidate.queue.id === queue);
  if (line === undefined || line.open[interval] !== 1) throw noLineThen(queue, interval);
  const { model, required } = staffingOf(plan, line);
  const seasons = Array.from({ length: basis.paths }, (_, season) => seasonAt(line, season, interval, model));
  const rank = Math.min(basis.paths, Math.max(1, Math.round(plan.level.intervalQuantile * basis.paths)));
  const deciding = seasons.toSorted((a, b) => a.loadErlangs - b.loadErlangs)[rank - 1] ?? {
    contacts: 0,
    loadErlangs: 0,
  };
  const answer = answerFor(line, basis.grid.seconds[interval] ?? 0, deciding.loadErlangs, model);
  return {
    seasons: basis.paths,
    rank,
    ...deciding,
    meanContacts: seasons.reduce((sum, { contacts }) => sum + contacts, 0) / basis.paths,
    answer,
    repairedHeads: (required[interval] ?? 0) - answer.heads,
  };
}

interface SeasonThen {
  readonly contacts: number;
  readonly loadErlangs: number;
}

/** One season's interval: with patience the load is what is in hand since the doors opened, else that of its own contacts. */
function seasonAt(
  line: LineDay,
  season: number,
  interval: number,
  model: Plan["staffing"][number]["model"],
): SeasonThen {
  const { leadFrom } = line;
  const { ahtSeconds } = line;
  const ofDay = line.contactsOf(season);
  const end = interval - leadFrom + 1;
  const contacts = ofDay[end - 1] ?? 0;
  if (model !== "patience") {
    return { contacts, loadErlangs: (contacts * (ahtSeconds[end - 1] ?? 0)) / (line.intervalSeconds[end - 1] ?? 1) };
  }
  const opened = 1 + line.open.subarray(leadFrom, interval).lastIndexOf(0);
  const intervalSeconds = line.intervalSeconds.subarray(opened, end);
  const contactsPerHour = ofDay.subarray(opened, end).map((count, i) => (count * 3600) / (intervalSeconds[i] ?? 1));
  const { meanErlangs } = offeredLoadPath({
    contactsPerHour,
    intervalSeconds,
    ahtSeconds: ahtSeconds.subarray(opened, end),
  });
  return { contacts, loadErlangs: meanErlangs.at(-1) ?? 0 };
}

/** The staffing answer for one load of a line. */
export function answerFor(
  { queue: { target, shrinkage, patience }, meanAhtSeconds: ahtSeconds }: LineDay,
  intervalSeconds: number,
  loadErlangs: number,
  planned: Plan["staffing"][number]["model"],
): StaffingAnswer {
  const { definition, share, withinSeconds, shortAbandonSeconds, maxOccupancy } = target;
  const model: StaffingModel = planned === "erlang-c" ? { kind: "erlang-c" } : { kind: "patience", law: patience.law };
  return answerStaffing({
    solve: "agents",
    contacts: (loadErlangs * intervalSeconds) / ahtSeconds,
    ahtSeconds,
    intervalSeconds,
    model,
    targets: {
      serviceLevel: {
        share,
        withinSeconds,
        definition,
        ...(shortAbandonSeconds === undefined ? {} : { shortAbandonSeconds }),
      },
      maxOccupancy,
    },
    shrinkage,
  });
}

function noLineThen(queue: string, interval: number): Refusal {
  return new Refusal({
    code: "no-line-then",
    place: { field: "/interval" },
    found: `${queue}, interval ${interval}`,
    rule: "the steps of a requirement are there for open intervals of queues whose customers wait on the line",
    remedy: "Name an interval in which the queue is open.",
  });
}
