import { civilDay, isoDay } from "@springtide/calendar";
import type { EconomicsBasis, Plan } from "@springtide/contracts";
import { type QueueDemand, servedSeasons, type ServedSeasons } from "@springtide/planning";
import type { SeasonBasis } from "../basis.ts";
import { isDeferred } from "../deferred.ts";
import type { Demand } from "../demand.ts";
import { resolvedByLever } from "../deflection/lever-shares.ts";
import { needsOfSeasons } from "../budget/needs-of-seasons.ts";
import { queueOf } from "../places.ts";
import { queuesToStaff } from "../queues-to-staff.ts";
import type { SeasonRequirement } from "../staff-season.ts";
import { weeksOfGrid } from "../verify/weeks-of-grid.ts";
import { frontierOf, suppliedOf } from "./frontier.ts";
import { ledgerLines, leversInUse, monthOf, weeklyWages } from "./ledger-lines.ts";
import { daysOfMonth, partnerLines } from "./partner-lines.ts";
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
  const { shop, grid, paths } = basis;
  const queues = queuesToStaff(basis, demand, "patience");
  const all = Array.from({ length: paths }, (_, path) => path);
  const supplied = suppliedOf(basis, plan.staffing);
  const timeLine = { intervalSeconds: grid.seconds, dayOffsets: grid.dayOffsets, weekOfInterval: weeksOfGrid(grid) };
  const served = queues.flatMap((queue, q) =>
    servedSeasons({ queue, grid: timeLine, paths: all, supplies: [supplied[q] ?? new Float64Array()] }),
  );
  const months = monthsOf(plan.grid);
  const byMonth = (values: Float64Array | undefined): Map<string, number> => sumByMonth(plan.grid, values);
  const needs = needsOfSeasons(plan, basis, needed);
  const contactsByMonth = new Map(queues.map(({ id }, q) => [id, byMonth(served[q]?.byDay.contacts)]));
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
          lateByMonth: [...byMonth(served[q]?.byDay.late)].map(([month, late]) => ({ month, late })),
        };
      }),
      frontier: frontierOf(basis, demand, { needed, season: plan, queues, planned: served }),
      budget: needs.basis,
    },
  };
}

/** Contacts are kept to a thousandth. */
export function toThousandths(values: Float64Array | undefined): number[] {
  return Array.from(values ?? [], (value) => Math.round(value * 1000) / 1000);
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

/** Sums by month of a figure by day of a plan. */
export function sumByMonth({ firstDay }: Plan["grid"], values: Float64Array | undefined): Map<string, number> {
  const sums = new Map<string, number>();
  values?.forEach((value, i) => {
    const month = monthOf(isoDay(civilDay(firstDay) + i));
    sums.set(month, (sums.get(month) ?? 0) + value);
  });
  return sums;
}
