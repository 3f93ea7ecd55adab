import type { EconomicsBasis, FinanceOutcome, Plan } from "@springtide/contracts";
import type { QueueDemand, ServedSeasons } from "@springtide/planning";
import type { SeasonBasis } from "../basis.ts";
import { type HoursBeyond, hoursBeyondRoster } from "../budget/needs-of-seasons.ts";
import { suppliedOf } from "../economics/frontier.ts";
import { abandonShareOf, queueRecord, servedInAllSeasons, serviceOf, sumByMonth } from "../economics/queues-served.ts";
import { queueOf } from "../places.ts";
import type { AskedBlock } from "../priced-blocks.ts";
import { queuesToStaff } from "../queues-to-staff.ts";
import type { OpenedShift } from "../scenarios/opened-people.ts";
import type { QueueHeads, SeasonRequirement } from "../staff-season.ts";

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
  const { paths, shop } = basis;
  const queues = queuesToStaff(basis, demand, "patience");
  const supplied = suppliedOf(basis, staffed.staffing);
  const given = (queue: QueueDemand, q: number): ServedSeasons | undefined =>
    servedInAllSeasons(basis, queue, supplied[q]);
  const promised = queues.map((queue) => ({ ...queue, target: queueOf(plan.shop, queue.id).target }));
  const served = promised.map(given);
  const own = queues.map((queue, q) => (sameTarget(queue, promised[q]) ? served[q] : given(queue, q)));
  const requiredHoursByPath = needed.requirement.requiredHoursByPath;
  const contactsByPath = Float64Array.from({ length: paths }, (_, path) =>
    served.reduce((sum, of) => sum + (of?.contacts[path] ?? 0), 0),
  );
  return {
    asked: staffed.asked,
    opened: staffed.opened,
    queues: queues.map(({ id }, q) => queueRecord(shop, plan.grid, id, served[q])),
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
      queues: queues.map(({ id }, q) => {
        const service = serviceOf(id, own[q]);
        return { queue: id, serviceLevel: service.serviceLevel, abandonShare: abandonShareOf(service) };
      }),
    },
    requiredHoursByPath,
    contactsByPath,
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
