import type { EconomicsBasis, FinanceOutcome, Plan } from "@springtide/contracts";
import { type QueueDemand, servedSeasons, type ServedSeasons } from "@springtide/planning";
import type { SeasonBasis } from "../basis.ts";
import { type HoursBeyond, hoursBeyondRoster } from "../budget/needs-of-seasons.ts";
import { isDeferred } from "../deferred.ts";
import { sumByMonth, toThousandths } from "../economics/economics-basis.ts";
import { suppliedOf } from "../economics/frontier.ts";
import { queueOf } from "../places.ts";
import type { AskedBlock } from "../priced-blocks.ts";
import { queuesToStaff } from "../queues-to-staff.ts";
import type { OpenedShift } from "../scenarios/opened-people.ts";
import type { QueueHeads, SeasonRequirement } from "../staff-season.ts";
import { weeksOfGrid } from "../verify/weeks-of-grid.ts";

/** A season's people and what they give, with no price in it: whatever prices hold, the same quantities are paid. */
export interface SeasonQuantities {
  /** Seats that blocks are priced from. */
  readonly asked: readonly AskedBlock[];
  /** Shifts in hours that are opened. */
  readonly opened: readonly OpenedShift[];
  /** Served and not served as promised by the plan's targets, season by season. */
  readonly queues: readonly EconomicsBasis["queues"][number][];
  /** Contacts that reach people, mean over the seasons. */
  readonly contactsByMonth: readonly { readonly queue: string; readonly months: ReadonlyMap<string, number> }[];
  readonly beyond: HoursBeyond;
  readonly figures: Pick<
    FinanceOutcome,
    "ownHours" | "overflowHours" | "gapHours" | "requiredHours" | "contacts" | "queues"
  >;
  readonly requiredHoursByPath: Float64Array;
  readonly contactsByPath: Float64Array;
}

/** Everyone who is there in a season. */
export interface StaffedPeople {
  readonly staffing: readonly QueueHeads[];
  readonly roster: Plan["roster"];
  readonly asked: readonly AskedBlock[];
  readonly opened: readonly OpenedShift[];
  readonly figures: Pick<FinanceOutcome, "ownHours" | "overflowHours" | "gapHours">;
}

/**
 * What people give a season, judged by customers who hang up, late by the targets of the plan; and what seasons need beyond one's own people.
 * Cost: one walk through all paths for each queue, one assignment of heads for each path.
 * @param plan whose targets say what is late
 */
export function seasonQuantities(
  plan: Plan,
  { basis, demand }: { readonly basis: SeasonBasis; readonly demand: Parameters<typeof queuesToStaff>[1] },
  needed: SeasonRequirement,
  staffed: StaffedPeople,
): SeasonQuantities {
  const { grid, paths, shop } = basis;
  const queues = queuesToStaff(basis, demand, "patience");
  const all = Array.from({ length: paths }, (_, path) => path);
  const supplied = suppliedOf(basis, staffed.staffing);
  const timeLine = { intervalSeconds: grid.seconds, dayOffsets: grid.dayOffsets, weekOfInterval: weeksOfGrid(grid) };
  const given = (queue: QueueDemand, q: number): ServedSeasons | undefined =>
    servedSeasons({ queue, grid: timeLine, paths: all, supplies: [supplied[q] ?? new Float64Array()] })[0];
  const promised = queues.map((queue) => ({ ...queue, target: queueOf(plan.shop, queue.id).target }));
  const served = promised.map(given);
  const own = queues.map((queue, q) => (sameTarget(queue, promised[q]) ? served[q] : given(queue, q)));
  const requiredHoursByPath = needed.requirement.requiredHoursByPath;
  const contactsByPath = Float64Array.from(all, (path) =>
    served.reduce((sum, of) => sum + (of?.contacts[path] ?? 0), 0),
  );
  return {
    asked: staffed.asked,
    opened: staffed.opened,
    queues: queues.map(({ id }, q) => {
      const described = queueOf(shop, id);
      return {
        queue: id,
        channel: described.channel,
        isDeferred: isDeferred(described),
        preSale: described.preSale,
        penaltyPerLate: described.penaltyPerLate,
        contacts: toThousandths(served[q]?.contacts),
        abandoned: toThousandths(served[q]?.abandoned),
        late: toThousandths(served[q]?.late),
        lateByMonth: [...sumByMonth(plan.grid, served[q]?.byDay.late)].map(([month, late]) => ({ month, late })),
      };
    }),
    contactsByMonth: queues.map(({ id }, q) => ({
      queue: id,
      months: sumByMonth(plan.grid, served[q]?.byDay.contacts),
    })),
    beyond: {
      queues: needed.queues.map(({ id, shrinkage }) => ({ id, shrinkage })),
      hours: hoursBeyondRoster({ staffing: staffed.staffing, roster: staffed.roster }, basis, needed),
    },
    figures: {
      ...staffed.figures,
      requiredHours: hundredths(meanOf(requiredHoursByPath)),
      contacts: hundredths(meanOf(contactsByPath)),
      queues: queues.map(({ id }, q) => serviceOf(id, own[q])),
    },
    requiredHoursByPath,
    contactsByPath,
  };
}

function serviceOf(queue: string, served: ServedSeasons | undefined): FinanceOutcome["queues"][number] {
  const total = (values: Float64Array | undefined): number => values?.reduce((sum, value) => sum + value, 0) ?? 0;
  const [contacts, counted] = [total(served?.contacts), total(served?.counted)];
  return {
    queue,
    serviceLevel: counted > 0 ? Math.min(1, total(served?.kept) / counted) : null,
    abandonShare: contacts > 0 ? Math.min(1, total(served?.abandoned) / contacts) : null,
  };
}

function sameTarget({ target }: QueueDemand, other: QueueDemand | undefined): boolean {
  return target.share === other?.target.share && target.withinSeconds === other.target.withinSeconds;
}

/** Mean of figures of seasons. */
function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** To a hundredth, as hours and contacts are told. */
export function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
