import { isoDay } from "@springtide/calendar";
import type { Estimate, PlanVerification } from "@springtide/contracts";
import { type StretchService, sumByCell, type Verified, type VerifyAnswer } from "@springtide/planning";
import type { DaySpan } from "./days-to-verify.ts";
import type { FollowedQueue } from "./followed-queues.ts";
import type { FreshSeasons } from "./fresh-seasons.ts";
import { keptWeeks } from "./kept-weeks.ts";
import { remainingWords } from "./remaining-words.ts";
import { repairedStretches } from "./repaired-stretches.ts";

/** All that was found when a season was verified. */
export interface FoundByVerifying {
  readonly fresh: FreshSeasons;
  readonly spans: readonly DaySpan[];
  readonly queues: readonly FollowedQueue[];
  /** Heads required as the tables had them. */
  readonly required: readonly Uint16Array[];
  readonly answer: VerifyAnswer<unknown>;
  /** Heads that are there in the season kept. */
  readonly heads: readonly Uint16Array[];
  /** By queue; empty where it was not played out. */
  readonly simulated: readonly Estimate[];
}

/** What was found, as a plan keeps it. */
export function verificationOf(found: FoundByVerifying): PlanVerification {
  const { fresh, spans, queues, required, answer } = found;
  const { grid, seed, paths } = fresh.basis;
  return {
    seed,
    seasons: paths,
    spans: spans.map(({ from, days }) => ({ firstDay: isoDay(grid.firstDay + from), days })),
    queues: queues.map((_, place) => verifiedQueue(found, place)),
    rounds: answer.rounds.map((round) => ({
      ...round,
      missedBefore: rounded(round.missedBefore, 100),
      missedAfter: rounded(round.missedAfter, 100),
    })),
    keptRound: answer.keptRound,
    repairs: queues.flatMap(({ queue }, q) =>
      repairedStretches(grid, queue.id, required[q] ?? new Uint16Array(), answer.required[q] ?? new Uint16Array()),
    ),
    remaining: queues.flatMap((_, place) => remainingWords(found, place)),
  };
}

function verifiedQueue(found: FoundByVerifying, place: number): PlanVerification["queues"][number] {
  const { queues, answer, simulated, fresh } = found;
  const { queue } = itemAt(queues, place);
  const { definition, share, withinSeconds } = queue.target;
  const before = stretchesOf(queues, answer.first, place);
  const after = stretchesOf(queues, answer.last, place);
  const estimate = simulated[place];
  const seasons = fresh.basis.paths;
  const kept = (stretches: typeof after): number =>
    keptWeeks(stretches, share, seasons).reduce((sum, week) => sum + week.kept, 0);
  return {
    queue: queue.id,
    definition,
    targetShare: share,
    withinSeconds,
    promised: levelOf(before, ({ service, promised }) => sumOfProducts(promised, service)),
    exactBefore: levelOf(before, ({ service }) => sum(service.kept)),
    exact: levelOf(after, ({ service }) => sum(service.kept)),
    weeks: keptWeeks(after, share, seasons).length * seasons,
    weeksKeptBefore: kept(before),
    weeksKept: kept(after),
    simulated:
      estimate === undefined
        ? null
        : { value: roundedShare(estimate.value), halfWidth: roundedShare(estimate.halfWidth) },
  };
}

/** One queue's part of what was found. */
export interface FoundStretch {
  /** Index among all stretches, queue by queue. */
  readonly index: number;
  readonly cells: readonly Int32Array[];
  readonly weekOfCell: Int32Array;
  readonly service: StretchService;
  readonly promised: Float64Array;
}

/** The stretches of one queue with what they give; stretches are counted queue by queue. */
export function stretchesOf(
  queues: readonly FollowedQueue[],
  { services, promised }: Verified,
  place: number,
): FoundStretch[] {
  const before = queues.slice(0, place).reduce((count, { stretches }) => count + stretches.length, 0);
  const of = itemAt(queues, place);
  return of.stretches.map(({ cells, firstCell }, i) => ({
    index: before + i,
    cells,
    weekOfCell: of.promised.weekOfCell.subarray(firstCell, firstCell + cells.length),
    service: itemAt(services, before + i),
    promised: itemAt(promised, before + i),
  }));
}

function levelOf(stretches: readonly FoundStretch[], keptBy: (stretch: FoundStretch) => number): number | null {
  const counted = stretches.reduce((total, { service }) => total + sum(service.counted), 0);
  if (counted <= 0) return null;
  return roundedShare(Math.min(1, stretches.reduce((total, stretch) => total + keptBy(stretch), 0) / counted));
}

/** Contacts kept if every cell gave what it is promised. */
function sumOfProducts(promised: Float64Array, { counted }: StretchService): number {
  return sum(sumByCell(counted, promised.length).map((contacts, cell) => contacts * (promised[cell] ?? 0)));
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function roundedShare(value: number | null): number | null {
  return value === null ? null : rounded(value, 10_000);
}

function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}

function itemAt<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`nothing at ${index} of ${list.length}`);
  return item;
}
