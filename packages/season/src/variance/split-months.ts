import type { VarianceParts } from "@springtide/contracts";
import { roundMoney, shareOut } from "@springtide/planning";
import { costOf, hoursOf, type Hours, moved, type PaidHours, scaled, together } from "./paid-hours.ts";

/** What a month was paid for, as it was booked: hours by who worked them. */
interface BookedHours {
  /** Amount in the shop's currency. */
  readonly hours: ReadonlyMap<string, PaidHours>;
  /** By who is paid in another currency: what one of it was worth when it was paid, in what the budget took it for. */
  readonly currencyFactors: ReadonlyMap<string, number>;
}

/** One month of budget and actual. */
export interface MonthToSplit {
  /** Hours of handling that were budgeted. */
  readonly workBudgeted: number;
  /** Hours of handling that came, or are expected, at the handling time of the budget. */
  readonly work: number;
  /** What a contact took, in what it was budgeted to take. */
  readonly ahtFactor: number;
  /** Paid whatever comes. */
  readonly fixed: Hours;
  /** Bought as contacts come. */
  readonly bought: Hours;
  /** Null in a month that is not over. */
  readonly booked: BookedHours | null;
  /** Price of an hour of who was not budgeted in the month. */
  readonly usualPrice: (who: string) => number | undefined;
}

/** Parts of one month, without what is not paid by the hour. */
type HourlyParts = Omit<VarianceParts, "other">;

/** A month split: what was budgeted, what is expected for the contacts that come, and what each cause did. */
export interface SplitMonth {
  readonly budget: number;
  readonly expected: number;
  readonly parts: HourlyParts;
}

/**
 * Splits what hours cost less what was budgeted into causes, each by putting it right with those before it right already: when contacts came, how
 * many, how long they took, how many hours were paid for each hour of handling, who worked them, what an hour cost, what a currency was worth.
 * One's own people as rostered are paid whatever comes, so what moves with contacts is what was bought: contacts that come in another month take the
 * hours bought for them along at their price, so that timing adds up to nothing over the season. Parts are differences of costs rounded once, and
 * add up to the cent. Source: flexible budgets, Horngren, Datar and Rajan, Cost Accounting, chapters 7 and 8.
 */
export function splitMonths(months: readonly MonthToSplit[]): SplitMonth[] {
  const budgets = months.map(({ fixed, bought }) => roundMoney(costOf(fixed) + costOf(bought)));
  const rephased = rephasedHours(months);
  // Nothing is gained or lost by phasing, to the cent.
  const timed = shareOut(
    budgets.reduce((sum, budget) => sum + budget, 0),
    months.map(({ fixed }, m) => costOf(fixed) + costOf(rephased[m] ?? new Map())),
  );
  const season = together(rephased);
  const own = together(months.map(({ fixed }) => fixed));
  const [budgeted, came] = [sumOf(months.map((one) => one.workBudgeted)), sumOf(months.map(({ work }) => work))];
  const growth = budgeted > 0 ? came / budgeted - 1 : 0;
  return months.map((month, m) => {
    const { fixed } = month;
    const like = [rephased[m] ?? new Map<string, PaidHours>(), season, own];
    const flexed = (bought: Hours, share: number): Hours =>
      moved(bought, share * (hoursOf(fixed) + hoursOf(bought)), like);
    const sized = flexed(rephased[m] ?? new Map(), growth);
    const handled = month.booked === null ? sized : flexed(sized, month.ahtFactor - 1);
    const before = [
      budgets[m] ?? 0,
      timed[m] ?? 0,
      roundMoney((timed[m] ?? 0) + costOf(sized) - costOf(rephased[m] ?? new Map())),
    ];
    const ofSize = before.at(-1) ?? 0;
    const ofAht = roundMoney(ofSize + costOf(handled) - costOf(sized));
    const steps = [...before, ofAht, ...bookedSteps(month, together([fixed, handled]), ofAht)];
    const part = (step: number): number => roundMoney((steps[step] ?? 0) - (steps[step - 1] ?? 0));
    return {
      budget: budgets[m] ?? 0,
      expected: steps.at(-1) ?? 0,
      parts: {
        ...{ timing: part(1), size: part(2), aht: part(3), fill: part(4), mix: part(5) },
        ...{ rate: part(6), currency: part(7) },
      },
    };
  });
}

/** What was bought, by month, after contacts came when they came, the season as large as it was budgeted. */
function rephasedHours(months: readonly MonthToSplit[]): Hours[] {
  const [budgeted, came] = [sumOf(months.map((one) => one.workBudgeted)), sumOf(months.map(({ work }) => work))];
  const bought = months.map((month) => month.bought);
  if (budgeted <= 0 || came <= 0) return bought;
  const gains = months.map(({ work, workBudgeted }) => (budgeted * work) / came - workBudgeted);
  const arriving = sumOf(gains.map((gain) => Math.max(0, gain)));
  if (arriving <= NO_WORK * budgeted) return bought;
  const left = months.map((month, m) => {
    const leaving = Math.max(0, -(gains[m] ?? 0)) / Math.max(month.workBudgeted, Number.MIN_VALUE);
    return moved(month.bought, -leaving * (hoursOf(month.fixed) + hoursOf(month.bought)), []);
  });
  const pool = together([...bought, ...left.map((hours) => scaled(hours, -1))]);
  return left.map((hours, m) => together([hours, scaled(pool, Math.max(0, gains[m] ?? 0) / arriving)]));
}

/** Rounding of sums of contacts moves nothing. */
const NO_WORK = 1e-12;

/** Costs after fill, mix, rate and currency; all as before where nothing is booked. */
function bookedSteps({ booked, usualPrice }: MonthToSplit, planned: Hours, before: number): number[] {
  if (booked === null) return [before, before, before, before];
  const { hours, currencyFactors } = booked;
  const atPlanned = sumOf(
    [...hours].map(
      ([who, paid]) => paid.hours * (priceOf(planned, who) ?? usualPrice(who) ?? priceOf(hours, who) ?? 0),
    ),
  );
  const plannedHours = hoursOf(planned);
  const filled = plannedHours > 0 ? before * (hoursOf(hours) / plannedHours) : atPlanned;
  const atPlannedCurrency = sumOf([...hours].map(([who, { amount }]) => amount / (currencyFactors.get(who) ?? 1)));
  return [filled, atPlanned, atPlannedCurrency, costOf(hours)].map(roundMoney);
}

function priceOf(hours: Hours, who: string): number | undefined {
  const paid = hours.get(who);
  return paid === undefined || paid.hours <= 0 ? undefined : paid.amount / paid.hours;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
