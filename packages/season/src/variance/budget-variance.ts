import {
  type BookedCost,
  type BudgetVariance,
  type FinanceRemark,
  type LedgerLine,
  type Plan,
  VARIANCE_ORDER,
  type VarianceMonth,
  type VarianceParts,
} from "@springtide/contracts";
import { roundMoney, totalOfLines } from "@springtide/planning";
import { Refusal } from "@springtide/refusal";
import { requireActuals } from "../budget/require-actuals.ts";
import { SHARED } from "../budget/priced-budget.ts";
import { seatHourCost } from "../agreements/seat-cost.ts";
import { remarkWords } from "../finance/remark-words.ts";
import { bookedHours, isHourly, linesOfMonth, whoOf } from "./booked-hours.ts";
import { contactsForetold, contactsThatCame } from "./season-contacts.ts";
import { splitMonths } from "./split-months.ts";

/** How long the contacts of one queue took in a month. */
export interface MonthHandleTime {
  readonly month: string;
  readonly queue: string;
  readonly ahtSeconds: number;
}

/** What a budget is held against. */
export interface VarianceQuestion {
  /** The plan whose budget stands, and its version; null of one that is not stored. */
  readonly budgeted: Plan;
  readonly version: number | null;
  /** The newest plan of the shop, which knows what came since. */
  readonly newest: Pick<Plan, "grid" | "forecasts" | "history">;
  readonly booked: readonly BookedCost[];
  readonly handleTimes: readonly MonthHandleTime[];
}

/**
 * Actual against budget month by month, split into causes that add up to the cent (see `splitMonths`). Months that the books do not tell of are
 * expected: the budget for the contacts that the newest plan expects of them.
 * @throws Refusal `no-budget`, and what is refused of booked costs that do not fit the plan
 */
export function budgetVariance(question: VarianceQuestion): BudgetVariance {
  const { budgeted, version, newest, booked, handleTimes } = question;
  const { economics, shop } = budgeted;
  const budget = economics?.priced.budget ?? null;
  if (economics === null || budget === null) throw noBudget();
  requireBooked(budgeted, booked);
  const lines = economics.priced.lines.filter(
    ({ answer, kind }) => answer === "budget" || (answer === "cover" && SHARED.includes(kind)),
  );
  const [foretold, came] = [contactsForetold(budgeted), contactsThatCame(budgeted, newest)];
  const paid = foretold.map(({ month }) => linesOfMonth(booked, month));
  const prices = usualPrices(budgeted);
  const split = splitMonths(
    foretold.map(({ month, workHours }, m) => {
      const actual = paid[m] ?? [];
      const contacts = came[m]?.byQueue ?? new Map<string, number>();
      const own = linesOfMonth(lines, month);
      const bought = bookedHours(own.filter(({ isFixed }) => !isFixed));
      const fixed = bookedHours(own.filter(({ isFixed }) => isFixed));
      return {
        ...{ workBudgeted: workHours, work: came[m]?.workHours ?? 0, fixed, bought },
        ahtFactor: ahtFactor(budgeted, contacts, month, handleTimes),
        booked: actual.length === 0 ? null : actualHours(budgeted, actual, [fixed, bought], prices),
        usualPrice: (who: string) => prices.get(who),
      };
    }),
  );
  const months = foretold.map(({ month, contacts }, m): VarianceMonth => {
    const other = {
      budget: totalOf(linesOfMonth(lines, month).filter((line) => !isHourly(line))),
      actual: totalOf((paid[m] ?? []).filter((line) => !isHourly(line))),
    };
    const isBooked = (paid[m] ?? []).length > 0;
    const { budget: hourly, expected, parts } = split[m] ?? EMPTY;
    const after = isBooked ? other.actual : other.budget;
    const total = roundMoney(expected + after);
    return {
      ...{ month, isBooked, contactsBudgeted: rounded(contacts), contacts: rounded(came[m]?.contacts ?? 0) },
      ...{ budget: roundMoney(hourly + other.budget), actual: isBooked ? total : null, expected: total },
      difference: roundMoney(total - hourly - other.budget),
      parts: { ...parts, other: roundMoney(after - other.budget) },
    };
  });
  const remarks = remarksOf(question, months);
  const { total, contingency, held, worstTenth } = budget;
  return {
    ...{ shop: shop.id, currency: shop.currency, budgetPlan: version, order: [...VARIANCE_ORDER], months },
    toDate: sumOf(months.filter(({ isBooked }) => isBooked)),
    season: sumOf(months),
    held: { total, contingency, held, worstTenth },
    remarks: remarks.map(remarkWords),
    remarkFacts: remarks,
  };
}

/**
 * Holds booked costs against a plan.
 * @throws Refusal `no-budget`, `month-outside-plan`, `unknown-subject`, `actual-twice`, by place in the list
 */
