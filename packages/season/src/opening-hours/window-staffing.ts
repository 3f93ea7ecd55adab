import { isoDay } from "@springtide/calendar";
import {
  type Agreement,
  costPerHourOn,
  type LongerHoursChoice,
  noticeDaysOf,
  type Team,
  type WindowStaffing,
} from "@springtide/contracts";
import { coverWithBlocks, totalOfLines } from "@springtide/planning";
import { Refusal } from "@springtide/refusal";
import { blockTermsOf } from "../agreements/block-terms.ts";
import { expectedFill } from "../agreements/expected-fill.ts";
import { seatHourCost } from "../agreements/seat-cost.ts";
import type { SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";
import { permittedIntervals } from "../permitted/permitted-intervals.ts";
import { pricedBlocks } from "../priced-blocks.ts";

/**
 * Every way of having people in a window, cheapest first: a team of one's own at its wage and the window's premium, or a partner in blocks that
 * are long enough for it. Ways that leave people short come last.
 * @param heads wanted, by interval; 0 outside the window
 * @throws Refusal "window-without-staff" where nobody who may work the window can be had for all of it
 */
export function windowStaffing(
  { basis, demand }: { readonly basis: SeasonBasis; readonly demand: Demand },
  choice: LongerHoursChoice,
  heads: Uint16Array,
  field: string,
): WindowStaffing[] {
  const { shop } = basis;
  const serving = ({ serves }: { readonly serves: readonly string[] }): boolean => serves.includes(choice.queue);
  const ways = [
    ...shop.teams.filter(serving).map((team) => byTeam(basis, choice, heads, team)),
    ...shop.agreements.filter(serving).map((agreement) => byPartner(basis, demand.onsets, choice, heads, agreement)),
  ].toSorted((a, b) => Number(a.shortHours > 0) - Number(b.shortHours > 0) || a.cost - b.cost);
  if (ways[0]?.shortHours === 0) return ways;
  throw new Refusal({
    code: "window-without-staff",
    place: { field },
    found:
      ways.length === 0
        ? `nobody who serves ${choice.queue}`
        : ways.map(({ id, shortHours }) => `${id} short of ${shortHours.toFixed(1)} people-hours`).join(", "),
    rule: "somebody is permitted to work a window that is to be opened, and can be had for all of it",
    remedy:
      "Permit a team or a partner in these hours (staffedBy), give a partner's opening hours, or leave the window out.",
  });
}

function byTeam(
  { shop, grid }: SeasonBasis,
  { queue, premium }: LongerHoursChoice,
  heads: Uint16Array,
  team: Team,
): WindowStaffing {
  const { id } = team;
  const permitted = permittedIntervals(shop, grid, id, queue);
  const there = heads.map((count, t) => (permitted[t] === 1 ? count : 0));
  const hours = hoursOf(there, grid.seconds);
  return {
    ...{ by: "team", id, hours, mostHeads: mostOf(there) },
    cost: totalOfLines(
      linesByDay(there, grid).map(
        (dayHours, day) => dayHours * costPerHourOn(team, isoDay(grid.firstDay + day)) * (1 + premium),
      ),
    ),
    shortHours: hoursOf(heads, grid.seconds) - hours,
  };
}

function byPartner(
  basis: SeasonBasis,
  onsets: Demand["onsets"],
  { queue }: LongerHoursChoice,
  heads: Uint16Array,
  agreement: Agreement,
): WindowStaffing {
  const { shop, grid } = basis;
  const { id, seats } = agreement;
  const fill = expectedFill(basis, onsets, agreement, noticeDaysOf(agreement.orderNotice));
  const terms = {
    ...{ id, seats, fill, serves: [0] },
    blocks: blockTermsOf(basis, agreement),
    permitted: [permittedIntervals(shop, grid, id, queue)],
    pricePerHour: seatHourCost(basis, agreement, queue),
  };
  const { blocks, gap } = coverWithBlocks({ gap: [heads], agreements: [terms] });
  const bought = pricedBlocks(basis, blocks);
  return {
    ...{ by: "partner", id },
    mostHeads: mostOf(heads.map((count, t) => count - (gap[0]?.[t] ?? 0))),
    hours: bought.reduce((sum, { hours }) => sum + hours, 0),
    cost: totalOfLines(bought.map(({ cost }) => cost)),
    shortHours: hoursOf(gap[0] ?? new Uint16Array(), grid.seconds),
  };
}

/** Hours of each day: a line of the ledger each. */
function linesByDay(heads: Uint16Array, { days, dayOffsets, seconds }: SeasonBasis["grid"]): number[] {
  return Array.from({ length: days }, (_, day) => {
    const [from, to] = [dayOffsets[day] ?? 0, dayOffsets[day + 1] ?? 0];
    return hoursOf(heads.subarray(from, to), seconds.subarray(from, to));
  });
}

function hoursOf(heads: Uint16Array, seconds: Float64Array): number {
  return heads.reduce((sum, count, t) => sum + (count * (seconds[t] ?? 0)) / 3600, 0);
}

function mostOf(heads: Uint16Array): number {
  return heads.reduce((most, count) => Math.max(most, count), 0);
}
