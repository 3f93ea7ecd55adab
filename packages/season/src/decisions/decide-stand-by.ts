import type { Agreement } from "@springtide/contracts";
import { deadlineOf, type Signal } from "@springtide/planning";
import {
  type ExtraHoursOffer,
  extraHoursOffer,
  type ExtraHoursQuestion,
  NO_EXTRA_HOURS,
} from "../hiring/extra-hours.ts";
import { usefulExtraHours } from "../hiring/useful-extra-hours.ts";
import { FRESH_MS, type StandingBlock } from "../commitments/standing-blocks.ts";
import { availableSeats } from "../permitted/available-seats.ts";
import { workingCalendarOf } from "../agreements/working-calendar.ts";
import { type BlockOption, blockOptions, type DecidedPartner, decidedPartners } from "./block-options.ts";
import { decidePieces, type DecidingWork, type SeatsDecided } from "./decide-pieces.ts";
import type { Deciding } from "./deciding.ts";
import { type DecisionSpan, type Intervals, intervalsOf } from "./decision-span.ts";
import { drawnComing } from "./drawn-coming.ts";
import { agentsThere, type SpanCells, spanCells } from "./heads-there.ts";
import { periodSignals, type PeriodSignals } from "./period-signals.ts";
import {
  type CostByPath,
  expectedLosses,
  type KnownThen,
  type OptionSeats,
  type SeatsComing,
  trueCost,
} from "./true-cost.ts";
import { usefulOptions } from "./useful-options.ts";
import { asItStands, firmSeats, onTopOfStanding, standingOptions } from "./standing-options.ts";
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
  /** Extra hours of one's own people are weighed too; only partners are if left out. */
  readonly extra?: ExtraHoursQuestion;
  /** What stands already, in these days or others; nothing if not given. */
  readonly standing?: readonly StandingBlock[];
  /** Confirm so much later than agreed, to see what it would be worth; 0 if not given. */
  readonly laterMs?: number;
  readonly work: DecidingWork;
}

/** What there is to decide on for some days, and what will be known when it is confirmed. */
export interface StandByFrame {
  readonly span: DecisionSpan;
  readonly cells: SpanCells;
  readonly partners: readonly DecidedPartner[];
  readonly options: readonly BlockOption[];
  /** Stretches of extra hours that may be worth asking for. */
  readonly extra: ExtraHoursOffer;
  readonly signals: PeriodSignals;
  /** When the earliest of these days' seats is confirmed. */
  readonly confirmMs: number;
  /** By signal: its paths, and what cells lose on average over them. */
  readonly known: readonly KnownThen[];
  /** Who of the seats asked for comes in each season; undefined where all are sure to. */
  readonly coming: SeatsComing | undefined;
  /** Shapes that might have been worth something and were not looked at. */
  readonly leftOut: number;
  /** By how much losses would have to be multiplied for a first firm seat to pay; infinite where none helps. */
  readonly paysFrom: number;
  /** Partners by index of which something might be worth buying for which it is too late. */
  readonly tooLate: readonly number[];
}

/** What to order and reserve now and what to confirm by signal, with what is needed to ask further. */
interface SeatsOfStandBy extends StandByFrame {
  readonly seats: SeatsDecided;
}

/** The same with what it costs. */
export interface StandByDecision extends SeatsOfStandBy {
  /** By the true losses, with those seats there that come in each season. */
  readonly cost: CostByPath;
  /** The same if nothing is bought beyond what stands already. */
  readonly withoutPartners: CostByPath;
}

/** Decides on partners for some days (see `decideSeats`), and tells what it costs with each season's own chance of who comes. */
export function decideStandBy(question: StandByQuestion): StandByDecision {
  const decided = decideSeats(question);
  const { partners, options, extra, known, coming, cells, seats } = decided;
  const costOf = (asked: OptionSeats): CostByPath =>
    trueCost(question.deciding, cells, { partners, options, extra, signals: known, coming, seats: asked });
  return { ...decided, cost: costOf(seats), withoutPartners: costOf(asItStands(options, known.length)) };
}

/**
 * Decides on partners for some days at the least expected cost and loss: firm orders and reservations now, confirmations by what will be known when
 * they are due. Several partners compete for the same hours, with extra hours of one's own people where they are asked about; one's own heads
 * are given, and of seats as many are weighed as are expected to come.
 * What is not solved within the work allowed is bought nothing for, and said (`seats.unsolved`).
 */
