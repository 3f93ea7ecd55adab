import { civilDay, isoDay } from "@springtide/calendar";
import type { Audit, Plan, PlanEconomics } from "@springtide/contracts";
import type { SeasonBasis } from "../basis.ts";
import type { ServedSeasons } from "@springtide/planning";
import { type QueueDays, weighDeflection } from "../deflection/weigh-deflection.ts";
import type { Demand } from "../demand.ts";
import type { SeasonRequirement } from "../staff-season.ts";
import { answerRates } from "./answer-rates.ts";
import { compareAudits } from "./compare-audits.ts";
import { type PricedPlan, reckonSeasons } from "./economics-basis.ts";
import { monthOf } from "./ledger-lines.ts";
import { daysOfMonth } from "./partner-lines.ts";
import { priceEconomics } from "./price-economics.ts";
import { priorsOf } from "./survey-priors.ts";

/**
 * What a plan costs and what is at stake: two totals that are never added, with all that they were worked out from, so that prices can be
 * changed without a queueing table (`priceEconomics`).
 * @param needed what the levels of the frontier are read from
 * @param audits of mystery shoppers, to stand beside what the plan leads to
 */
export function planEconomics(
  plan: PricedPlan,
  seasons: { readonly basis: SeasonBasis; readonly demand: Demand; readonly needed: SeasonRequirement },
  audits: readonly Audit[] = [],
): PlanEconomics {
  const { basis, served } = reckonSeasons(plan, seasons.basis, seasons.demand, seasons.needed);
  const rates = answerRates(basis.queues, served);
  const firstDay = civilDay(plan.grid.firstDay);
  return {
    basis,
    priced: priceEconomics(basis, plan.shop.currency),
    priors: priorsOf(plan.shop.customerValue),
    answerRates: rates,
    audits: compareAudits(audits, rates, {
      dayOf: (iso) => civilDay(iso) - firstDay,
      contactsOf: (queue) =>
        basis.queues.find((of) => of.queue === queue)?.contacts.reduce((sum, contacts) => sum + contacts, 0) ?? 0,
    }),
    levers: weighDeflection(plan.shop, (queue) => daysOfQueue(plan, seasons.basis, served, queue), {
      months: monthsOf(plan.grid),
      firstDay: plan.grid.firstDay,
    }),
    remarks: remarksOf(plan),
  };
}

function daysOfQueue(
  { staffing }: PricedPlan,
  { grid, queues }: SeasonBasis,
  served: readonly ServedSeasons[],
  queue: string,
): QueueDays {
  const bought = staffing.find((of) => of.queue === queue)?.overflow ?? [];
  const boughtHours = Float64Array.from({ length: grid.days }, (_, day) => {
    const [from, to] = [grid.dayOffsets[day] ?? 0, grid.dayOffsets[day + 1] ?? 0];
    return grid.seconds
      .subarray(from, to)
      .reduce((sum, length, i) => sum + (length * (bought[from + i] ?? 0)) / 3600, 0);
  });
  const contacts = served[queues.findIndex((of) => of.queue === queue)]?.byDay.contacts ?? new Float64Array(grid.days);
  return { contacts, boughtHours };
}

/** Months that a plan lasts, parts included. */
function monthsOf({ firstDay, days }: Plan["grid"]): number {
  return Array.from({ length: days }, (_, i) => 1 / daysOfMonth(monthOf(isoDay(civilDay(firstDay) + i)))).reduce(
    (sum, part) => sum + part,
    0,
  );
}

/** What the figures do not say. */
function remarksOf({ shop, decisions }: PricedPlan): string[] {
  const served = shop.agreements.filter(({ tariff }) => tariff.service.length > 0);
  return [
    ...(shop.customerValue === null
      ? ["The shop does not say what a customer is worth: nothing is at stake in these figures."]
      : ["Customers who are let down more than once are counted for each need: nobody knows whose needs they are."]),
    ...(shop.plan.model === "erlang-c"
      ? [
          "Who gives up is reckoned with the patience of customers, though the plan's agents are by Erlang C, in which nobody does.",
        ]
      : []),
    ...(decisions === null || shop.customerValue === null
      ? []
      : [
          "What is at stake here is with own people on the queues where the plan puts them; decisions on partners send them where they save the most, and so lose less where nothing is bought.",
        ]),
    ...served.map(
      ({ partner }) => `Bonus and malus of ${partner} depend on the service of each period and are not in the ledger.`,
    ),
  ];
}
