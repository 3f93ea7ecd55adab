import { isoDay } from "@springtide/calendar";
import type { PlanVerification } from "@springtide/contracts";
import { type StretchService, sumByCell } from "@springtide/planning";
import { type FoundByVerifying, type FoundStretch, stretchesOf } from "./found-by-verifying.ts";
import { keptWeeks } from "./kept-weeks.ts";
import { remainingWords } from "./remaining-words.ts";
import { repairedStretches } from "./repaired-stretches.ts";

/** What was found, as a plan keeps it. */
export function verificationOf(found: FoundByVerifying): PlanVerification {
  const { fresh, spans, queues, required, answer } = found;
  const { grid, seed, paths } = fresh.basis;
  const verified = queues.map((_, place) => verifiedQueue(found, place));
  return {
    seed,
    seasons: paths,
    spans: spans.map(({ from, days }) => ({ firstDay: isoDay(grid.firstDay + from), days })),
    queues: verified,
    rounds: answer.rounds.map((round) => ({
      ...round,
      missedBefore: rounded(round.missedBefore, 100),
      missedAfter: rounded(round.missedAfter, 100),
    })),
    keptRound: answer.keptRound,
    repairs: queues.flatMap(({ queue }, q) =>
      repairedStretches(grid, queue.id, required[q] ?? new Uint16Array(), answer.required[q] ?? new Uint16Array()),
    ),
    remaining: verified.flatMap(({ exact }, place) => remainingWords(found, place, exact)),
  };
}

function verifiedQueue(found: FoundByVerifying, place: number): PlanVerification["queues"][number] {
  const { queues, answer, simulated, fresh } = found;
  const queue = queues[place]?.queue;
  if (queue === undefined) throw new RangeError(`no queue ${place}`);
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
