import {
  type ConvexLoss,
  envelopeOfPoints,
  lossWith,
  shareOutHeads,
  type Supply,
  withSeatsInstead,
} from "@springtide/planning";
import { seatHourCost } from "../agreements/seat-cost.ts";
import type { Deciding, OwnPool } from "../decisions/deciding.ts";
import { type SpanCells, spanCells, worksOf } from "../decisions/heads-there.ts";
import { availableSeats } from "../permitted/available-seats.ts";
import type { HiringTeam, PlannedWeek } from "./hiring-team.ts";

/** Heads added to a team in one week; below 0 where trainers are taken from contacts. */
export interface AddedHeads {
  readonly team: HiringTeam;
  readonly heads: number;
}

/** So many seasons, spread over those drawn, are enough for a mean. */
const SEASONS_LOOKED_AT = 100;
/** What is lost is looked at with so many numbers of heads, closer together where they are few. */
const NUMBERS = 8;
const CLOSER = 1.5;

/**
 * What one week loses by heads added to a team, mean over the seasons: lost and late contacts, and the partner seats that are cheaper than these.
 * Seats of a partner count as free for each queue it serves, and as ordered firmly for whole weeks of seasons: that makes hires look no better
 * than they are where a partner is short. Between the numbers of heads looked at, losses are on a straight line.
 */
export function weekLosses(
  deciding: Deciding,
  week: PlannedWeek,
): (team: HiringTeam, standing: number, others: readonly AddedHeads[]) => ConvexLoss {
  const cells = spanCells(deciding, week);
  const losses = lossesWithSeats(deciding, cells);
  return (team, standing, others) => {
    const numbers = Array.from({ length: NUMBERS + 1 }, (_, i) => team.hiring.most * (i / NUMBERS) ** CLOSER);
    return envelopeOfPoints(
      [...(standing > 0 ? [-standing] : []), ...numbers].map((heads) => {
        const agents = shareOutHeads(suppliesWith(deciding, cells, [...others, { team, heads }]), losses);
        return { heads, loss: losses.reduce((sum, loss, c) => sum + lossWith(loss, agents[c] ?? 0), 0) };
      }),
    );
  };
}

function lossesWithSeats(deciding: Deciding, cells: SpanCells): ConvexLoss[] {
  const { basis, queues } = deciding;
  const looked = Math.min(basis.paths, SEASONS_LOOKED_AT);
  const paths = Array.from({ length: looked }, (_, i) => Math.floor((i * basis.paths) / looked));
  const partners = basis.shop.agreements.map((agreement) => ({ agreement, open: availableSeats(basis, agreement) }));
  return queues.flatMap(({ id, shrinkage, losses }, q) => {
    const { staffedCell, seconds } = losses.cells;
    const range = cells.ranges[q] ?? { from: 0, to: 0 };
    const [mean = []] = losses.losses([paths], range, 0);
    return partners
      .filter(({ agreement }) => agreement.serves.includes(id) && agreement.seats > 0)
      .reduce((before, { agreement, open }) => {
        const hourPrice = seatHourCost(basis, agreement, id) / (1 - (agreement.shrinkage ?? shrinkage));
        const may = new Set<number>();
        for (let t = cells.from; t < cells.to; t += 1) if (open[t] === 1) may.add(staffedCell[t] ?? -1);
        return before.map((loss, i) => {
          const cell = range.from + i;
          const price = (hourPrice * (seconds[cell] ?? 0)) / 3600;
          return may.has(cell) ? withSeatsInstead(loss, agreement.seats, price) : loss;
        });
      }, mean);
  });
}

/** One's own heads with those added, each in a supply of its own; trainers are taken from the people they stand among. */
function suppliesWith(deciding: Deciding, cells: SpanCells, added: readonly AddedHeads[]): Supply[] {
  const agents = (queue: number): number => 1 - (deciding.queues[queue]?.shrinkage ?? 0);
  const suppliesOf = (name: string, serves: OwnPool["serves"], headsAt: (t: number) => number): Supply[] =>
    Array.from({ length: cells.to - cells.from }, (_, i) => cells.from + i).flatMap((interval) => {
      const heads = headsAt(interval);
      const works = heads > 0 ? worksOf(deciding, cells, serves, { interval, agents }) : [];
      return works.length === 0 ? [] : [{ name: `${name}-${interval}`, heads, works }];
    });
  const taken = added.filter(({ heads }) => heads < 0);
  return [
    ...deciding.own.flatMap((pool, p) => {
      const training = taken.filter(({ team }) => team.pool === p);
      return suppliesOf(pool.name, pool.serves, (t) =>
        training.reduce((left, { team, heads }) => left + heads * (team.presence[t] ?? 0), pool.heads[t] ?? 0),
      );
    }),
    ...added.flatMap(({ team, heads }) =>
      heads > 0 ? suppliesOf(`new-${team.team.id}`, team.serves, (t) => heads * (team.presence[t] ?? 0)) : [],
    ),
  ];
}
