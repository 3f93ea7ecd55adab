import type { Peak, PlanVerification } from "@springtide/contracts";
import type { CancelSignal, Progress } from "@springtide/refusal";
import type { SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";
import type { RosterChoice } from "../roster/people-at-work.ts";
import { rosterSpan } from "../roster/roster-span.ts";
import { type SeasonRequirement, type SeasonStaffing, staffRequirement } from "../staff-season.ts";
import { type DaySpan, daysToVerify } from "./days-to-verify.ts";
import { withHeads, withServiceOfAgents } from "./other-heads.ts";
import { verifiedSeason } from "./verified-season.ts";

/** A season staffed by the tables, and what it was staffed with. */
export interface StaffedByTables {
  readonly needed: SeasonRequirement;
  readonly season: SeasonStaffing;
  /** Makes the roster by name. */
  readonly choose: RosterChoice;
  readonly peaks: readonly Peak[];
}

/**
 * Verifies a plan's season on the weeks rostered by name and those of its peaks, and repairs it (`verifiedSeason`).
 * People are rostered by name once more, in the first round, where a repair lies in their weeks; in later rounds that
 * roster stays, and whoever is idle, other teams and partners take what is asked for.
 * @throws Cancelled
 */
export function verifiedStaffing(
  basis: SeasonBasis,
  demand: Demand,
  { needed, season, choose, peaks }: StaffedByTables,
  progress?: Progress,
  cancel?: CancelSignal,
): { readonly season: SeasonStaffing; readonly verification: PlanVerification } {
  const { grid, shop } = basis;
  const span = rosterSpan(shop, grid);
  const rostered = span === null ? null : { from: span.firstDay - grid.firstDay, days: span.days };
  let roster = season.roster;
  let mayRoster = rostered !== null;
  const verified = verifiedSeason<SeasonStaffing>(
    {
      basis,
      season,
      spans: daysToVerify(grid, rostered, peaks, daysBegun(basis, demand)),
      restaff: (required) => {
        const again = mayRoster && rostered !== null && differsWithin(basis, needed, required, rostered);
        if (again) mayRoster = false;
        const staffed = staffRequirement(basis, demand, withHeads(needed, required), again ? choose : () => roster);
        roster = staffed.roster;
        return staffed;
      },
    },
    progress,
    cancel,
  );
  const staffing = withServiceOfAgents(basis, needed, verified.season.staffing);
  return { season: { ...verified.season, staffing }, verification: verified.verification };
}

/** First open days of queues with an opening backlog. */
function daysBegun({ grid }: SeasonBasis, demand: Demand): number[] {
  return demand.queues.flatMap(({ opening, open }) => {
    const first = open.indexOf(1);
    return opening === null || opening.contacts === 0 || first < 0
      ? []
      : [grid.dayOffsets.findLastIndex((offset) => offset <= first)];
  });
}

function differsWithin(
  { grid }: SeasonBasis,
  { requirement }: SeasonRequirement,
  required: readonly Uint16Array[],
  { from, days }: DaySpan,
): boolean {
  const [start, end] = [grid.dayOffsets[from] ?? 0, grid.dayOffsets[from + days] ?? grid.startsMs.length];
  return requirement.queues.some((queue, q) =>
    queue.required.subarray(start, end).some((heads, i) => heads !== required[q]?.[start + i]),
  );
}