export function requireBooked({ economics, grid, shop }: Plan, booked: readonly BookedCost[]): void {
  if (economics === null) throw noBudget();
  requireActuals({ grid, shop }, economics.priced.lines, booked, (one, column) => ({
    field: `/costs/${booked.indexOf(one)}${column === undefined ? "" : `/${column}`}`,
  }));
}

const NOTHING: VarianceParts = { timing: 0, size: 0, aht: 0, fill: 0, mix: 0, rate: 0, currency: 0, other: 0 };
const EMPTY = { budget: 0, expected: 0, parts: NOTHING };

/** What an hour of a team or of an agreement's seat usually costs. */
function usualPrices({ shop }: Plan): ReadonlyMap<string, number> {
  return new Map([
    ...shop.teams.map(({ id, costPerHour }) => [whoOf({ kind: "wages", subject: id }), costPerHour] as const),
    ...shop.agreements.map(
      (agreement) =>
        [
          whoOf({ kind: "partner-work", subject: agreement.id }),
          seatHourCost({ shop }, agreement, agreement.serves[0] ?? ""),
        ] as const,
    ),
  ]);
}

/** Where the books know no hours, the price is taken to be that of the budget. */
function actualHours(
  { shop }: Plan,
  actual: readonly BookedCost[],
  budget: readonly ReturnType<typeof bookedHours>[],
  prices: ReadonlyMap<string, number>,
): NonNullable<Parameters<typeof splitMonths>[0][number]["booked"]> {
  const guess = (who: string): number => {
    const known = budget.flatMap((hours) => hours.get(who) ?? []);
    const [hours, amount] = [
      known.reduce((sum, one) => sum + one.hours, 0),
      known.reduce((sum, one) => sum + one.amount, 0),
    ];
    return hours > 0 ? amount / hours : (prices.get(who) ?? 0);
  };
  const factors = actual.flatMap(({ kind, subject, exchangeRate }) => {
    const planned = shop.agreements.find(({ id }) => id === subject)?.currency?.rate;
    if (exchangeRate === null || planned === undefined || kind !== "partner-work") return [];
    return [[whoOf({ kind, subject }), exchangeRate / planned] as const];
  });
  return { hours: bookedHours(actual, guess), currencyFactors: new Map(factors) };
}

function ahtFactor(
  { shop }: Plan,
  contacts: ReadonlyMap<string, number>,
  month: string,
  handleTimes: readonly MonthHandleTime[],
): number {
  let [planned, actual] = [0, 0];
  for (const { id, ahtSeconds } of shop.queues) {
    const known = handleTimes.find((one) => one.queue === id && one.month === month)?.ahtSeconds ?? ahtSeconds;
    planned += (contacts.get(id) ?? 0) * ahtSeconds;
    actual += (contacts.get(id) ?? 0) * known;
  }
  return planned > 0 ? actual / planned : 1;
}

function sumOf(months: readonly VarianceMonth[]): BudgetVariance["season"] {
  const sum = (value: (month: VarianceMonth) => number): number => totalOfLines(months.map(value));
  const parts = { ...NOTHING };
  for (const cause of VARIANCE_ORDER) parts[cause] = sum((month) => month.parts[cause]);
  return {
    ...{ budget: sum(({ budget }) => budget), expected: sum(({ expected }) => expected) },
    ...{ difference: sum(({ difference }) => difference), parts },
  };
}

function remarksOf(
  { budgeted, booked, handleTimes, newest }: VarianceQuestion,
  months: readonly VarianceMonth[],
): FinanceRemark[] {
  const told = months.filter(({ isBooked }) => isBooked).map(({ month }) => month);
  const withoutUnits = booked.filter(
    (line) => isHourly(line) && line.kind !== "overtime-premium" && line.units === null,
  );
  const costs = withoutUnits.map(({ month, kind, subject }) => ({ month, kind, subject }));
  const withoutAht = told.filter((month) => !handleTimes.some((one) => one.month === month));
  const isNotPlannedSince = newest.grid.firstDay === budgeted.grid.firstDay && told.length > 0;
  return [
    { code: "own-people-paid" },
    ...(told.length === 0 ? [{ code: "nothing-booked" } as const] : []),
    ...(costs.length === 0 ? [] : [{ code: "hours-unknown", costs } as const]),
    ...(withoutAht.length === 0 ? [] : [{ code: "handle-times-unknown", months: withoutAht } as const]),
    ...(isNotPlannedSince ? [{ code: "not-planned-since-budget" } as const] : []),
  ];
}

function totalOf(lines: readonly Pick<LedgerLine, "amount">[]): number {
  return totalOfLines(lines.map(({ amount }) => amount));
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

function noBudget(): Refusal {
  return new Refusal({
    code: "no-budget",
    place: { field: "/plan" },
    found: "a plan without a budget",
    rule: "actuals are held against the budget of a plan",
    remedy: "Plan the shop anew.",
  });
}
