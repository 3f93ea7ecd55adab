import type { IntervalGrid } from "@springtide/calendar";
import { type ConvexLoss, queueLosses, type QueueLosses } from "@springtide/planning";
import { type DecidedPartner, decidedPartners } from "../decisions/block-options.ts";
import { type Deciding, openDeciding } from "../decisions/deciding.ts";
import { agentsThere, type SpanCells, spanCells } from "../decisions/heads-there.ts";
import type { QueueContactLoss } from "../economics/contact-losses.ts";
import { ownRoster } from "../own-roster.ts";
import { queuesToStaff } from "../queues-to-staff.ts";
import type { SkilledHeads } from "../roster/people-heads.ts";
import { weeksOfGrid } from "../verify/weeks-of-grid.ts";
import type { ActualSeason } from "./actual-season.ts";
import { type BoughtSeats, seatsWithin } from "./bought-seats.ts";

/** What one queue met on one day. */
export interface QueueDayMet {
  readonly contacts: number;
  readonly abandoned: number;
  /** Contacts that the target counts and that were not served as promised. */
  readonly late: number;
  readonly atStake: number;
}

/** The season that came, with the people who were there: opened once, and asked for every way of buying seats. */
export interface ReplayedSeason {
  readonly grid: IntervalGrid;
  /** The season as a decision sees it that knows all of it: one path. */
  readonly deciding: Deciding;
  readonly partners: readonly DecidedPartner[];
  /** Contacts of a queue on a day as they were forecast on the season's first day; by index, as in `metOn`. */
  forecastOn(queue: number, day: number): number;
  /** What a day's queues met with these seats. @param day index in the grid */
  metOn(day: number, bought: readonly BoughtSeats[]): readonly QueueDayMet[];
}

/** Own people by the weekly rosters of the shop file, as a past season would have had them; people by name worked in theirs. */
export function ownHeadsOf({ basis }: Pick<ActualSeason, "basis">): SkilledHeads[] {
  const { shop, grid, holidays } = basis;
  const { heads } = ownRoster(shop, grid, holidays);
  return shop.teams.map(({ id: team, serves }, i) => ({ team, serves, heads: heads[i] ?? new Uint16Array(0) }));
}

/**
 * Opens the season that came. Heads go where they save the most within a day, in every arm alike; deferred work that is not done on its day is
 * late once, and is done later when there is time, never before what can still be done in time.
 */
export function replayedSeason(
  actual: ActualSeason,
  losses: readonly QueueContactLoss[],
  like: Deciding,
): ReplayedSeason {
  const { basis, demand } = actual;
  const deciding = openDeciding({ basis, demand, ownHeads: ownHeadsOf(actual), losses, like });
  const partners = decidedPartners(deciding, basis.shop.agreements);
  const abandoned = countersOf(actual, deciding, { perAbandoned: 1, perLate: 0 });
  const late = countersOf(actual, deciding, { perAbandoned: 0, perLate: 1 });
  const days = Array.from({ length: basis.grid.days }, (_, day) => openedDay(deciding, day));
  return {
    grid: basis.grid,
    deciding,
    partners,
    forecastOn: (queue, day) => {
      const { dailyCounts } = like.demand.queues[queue] ?? { dailyCounts: new Float64Array(0) };
      const { paths, grid } = like.basis;
      const counts = Array.from({ length: paths }, (_, path) => dailyCounts[path * grid.days + day] ?? 0);
      return counts.reduce((sum, count) => sum + count, 0) / Math.max(1, paths);
    },
    metOn: (day, bought) => {
      const opened = days[day];
      if (opened === undefined) return [];
      const { cells, tables } = opened;
      const agents = agentsThere(deciding, cells, partners, { seats: seatsWithin(bought, cells), losses: tables });
      return deciding.queues.map(({ losses: ofQueue }, q): QueueDayMet => {
        const range = cells.ranges[q] ?? { from: 0, to: 0 };
        const from = cells.offsets[q] ?? 0;
        const there = agents.subarray(from, from + range.to - range.from);
        return {
          contacts: ofQueue.contactsOf(0, range),
          abandoned: abandoned[q]?.ofPath(0, range, there) ?? 0,
          late: late[q]?.ofPath(0, range, there) ?? 0,
          atStake: ofQueue.ofPath(0, range, there),
        };
      });
    },
  };
}

interface OpenedDay {
  readonly cells: SpanCells;
  readonly tables: readonly ConvexLoss[];
}

function openedDay(deciding: Deciding, day: number): OpenedDay {
  const { dayOffsets } = deciding.basis.grid;
  const cells = spanCells(deciding, { from: dayOffsets[day] ?? 0, to: dayOffsets[day + 1] ?? 0 });
  const tables = deciding.queues.flatMap(
    ({ losses }, q) => losses.losses([[0]], cells.ranges[q] ?? { from: 0, to: 0 }, 0)[0] ?? [],
  );
  return { cells, tables };
}

/** The same queues with a loss of one for each contact of a kind: its loss is their number. */
function countersOf(
  { basis, demand }: ActualSeason,
  deciding: Deciding,
  loss: { readonly perAbandoned: number; readonly perLate: number },
): readonly QueueLosses[] {
  const { grid } = basis;
  const planning = { intervalSeconds: grid.seconds, dayOffsets: grid.dayOffsets, weekOfInterval: weeksOfGrid(grid) };
  return queuesToStaff(basis, demand, basis.shop.plan.model).map((queue, q) =>
    queueLosses({ queue, grid: planning, loss, paths: 1, model: deciding.queues[q]?.losses.model }),
  );
}