export function decideSeats(question: StandByQuestion): SeatsOfStandBy {
  const { deciding, work } = question;
  const frame = standByFrame(question);
  const { partners, options, extra } = frame;
  const rising = risingPairs(frame.signals);
  const signals = signalsOf(frame, deciding.basis.paths);
  const decided = decidePieces(deciding, frame.cells, { partners, options, extra, signals, rising }, work);
  return { ...frame, seats: onTopOfStanding(options, decided) };
}

/** Lays out what there is to decide on: signals, what cells lose in each, and the options that may be worth their price. */
export function standByFrame(question: StandByQuestion): StandByFrame {
  const { deciding, agreements, span, atMs } = question;
  const within = intervalsOf(deciding.basis.grid, span);
  const cells = spanCells(deciding, within);
  const partners = decidedPartners(deciding, agreements);
  const offered = extraHours(question, partners, within);
  const watched = watchedTrigger(deciding, span);
  const standing = standingOptions(deciding, partners, { within, atMs, watched, standing: question.standing ?? [] });
  const confirmMs = lookedAtMs(offered.knownMs, standing, atMs) + (question.laterMs ?? 0);
  const signals = periodSignals(deciding, span, watched, { ...question, confirmMs });
  const pathsOfSignal = signals.signals.map(({ paths }) => paths);
  const losses = expectedLosses(deciding, cells, pathsOfSignal);
  const known = losses.map((ofSignal, s): KnownThen => ({ paths: pathsOfSignal[s] ?? [], losses: ofSignal }));
  const firm = firmSeats(standing);
  const weighed = signalsOf({ known }, deciding.basis.paths).map((signal) => ({
    ...signal,
    ownAgents: agentsThere(deciding, cells, partners, { seats: firm, losses: signal.losses }),
  }));
  const everything = blockOptions(deciding, partners, { within, atMs, watched });
  const inTime = everything.filter(({ mayOrder, mayReserve }) => mayOrder || mayReserve);
  const late = everything
    .filter(({ mayOrder, mayReserve }) => !mayOrder && !mayReserve)
    .map((option) => ({ ...option, mayOrder: true }));
  const missed = usefulOptions(deciding, cells, partners, late, weighed).options;
  const useful = usefulOptions(deciding, cells, partners, inTime, weighed);
  return {
    ...{ span, cells, partners, signals, confirmMs, known },
    coming: drawnComing(deciding, partners),
    ...{ ...useful, options: [...useful.options, ...standing] },
    extra: usefulExtraHours(deciding, cells, offered.offer, weighed),
    tooLate: [...new Set(missed.map(({ partner }) => partner))],
  };
}

/** When what is looked at is known; where that is past or due while seats are still open for later: when the first of these must be confirmed. */
function lookedAtMs(knownMs: number, standing: readonly BlockOption[], atMs: number): number {
  const open = standing.flatMap(({ standing: of }) =>
    of !== undefined && of.open > 0 && !of.isDue ? [of.confirmMs] : [],
  );
  return open.length === 0 || knownMs >= atMs + FRESH_MS ? knownMs : Math.min(...open);
}

/** Stretches of extra hours, and when what is looked at is known: when stand-by is confirmed, or with none of it when the first people are asked. */
function extraHours(
  { deciding, extra, atMs }: StandByQuestion,
  partners: readonly DecidedPartner[],
  within: Intervals,
): { readonly offer: ExtraHoursOffer; readonly knownMs: number } {
  const confirmMs = firstConfirmMs(deciding, partners, within);
  if (extra === undefined) return { offer: NO_EXTRA_HOURS, knownMs: confirmMs };
  const signalMs = partners.some(({ agreement }) => agreement.standBy !== null) ? confirmMs : null;
  const offer = extraHoursOffer(deciding, within, extra, { atMs, signalMs });
  const asked = offer.options.map(({ askByMs }) => askByMs);
  return { offer, knownMs: signalMs ?? (asked.length === 0 ? confirmMs : Math.min(...asked)) };
}

/** The signals of a decision as the staged problem takes them. */
export function signalsOf({ known }: Pick<StandByFrame, "known">, paths: number): Signal[] {
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
