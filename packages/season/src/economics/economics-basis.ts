import { civilDay, isoDay } from "@springtide/calendar";
import type { EconomicsBasis, Plan } from "@springtide/contracts";
import type { QueueDemand, ServedSeasons } from "@springtide/planning";
import type { SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";
import { resolvedByLever } from "../deflection/lever-shares.ts";
import { needsOfSeasons } from "../budget/needs-of-seasons.ts";
import { queuesToStaff } from "../queues-to-staff.ts";
import type { SeasonRequirement } from "../staff-season.ts";
import { frontierOf, suppliedOf } from "./frontier.ts";
import { ledgerLines, leversInUse, monthOf, weeklyWages } from "./ledger-lines.ts";
import { daysOfMonth, partnerLines } from "./partner-lines.ts";
import { queueRecord, servedInAllSeasons, sumByMonth } from "./queues-served.ts";
import { rosterWages } from "./roster-wages.ts";
import { ruleLines } from "./rule-lines.ts";

/** What a plan's economics are reckoned from. */
export type PricedPlan = Pick<
  Plan,
  "shop" | "grid" | "level" | "staffing" | "roster" | "shifts" | "blocks" | "decisions"
>;

/** All that prices are laid on, and how the people planned serve each queue. */
interface ReckonedSeasons {
  readonly basis: EconomicsBasis;
  readonly queues: readonly QueueDemand[];
  readonly served: readonly ServedSeasons[];
}

/**
 * Everything of a plan's economics that needs queueing tables or seasons: lines of the ledger, contacts given up and late in each season with
 * the people planned, and the frontier. Lines are judged by customers who hang up, whatever model found the agents: where nobody hangs up no
 * customer could be lost. Contacts are attempts, as histories count them.
 */
export function reckonSeasons(
  plan: PricedPlan,
  basis: SeasonBasis,
  demand: Demand,
  needed: SeasonRequirement,
): ReckonedSeasons {
  const { shop } = basis;
  const queues = queuesToStaff(basis, demand, "patience");
  const supplied = suppliedOf(basis, plan.staffing);
  const served = queues.flatMap((queue, q) => servedInAllSeasons(basis, queue, supplied[q]) ?? []);
  const months = monthsOf(plan.grid);
  const needs = needsOfSeasons(plan, basis, needed);
  const contactsByMonth = new Map(queues.map(({ id }, q) => [id, sumByMonth(plan.grid, served[q]?.byDay.contacts)]));
  return {
    queues,
    served,
    basis: {
      lines: ledgerLines([
        ...weeklyWages(plan.shifts),
        ...rosterWages(plan, basis.holidays),
        ...partnerLines(plan),
        ...leversInUse(shop, months, (lever, month) =>
          resolvedByLever(lever, contactsByMonth.get(lever.queue)?.get(month) ?? 0),
        ),
        ...ruleLines(plan),
        ...needs.lines,
      ]),
      customerValue: shop.customerValue,
      queues: queues.map(({ id }, q) => queueRecord(shop, plan.grid, id, served[q])),
      frontier: frontierOf(basis, demand, { needed, season: plan, queues, planned: served }),
      budget: needs.basis,
    },
  };
}

/** The months a plan touches, and which part of each it sees. */
export function monthsOf({ firstDay, days }: Plan["grid"]): Map<string, number> {
  const months = new Map<string, number>();
  for (let i = 0; i < days; i += 1) {
    const month = monthOf(isoDay(civilDay(firstDay) + i));
    months.set(month, (months.get(month) ?? 0) + 1 / daysOfMonth(month));
  }
  return months;
}
