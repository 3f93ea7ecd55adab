import type { BookedCost, Plan } from "@springtide/contracts";
import { plainSheet } from "../workbook/plain-sheet.ts";
import type { WorkbookCell, WorkbookSheet } from "../workbook/workbook-sheet.ts";

/** A plan that a variance rests on: its version where it is stored, and the version of the data it was made from where that is known. */
interface VariancePlan {
  readonly plan: Pick<Plan, "seed" | "paths" | "software"> & {
    readonly shop: Pick<Plan["shop"], "name">;
    readonly history: Pick<Plan["history"], "firstDay" | "lastDay">;
  };
  readonly version: number | null;
  readonly data: string | null;
}

/** What actual against budget was reckoned from. */
export interface VarianceSources {
  readonly budgeted: VariancePlan;
  /** The newest plan, which knows the contacts that came since. */
  readonly newest: VariancePlan;
  readonly booked: readonly BookedCost[];
}

/** Where the figures come from, what is to be known of them, and each amount that was booked. */
export function varianceSources(
  { budgeted, newest, booked }: VarianceSources,
  remarks: readonly string[],
  footer: string,
): WorkbookSheet {
  const facts = [
    ...factsOf("Budget", budgeted, "whose budget stands"),
    ...factsOf("Forecast of contacts", newest, "which knows what came since"),
    ["Booked costs", String(booked.length), "Lines as the books tell them: on the sheet of that name."] as const,
  ];
  return plainSheet({
    ...{ name: "Sources", footer, widths: [36, 44, 100], isFiltered: false, frozen: { rows: 0, columns: 0 } },
    rows: [
      [{ value: "Sources", style: "title" }],
      [],
      ...facts.map(([name, value, meaning]): WorkbookCell[] => [
        { value: name, style: "label" },
        { value, style: "wrapped" },
        { value: meaning, style: "note" },
      ]),
      ...(remarks.length === 0 ? [] : [[], [{ value: "What to know of it", style: "label" } satisfies WorkbookCell]]),
      ...remarks.map((value): WorkbookCell[] => [
        { value: null, style: "text" },
        { value: null, style: "text" },
        { value, style: "note" },
      ]),
    ],
  });
}

/** Every amount that was booked, with the sum of all. */
export function bookedSheet(booked: readonly BookedCost[], currency: string, footer: string): WorkbookSheet {
  const heads = ["Month", "Kind", "Subject", `Amount, ${currency}`, "Hours", "Exchange rate"];
  const sorted = booked.toSorted((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));
  const total = sorted.reduce((sum, { amount }) => sum + Math.round(100 * amount), 0) / 100;
  return plainSheet({
    ...{ name: "Booked costs", footer, widths: [12, 20, 22, 18, 14, 16], isFiltered: booked.length > 0 },
    frozen: { rows: 1, columns: 1 },
    rows: [
      heads.map((value): WorkbookCell => ({ value, style: "header" })),
      ...sorted.map(({ month, kind, subject, amount, units, exchangeRate }): WorkbookCell[] => [
        ...[month, kind, subject].map((value): WorkbookCell => ({ value, style: "text" })),
        { value: amount, style: "money" },
        { value: units, style: "hours" },
        { value: exchangeRate, style: "price" },
      ]),
      [
        ...["Total", null, null].map((value): WorkbookCell => ({ value, style: "total" })),
        {
          value:
            sorted.length === 0 ? 0 : { formula: `ROUND(SUM(D2:D${String(sorted.length + 1)}),2)`, comesTo: total },
          style: "moneyTotal",
        },
      ],
    ],
  });
}

function factsOf(
  name: string,
  { plan, version, data }: VariancePlan,
  what: string,
): (readonly [string, string, string])[] {
  return [
    [name, version === null ? "a plan in a file" : `plan version ${String(version)}`, `The plan ${what}.`],
    [
      `${name}: contacts known`,
      `${plan.history.firstDay} to ${plan.history.lastDay}`,
      "What its forecast learned from.",
    ],
    ...(data === null
      ? []
      : [
          [`${name}: data version`, data, "The same data and seed give the same plan."] satisfies [
            string,
            string,
            string,
          ],
        ]),
    [`${name}: seed`, String(plan.seed), `By which its ${String(plan.paths)} seasons were drawn.`],
    [`${name}: software`, plan.software, "That made the plan."],
  ];
}
