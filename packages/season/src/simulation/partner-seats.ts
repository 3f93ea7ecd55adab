import { type Agreement, noticeDaysOf, type Plan, type SimulatedSeats } from "@springtide/contracts";
import { drawOnsets } from "@springtide/forecast";
import { pathQuantiles } from "@springtide/planning";
import { studentQuantile } from "@springtide/probability";
import { mayStayAway, seatDraws, type SeatsAsked } from "../agreements/drawn-seats.ts";
import { expectedFill } from "../agreements/expected-fill.ts";
import { seatHourCost } from "../agreements/seat-cost.ts";
import type { SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";
import { standingBlocks } from "../commitments/standing-blocks.ts";
import { firstAtOrAfter } from "../first-at-or-after.ts";
import { permittedByQueue } from "../permitted/permitted-by-queue.ts";
import { type SeatsSent, sendSeats } from "./send-seats.ts";
import type { SimulationSpan } from "./simulation-span.ts";

/** The partners' seats of a plan in each of its seasons: who of those asked for comes, and whom they help. */
export interface PartnerSeats {
  /** Heads of partners at work in a season, by queue in the order of the demand and by interval. */
  headsIn(season: number): readonly Int32Array[];
  /** What was asked for and what came on these days, by agreement, over the seasons played. */
  told(seasons: readonly number[], span: SimulationSpan): SimulatedSeats[];
}

type SeatedPlan = Pick<Plan, "shop" | "staffing" | "blocks" | "seed" | "paths">;

/**
 * Draws who of the seats in a plan's blocks comes. With as many as the plan expects, its queues have the very heads that it counts; a seat
 * fewer is first one of those bought beyond the need, which the plan counts nowhere, and then a head less on the queue served last; a seat
 * more fills what is still missing, and then helps on the first of its queues.
 * @param basis the seasons played: the plan's own or fresh ones
 */
export function partnerSeats(plan: SeatedPlan, basis: SeasonBasis, demand: Demand): PartnerSeats {
  const draws = seatDraws(basis, demand.onsets);
  const partners = sentByPlan(plan, basis, demand);
  const planned = demand.queues.map(({ queue }) => Int32Array.from(staffingOf(plan, queue).overflow));
  return {
    headsIn: (season) => {
      if (!partners.some(({ agreement }) => mayStayAway(agreement))) return planned;
      const heads = planned.map((ofQueue) => ofQueue.slice());
      for (const { sent, asked } of partners) {
        const drawn = asked.map((block) => ({ ...block, seats: draws(season, block) }));
        const came = byInterval(basis, drawn, ({ seats }) => seats);
        came.forEach((seats, t) => {
          if (seats !== sent.expected[t]) sent.move(heads, t, seats);
        });
      }
      return heads;
    },
    told: (seasons, span) =>
      basis.shop.agreements.flatMap((agreement) => {
        const asked = partners
          .filter((one) => one.agreement.id === agreement.id)
          .flatMap((one) => one.asked)
          .filter((block) => isWithin(basis, block, span));
        if (asked.length === 0) return [];
        const came = Float64Array.from(seasons, (season) =>
          asked.reduce((sum, block) => sum + draws(season, block) * hoursOf(basis, block), 0),
        );
        return [
          {
            agreement: agreement.id,
            askedSeatHours: asked.reduce((sum, block) => sum + block.seats * hoursOf(basis, block), 0),
            expectedSeatHours: asked.reduce((sum, block) => sum + block.seats * hoursOf(basis, block, block.fill), 0),
            cameSeatHours: pathQuantiles(came),
            halfWidth: halfWidthOf(came),
          },
        ];
      }),
  };
}

/** Seats asked for, and the share of them that the plan expects to come, by interval. */
type SeatsPlanned = SeatsAsked & { readonly fill: Float64Array };

interface SeatedPartner {
  readonly agreement: Agreement;
  readonly asked: readonly SeatsPlanned[];
  readonly sent: SeatsSent;
}

/** Whom the plan sends where, as its blocks were bought: first the seats that stood before it, then those bought, the cheapest agreement first. */
function sentByPlan(plan: SeatedPlan, basis: SeasonBasis, demand: Demand): SeatedPartner[] {
  const { shop, grid, triggers } = basis;
  const own = { ...basis, seed: plan.seed, paths: plan.paths };
  const onsets = drawOnsets({ triggers, paths: plan.paths, seed: plan.seed });
  const missing = demand.queues.map(({ queue }) => {
    const { overflow, gap } = staffingOf(plan, queue);
    return Int32Array.from(overflow, (heads, t) => heads + (gap[t] ?? 0));
  });
  const price = (agreement: Agreement): number => seatHourCost(basis, agreement, agreement.serves[0] ?? "");
  const seated = (agreement: Agreement, asked: readonly SeatsAsked[]): SeatedPartner[] => {
    if (asked.length === 0) return [];
    const fills = new Map<number, Float64Array>();
    for (const { noticeDays } of asked)
      if (!fills.has(noticeDays)) fills.set(noticeDays, expectedFill(own, onsets, agreement, noticeDays));
    const planned = asked.map((block) => ({ ...block, fill: fills.get(block.noticeDays) ?? new Float64Array() }));
    const permitted = permittedByQueue(shop, grid, agreement.id, agreement.serves);
    const served = agreement.serves.map((id) => demand.queues.findIndex(({ queue }) => queue === id));
    const mayServe = (t: number): number[] => [
      ...new Set(served.filter((queue, place) => queue >= 0 && permitted?.[place]?.[t] !== 0)),
    ];
    const coming = byInterval(basis, planned, ({ seats, fill }, t) => seats * (fill[t] ?? 1));
    return [{ agreement, asked: planned, sent: sendSeats({ coming, mayServe, missing }) }];
  };
  return [
    ...shop.agreements.flatMap((agreement) => seated(agreement, askedBefore(basis, agreement))),
    ...shop.agreements
      .toSorted((a, b) => price(a) - price(b))
      .flatMap((agreement) => seated(agreement, askedByPlan(plan, basis, agreement))),
  ];
}

/** Seats ordered and confirmed before the plan was made. */
function askedBefore(basis: SeasonBasis, agreement: Agreement): SeatsAsked[] {
  const { orderNotice, standBy } = agreement;
  const noticeDays = [orderNotice, standBy?.confirmNotice ?? orderNotice].map(noticeDaysOf);
  return standingBlocks(basis)
    .filter((block) => block.agreement === agreement.id)
    .flatMap(({ from, to, ordered, confirmed }) =>
      [ordered, confirmed].map((seats, part) => ({
        ...{ agreement, from, to, seats, part },
        noticeDays: noticeDays[part] ?? 0,
      })),
    )
    .filter(({ seats }) => seats > 0);
}

/** Orders and confirmations of before are parts 0 and 1 of a block, what is bought comes after them. */
const FIRST_BOUGHT_PART = 2;

function askedByPlan({ blocks }: Pick<Plan, "blocks">, { grid }: SeasonBasis, agreement: Agreement): SeatsAsked[] {
  const bought = blocks.filter((block) => block.agreement === agreement.id && block.isAgreed !== true);
  return bought.map(({ start, end, seats }, at) => ({
    ...{ agreement, seats, noticeDays: noticeDaysOf(agreement.orderNotice) },
    from: firstAtOrAfter(grid.startsMs, Date.parse(start)),
    to: firstAtOrAfter(grid.startsMs, Date.parse(end)),
    part: FIRST_BOUGHT_PART + bought.slice(0, at).filter((one) => one.start === start && one.end === end).length,
  }));
}

function byInterval<Block extends SeatsAsked>(
  { grid }: SeasonBasis,
  asked: readonly Block[],
  seatsOf: (block: Block, t: number) => number,
): Float64Array {
  const seats = new Float64Array(grid.startsMs.length);
  for (const block of asked)
    for (let t = block.from; t < block.to; t += 1) seats[t] = (seats[t] ?? 0) + seatsOf(block, t);
  return seats;
}

/** Elapsed hours of a block, or of what is weighed by interval. */
function hoursOf({ grid }: SeasonBasis, { from, to }: SeatsAsked, weights?: Float64Array): number {
  let hours = 0;
  for (let t = from; t < to; t += 1) hours += ((grid.seconds[t] ?? 0) / 3600) * (weights?.[t] ?? 1);
  return hours;
}

function isWithin({ grid }: SeasonBasis, { from }: SeatsAsked, { firstDay, days }: SimulationSpan): boolean {
  return from >= (grid.dayOffsets[firstDay] ?? 0) && from < (grid.dayOffsets[firstDay + days] ?? Infinity);
}

function staffingOf({ staffing }: Pick<Plan, "staffing">, queue: string): Plan["staffing"][number] {
  const found = staffing.find((one) => one.queue === queue);
  if (found === undefined) throw new Error(`no staffing of ${queue}`);
  return found;
}

function halfWidthOf(values: Float64Array): number | null {
  if (values.length < 2) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return studentQuantile(0.975, values.length - 1) * Math.sqrt(squares / (values.length - 1) / values.length);
}
