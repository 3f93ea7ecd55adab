import type { FinanceFigures, FiscalCalendar, LedgerActual, LedgerLine, Plan } from "@springtide/contracts";
import { roundMoney, totalOfLines } from "@springtide/planning";
import { SHARED } from "../budget/priced-budget.ts";
import { spreadOf } from "../economics/season-spread.ts";
import { fiscalPeriod } from "../month-end/fiscal-period.ts";
import { cashCalendar } from "./cash-calendar.ts";

/**
 * The figures behind the pictures of a plan's money; null for a plan without economics.
 * @param books what was paid, and when the fiscal year begins
 */
export function financeFigures(
  plan: Plan,
  { actuals, calendar }: { readonly actuals: readonly LedgerActual[]; readonly calendar: FiscalCalendar },
): Omit<FinanceFigures, "planVersion"> | null {
  const { economics, shop } = plan;
  if (economics === null) return null;
  const { priced, basis, priors } = economics;
  const cover = priced.lines.filter(({ answer }) => answer === "cover");
  const planned = plannedLines(priced.lines, cover);
  const months = monthsOf(priced.lines, { cover, planned }, actuals);
  return {
    currency: shop.currency,
    months,
    years: yearsOf(months, calendar),
    cash: cashCalendar(shop, planned),
    season: seasonOf(basis.budget, cover),
    frontier: priced.frontier,
    lost:
      priced.atStake === null
        ? null
        : {
            needs: sumOf(priced.atStake.queues.map(({ needs }) => needs)),
            lost: sumOf(priced.atStake.queues.map(({ lost }) => lost)),
            value: priced.atStake.spread,
            perLostCustomer: priced.atStake.perLostCustomer,
            priors,
          },
  };
}

/** What the plan expects to pay: where rules decide about seats, what is bought by them, and the cover's where none do. */
function plannedLines(lines: readonly LedgerLine[], cover: readonly LedgerLine[]): readonly LedgerLine[] {
  const byRule = lines.filter(({ answer }) => answer === "rule");
  if (byRule.length === 0) return cover;
  return [...cover.filter(({ kind }) => SHARED.includes(kind) || kind === "penalty"), ...byRule];
}

/** Budget, plan and what was paid by month; what is expected at the end is what was paid, and the plan where nothing is booked yet. */
function monthsOf(
  lines: readonly LedgerLine[],
  { cover, planned }: { readonly cover: readonly LedgerLine[]; readonly planned: readonly LedgerLine[] },
  actuals: readonly LedgerActual[],
): FinanceFigures["months"] {
  const shared = cover.filter(({ kind }) => SHARED.includes(kind));
  const budget = [...shared, ...lines.filter(({ answer }) => answer === "budget")];
  const months = [...new Set([...budget, ...planned, ...actuals].map(({ month }) => month))].toSorted();
  const of = (list: readonly { readonly month: string; readonly amount: number }[], month: string): number =>
    totalOfLines(list.filter((line) => line.month === month).map(({ amount }) => amount));
  return months.map((month) => {
    const plan = of(planned, month);
    const actual = actuals.some((one) => one.month === month) ? roundMoney(of(actuals, month)) : null;
    return { month, budget: of(budget, month), plan, actual, forecast: actual ?? plan };
  });
}

function yearsOf(months: FinanceFigures["months"], calendar: FiscalCalendar): FinanceFigures["years"] {
  const yearOf = (month: string): number => fiscalPeriod(calendar, month).fiscalYear;
  return [...new Set(months.map(({ month }) => yearOf(month)))].map((fiscalYear) => {
    const inYear = months.filter(({ month }) => yearOf(month) === fiscalYear);
    return {
      ...{ fiscalYear, firstMonth: inYear[0]?.month ?? "", lastMonth: inYear.at(-1)?.month ?? "" },
      budget: totalOfLines(inYear.map(({ budget }) => budget)),
      plan: totalOfLines(inYear.map(({ plan }) => plan)),
      forecast: totalOfLines(inYear.map(({ forecast }) => forecast)),
      actualUntil: inYear.findLast(({ actual }) => actual !== null)?.month ?? null,
    };
  });
}

function seasonOf(
  budget: NonNullable<Plan["economics"]>["basis"]["budget"],
  cover: readonly LedgerLine[],
): FinanceFigures["season"] {
  if (budget === null) return null;
  const shared = totalOfLines(cover.filter(({ kind }) => SHARED.includes(kind)).map(({ amount }) => amount));
  const paths = budget.bought[0]?.amounts.length ?? 0;
  const byPath = Float64Array.from({ length: paths }, (_, path) =>
    budget.bought.reduce((sum, { amounts }) => sum + (amounts[path] ?? 0), shared),
  );
  return { spread: spreadOf(byPath), byPath: Array.from(byPath, roundMoney) };
}

function sumOf(values: readonly number[]): number {
  return Math.round(values.reduce((sum, value) => sum + value, 0) * 100) / 100;
}
