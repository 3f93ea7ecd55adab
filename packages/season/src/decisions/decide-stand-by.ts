import type { Agreement } from "@springtide/contracts";
import { deadlineOf, type Signal } from "@springtide/planning";
import { availableSeats } from "../permitted/available-seats.ts";
import { workingCalendarOf } from "../agreements/working-calendar.ts";
import { type BlockOption, blockOptions, type DecidedPartner, decidedPartners } from "./block-options.ts";
import { decidePieces, type DecidingWork, type SeatsDecided } from "./decide-pieces.ts";
import type { Deciding } from "./deciding.ts";
import { type DecisionSpan, type Intervals, intervalsOf } from "./decision-span.ts";
import { agentsThere, type SpanCells, spanCells } from "./heads-there.ts";
import { periodSignals, type PeriodSignals } from "./period-signals.ts";
import { type CostByPath, expectedLosses, type KnownThen, trueCost } from "./true-cost.ts";
import { usefulOptions } from "./useful-options.ts";
import { watchedTrigger } from "./watched-trigger.ts";

/** Some days to be decided on, as seen at one instant. */
export interface StandByQuestion {
  readonly deciding: Deciding;
  readonly agreements: readonly Agreement[];
  readonly span: DecisionSpan;
  /** Now: what had to be said before is too late. */
  readonly atMs: number;
  readonly seed: number;
  /** How many told probabilities are told apart at most. */
  readonly classes: number;
  /** Confirm so much later than agreed, to see what it would be worth; 0 if not given. */
  readonly laterMs?: number;
  readonly work: DecidingWork;
}

/** What to order and reserve now and what to confirm by signal, with what is needed to ask further. */
export interface StandByDecision {
  readonly span: DecisionSpan;
  readonly cells: SpanCells;
  readonly partners: readonly DecidedPartner[];
  readonly options: readonly BlockOption[];
  readonly signals: PeriodSignals;
  /** By signal: its paths, and what cells lose on average over them. */
  readonly known: readonly KnownThen[];
  readonly seats: SeatsDecided;
  /** By the true losses. */
  readonly cost: CostByPath;
  /** The same if nothing is bought. */
  readonly withoutPartners: CostByPath;
  /** Shapes that might have been worth something and were not looked at. */
  readonly leftOut: number;
  /** Whether something would be worth buying for which it is too late. */
  readonly isTooLate: boolean;
}

/**
 * Decides on partners for some days at the least expected cost and loss: firm orders and reservations now, confirmations by what will be known when
 * they are due. Several partners compete for the same hours; one's own heads are given.
 * What is not solved within the work allowed is bought nothing for, and said.
 */
export function decideStandBy(question: StandByQuestion): StandByDecision {
  const { deciding, agreements, span, atMs, work } = question;
  const within = intervalsOf(deciding.basis.grid, span);
  const cells = spanCells(deciding, within);
  const partners = decidedPartners(deciding, agreements);
  const confirmMs = firstConfirmMs(deciding, partners, within) + (question.laterMs ?? 0);
  const signals = periodSignals(deciding, span, { ...question, confirmMs });
  const pathsOfSignal = signals.signals.map(({ paths }) => paths);
  const losses = expectedLosses(deciding, cells, pathsOfSignal);
  const known = losses.map((ofSignal, s): KnownThen => ({ paths: pathsOfSignal[s] ?? [], losses: ofSignal }));
  const weighed = known.map((one, s) => ({
    name: `signal-${s}`,
    probability: one.paths.length / Math.max(1, deciding.basis.paths),
    losses: one.losses,
    ownAgents: agentsThere(deciding, cells, partners, { seats: [], losses: one.losses }),
  }));
  const watched = watchedTrigger(deciding, span);
  const everything = blockOptions(deciding, partners, { within, atMs: -Infinity, watched });
  const inTime = blockOptions(deciding, partners, { within, atMs, watched });
  const { options, leftOut } = usefulOptions(deciding, cells, partners, inTime, weighed);
  const isTooLate =
    inTime.length < everything.length &&
    usefulOptions(deciding, cells, partners, everything, weighed).options.some(({ from, to, partner }) =>
      inTime.every((one) => one.from !== from || one.to !== to || one.partner !== partner),
    );
  const seats = decidePieces(
    deciding,
    cells,
    { partners, options, signals: weighed, rising: risingPairs(signals) },
    work,
  );
  const counted = { partners, options, signals: known };
  const nothing = new Float64Array(options.length);
  return {
    ...{ span, cells, partners, options, signals, known, seats, leftOut, isTooLate },
    cost: trueCost(deciding, cells, { ...counted, seats }),
    withoutPartners: trueCost(deciding, cells, {
      ...counted,
      seats: { ordered: nothing, reserved: nothing, confirmed: known.map(() => nothing) },
    }),
  };
}

/** The signals of a decision as the staged problem takes them. */
export function signalsOf({ known }: Pick<StandByDecision, "known">, paths: number): Signal[] {
  return known.map(({ paths: own, losses }, s) => ({
    name: `signal-${s}`,
    probability: own.length / Math.max(1, paths),
    losses,
  }));
}

/** A higher told probability never confirms less; what has happened stands for itself. */
export function risingPairs({ signals }: PeriodSignals): (readonly [number, number])[] {
  return signals.flatMap(({ kind }, s) =>
    s > 0 && kind === "told" && signals[s - 1]?.kind === "told" ? [[s - 1, s] as const] : [],
  );
}

/** When the first seat of these days must be confirmed: the earliest of all partners with stand-by, so that what is known suffices for each. */
function firstConfirmMs(deciding: Deciding, partners: readonly DecidedPartner[], { from, to }: Intervals): number {
  const { grid } = deciding.basis;
  const startsMs = partners.flatMap(({ agreement, serves }) => {
    const { standBy, orderNotice } = agreement;
    const available = availableSeats(deciding.basis, agreement);
    for (let t = from; t < to; t += 1)
      if (
        available[t] === 1 &&
        serves.some(({ queue }) => (deciding.queues[queue]?.losses.cells.staffedCell[t] ?? -1) >= 0)
      )
        return [
          deadlineOf(
            standBy?.confirmNotice ?? orderNotice,
            grid.startsMs[t] ?? 0,
            workingCalendarOf(deciding.basis, agreement),
          ),
        ];
    return [];
  });
  return Math.min(...startsMs, grid.startsMs[from] ?? 0);
}
