import type { Plan, PlanEconomics } from "@springtide/contracts";
import { plainSheet } from "../workbook/plain-sheet.ts";
import type { WorkbookCell, WorkbookSheet } from "../workbook/workbook-sheet.ts";

/** A plan whose cost was reckoned, under its version; null of one that is not stored. */
export interface WorkbookPlan {
  readonly plan: Plan;
  readonly version: number | null;
  readonly madeAt: Date;
}

/** What the workbook is and how it is used. */
export function readMeSheet({ plan, version }: WorkbookPlan, footer: string): WorkbookSheet {
  const sentences = [
    `${version === null ? "The plan" : `Plan ${version}`} of ${plan.shop.name}, ${plan.grid.firstDay} and ${plan.grid.days} days on. All amounts in ${plan.shop.currency}, net of tax.`,
    "Drivers: type into the yellow cells what prices, quantities and rates are to be. The cost sheets, the seasons and the summary follow by formulas.",
    "As it comes, every figure is that of the ledger, to the cent: each line is rounded to cents once, and totals are sums of such lines.",
    "A change of a driver lays prices and quantities on the plan as it is; it makes no other plan. What would be planned otherwise is told by scenarios.",
    "Ledger cost and value at stake are never added: one ties to accounts, the other is what customers lost would have been worth.",
  ];
  return plainSheet({
    ...{ name: "Read me", footer, widths: [120], isFiltered: false, frozen: { rows: 0, columns: 0 } },
    rows: [
      [{ value: `${plan.shop.name}: what the plan costs`, style: "title" }],
      ...sentences.map((value): WorkbookCell[] => [{ value, style: "wrapped" }]),
    ],
  });
}

/** What is at stake with customers, by queue: figures of the plan, not followed by the drivers. */
export function stakeSheet({ priced }: PlanEconomics, currency: string, footer: string): WorkbookSheet | null {
  const { atStake } = priced;
  if (atStake === null) return null;
  const heads = ["Queue", "Channel", "Needs", "Lost", "Recovered", `Value, ${currency}`];
  const { spread } = atStake;
  const told: readonly (readonly [string, number])[] = [
    ["Mean", spread.mean],
    ["One season in ten stays below (P10)", spread.p10],
    ["Median (P50)", spread.p50],
    ["Nine in ten stay below (P90)", spread.p90],
    ["Mean of the worst tenth", spread.worstTenth],
  ];
  return plainSheet({
    ...{ name: "Value at stake", footer, widths: [34, 16, 12, 12, 12, 16], isFiltered: false },
    ...{ frozen: { rows: 0, columns: 0 } },
    rows: [
      [{ value: "Value at stake", style: "title" }],
      [
        {
          value:
            "Lost customers, means over the seasons, by the assumptions of the sheet Sources. Never added to ledger cost.",
          style: "aside",
        },
      ],
      [],
      heads.map((value): WorkbookCell => ({ value, style: "header" })),
      ...atStake.queues.map((one): WorkbookCell[] => [
        { value: one.queue, style: "text" },
        { value: one.channel, style: "text" },
        ...[one.needs, one.lost, one.recovered].map((value): WorkbookCell => ({ value, style: "hours" })),
        { value: one.value, style: "money" },
      ]),
      [],
      ...told.map(([label, value]): WorkbookCell[] => [
        { value: label, style: "text" },
        { value, style: "money" },
      ]),
    ],
  });
}

/** Where the figures come from and what they assume. */
export function sourcesSheet({ plan, version }: WorkbookPlan, economics: PlanEconomics, footer: string): WorkbookSheet {
  const { shop, history } = plan;
  const facts: readonly (readonly [string, string, string])[] = [
    ["Plan", version === null ? "a file" : String(version), "Version under which it is kept."],
    ["Software", plan.software, "That made the plan."],
    ["Seed", String(plan.seed), "By which its seasons were drawn: the same seed gives the same figures."],
    ["Seasons", String(plan.paths), "Drawn."],
    ["History", `${history.firstDay} to ${history.lastDay}`, "Contacts that the forecast learned from."],
    ...shop.agreements.map((one): [string, string, string] => [
      `Agreement ${one.id}`,
      one.partner,
      `${one.tariff.unit}, ${one.tariff.tiers.map(({ from, price }) => `from ${from}: ${price}`).join("; ")}${one.currency === null ? "" : ` ${one.currency.code} at ${one.currency.rate}`}; counted by the ${one.tariff.period}.`,
    ]),
    ...shop.teams.map((one): [string, string, string] => [
      `Team ${one.id}`,
      String(one.costPerHour),
      "Cost of a paid hour before dated wages and premiums.",
    ]),
    ...economics.priors.map((one): [string, string, string] => [
      one.field,
      String(one.value),
      `${one.words}${one.survey === null ? " (a first guess)" : ""}`,
    ]),
  ];
  const sentences = [...economics.remarks, ...plan.caveats];
  return plainSheet({
    ...{ name: "Sources", footer, widths: [34, 30, 110], isFiltered: false, frozen: { rows: 0, columns: 0 } },
    rows: [
      [{ value: "Sources and assumptions", style: "title" }],
      [],
      ...facts.map(([name, value, meaning]): WorkbookCell[] => [
        { value: name, style: "label" },
        { value, style: "wrapped" },
        { value: meaning, style: "note" },
      ]),
      ...(sentences.length === 0
        ? []
        : [[], [{ value: "What to know of the plan", style: "label" } satisfies WorkbookCell]]),
      ...sentences.map((value): WorkbookCell[] => [
        { value: null, style: "wrapped" },
        { value: null, style: "wrapped" },
        { value, style: "note" },
      ]),
    ],
  });
}
