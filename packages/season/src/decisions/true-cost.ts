import type { ConvexLoss } from "@springtide/planning";
import type { BlockOption, DecidedPartner } from "./block-options.ts";
import type { SeatsDecided } from "./decide-pieces.ts";
import type { Deciding } from "./deciding.ts";
import type { SpanCells } from "./heads-there.ts";
import { placedHeads } from "./placed-heads.ts";
import { type ExtraHoursOffer, NO_EXTRA_HOURS } from "../hiring/extra-hours.ts";
import { costOfExtraHours } from "../hiring/extra-hours-pay.ts";
import { suppliesOfExtraHours } from "../hiring/extra-hours-piece.ts";

/** What some days cost on each path: what is paid to partners, and what is lost with contacts not served as promised. */
export interface CostByPath {
  readonly ledger: Float64Array;
  readonly loss: Float64Array;
}

/** Seats of options, decided, and people on extra hours where some were asked. */
export type OptionSeats = Pick<SeatsDecided, "ordered" | "reserved" | "confirmed"> &
  Partial<Pick<SeatsDecided, "extra">>;

/** How many of the seats asked for come on a path: of an option, of which so many are ordered and so many confirmed. */
export type SeatsComing = (
  path: number,
  option: BlockOption,
  asked: { readonly ordered: number; readonly confirmed: number },
) => number;

/** On every path as many as are expected of the notice given. */
export const comingAsExpected: SeatsComing = (_path, { orderedShare, confirmedShare }, { ordered, confirmed }) =>
  ordered * orderedShare + confirmed * confirmedShare;

/** What is known when people are sent where they are needed: the paths of a signal, and what cells lose on average over them. */
export interface KnownThen {
  readonly paths: readonly number[];
  readonly losses: readonly ConvexLoss[];
}

/**
 * What decided seats really cost, path by path: losses by each queue's own model, neither convex nor thinned. People of one's own and of
 * partners go where they save the most of what is expected of the signal; a path's own course is known to nobody beforehand. Seats that do not
 * come are not paid for; a fee is, whatever becomes of the seat.
 * @param signals in the order of `confirmed`; paths in none of them cost nothing
 * @param coming who comes on each path; as many as expected on every path if not given
 */
export function trueCost(
  deciding: Deciding,
  cells: SpanCells,
  {
    partners,
    options,
    seats,
    signals,
    extra = NO_EXTRA_HOURS,
    coming,
  }: {
    readonly partners: readonly DecidedPartner[];
    readonly options: readonly BlockOption[];
    readonly extra?: ExtraHoursOffer;
    readonly seats: OptionSeats;
    readonly signals: readonly KnownThen[];
    readonly coming?: SeatsComing | undefined;
  },
): CostByPath {
  const ledger = new Float64Array(deciding.basis.paths);
  const loss = new Float64Array(deciding.basis.paths);
  const placed = placedHeads(deciding, cells, partners);
  signals.forEach(({ paths, losses }, s) => {
    const confirmed = seats.confirmed[s] ?? new Float64Array(options.length);
    const asked = options.flatMap((option, i) => {
      const of = { ordered: seats.ordered[i] ?? 0, confirmed: confirmed[i] ?? 0 };
      return of.ordered + of.confirmed > 0 ? [{ option, of }] : [];
    });
    const fees = options.reduce(
      (sum, { fee }, i) => sum + fee * (seats.reserved[i] ?? 0),
      costOfExtraHours(extra, seats.extra?.[s] ?? []),
    );
    const others = suppliesOfExtraHours(deciding, cells, extra, seats.extra?.[s] ?? []);
    const agentsWith = placed(losses, others);
    const whenCome = (path: number, who: SeatsComing): { paid: number; agents: Float64Array } => {
      const there = asked
        .map(({ option, of }) => ({ ...option, seats: who(path, option, of) }))
        .filter(({ seats: come }) => come > 0);
      return {
        paid: there.reduce((sum, { cost, seats: come }) => sum + cost * come, fees),
        agents: agentsWith(there),
      };
    };
    const alike = coming === undefined || asked.length === 0 ? whenCome(0, comingAsExpected) : null;
    for (const path of paths) {
      const { paid, agents } = alike ?? whenCome(path, coming ?? comingAsExpected);
      ledger[path] = paid;
      loss[path] = lossOfPath(deciding, cells, path, agents);
    }
  });
  return { ledger, loss };
}

function lossOfPath({ queues }: Deciding, { ranges, offsets }: SpanCells, path: number, agents: Float64Array): number {
  return queues.reduce((sum, { losses }, q) => {
    const range = ranges[q] ?? { from: 0, to: 0 };
    const offset = offsets[q] ?? 0;
    return sum + losses.ofPath(path, range, agents.subarray(offset, offset + range.to - range.from));
  }, 0);
}

/** What the cells of some days lose on average over the paths of each signal, exactly convex. */
export function expectedLosses(
  { queues }: Deciding,
  { ranges }: SpanCells,
  pathsOfSignal: readonly (readonly number[])[],
): ConvexLoss[][] {
  const byQueue = queues.map(({ losses }, q) => losses.losses(pathsOfSignal, ranges[q] ?? { from: 0, to: 0 }, 0));
  return pathsOfSignal.map((_, s) => byQueue.flatMap((ofSignals) => ofSignals[s] ?? []));
}

export function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** What is lost in all of some stretches of days, by path. */
export function lossOfCosts(costs: readonly CostByPath[]): Float64Array {
  const total = new Float64Array(costs[0]?.loss.length ?? 0);
  for (const { loss } of costs)
    total.forEach((sum, path) => {
      total[path] = sum + (loss[path] ?? 0);
    });
  return total;
}

/** Ledger cost and loss of some stretches of days together, by path. */
export function sumOfCosts(costs: readonly CostByPath[]): Float64Array {
  const total = new Float64Array(costs[0]?.ledger.length ?? 0);
  for (const { ledger, loss } of costs)
    total.forEach((sum, path) => {
      total[path] = sum + (ledger[path] ?? 0) + (loss[path] ?? 0);
    });
  return total;
}
