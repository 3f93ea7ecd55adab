import type { CivilDay } from "@springtide/calendar";
import { identifyHolidays } from "./holiday-identity.ts";

/** A coefficient of the daily model before the history speaks: normal around `mean`. */
export interface Prior {
  readonly name: string;
  readonly mean: number;
  /** For families that are not fixed, in units of the strength that the evidence finds. */
  readonly sd: number;
  readonly scale: "fixed" | "harmonic" | "month" | "covariate";
}

/** What decides which coefficients the model has. */
export interface ModelScope {
  readonly historyDays: number;
  readonly meanContacts: number;
  readonly harmonics: number;
  readonly holidays: ReadonlySet<CivilDay>;
  readonly usedDays: ReadonlySet<CivilDay>;
  readonly contactsWhenClosed: boolean;
  /** Names of measurements that move contacts day by day. */
  readonly covariates: readonly string[];
}

const SEASON_NEEDS_DAYS = 300;
const TREND_NEEDS_DAYS = 180;
/** From here on a trend is told from a season, and may be stronger. */
const TWO_YEARS_DAYS = 730;
const MONTH_NEEDS_DAYS = 84;

/** Harmonics of the year that a history bears: none under ten months, two up to a year and a half, then six. */
export function harmonicsFor(historyDays: number): number {
  if (historyDays < SEASON_NEEDS_DAYS) return 0;
  return historyDays < 540 ? 2 : 6;
}

/**
 * Priors of the linear part of the log rate. The sds are beliefs about contact centres: weekdays differ by factors of about e; a trend
 * of 5 % a year is ordinary, one of 15 % rare, and both twice that where two years tell it from a season; a holiday changes its day by half or doubles it, the days around it by a tenth.
 * Being closed changes little where contacts come on closed days at all: what a Sunday brings is Sunday's own coefficient.
 */
export function linearPriors(scope: ModelScope): readonly Prior[] {
  const fixed = (name: string, sd: number, mean = 0): Prior => ({ name, mean, sd, scale: "fixed" });
  return [
    fixed("level", 2, Math.log(scope.meanContacts)),
    ...[1, 2, 3, 4, 5, 6, 7].map((day) => fixed(`weekday-${day}`, 1)),
    ...(scope.historyDays >= TREND_NEEDS_DAYS
      ? [fixed("trend-per-year", scope.historyDays >= TWO_YEARS_DAYS ? 0.1 : 0.05)]
      : []),
    ...Array.from({ length: scope.harmonics }, (_, i) => i + 1).flatMap((order) =>
      ["sin", "cos"].map((wave): Prior => ({
        name: `annual-${wave}-${order}`,
        mean: 0,
        sd: 1 / order,
        scale: "harmonic",
      })),
    ),
    ...(scope.historyDays >= MONTH_NEEDS_DAYS ? monthPriors() : []),
    ...holidayPriors(scope).map(({ name, sd }) => fixed(name, sd)),
    ...scope.covariates.map((name): Prior => ({ name: `covariate ${name}`, mean: 0, sd: 1, scale: "covariate" })),
    ...(scope.contactsWhenClosed ? [fixed("closed-day", 0.3)] : []),
  ];
}

/** Salaries, rents and invoices turn with the month: waves of a month down to a week, all equally likely to matter. */
function monthPriors(): Prior[] {
  return [1, 2, 3, 4].flatMap((order) =>
    ["sin", "cos"].map((wave): Prior => ({ name: `month-${wave}-${order}`, mean: 0, sd: 1, scale: "month" })),
  );
}

function holidayPriors({ holidays, usedDays }: ModelScope): { name: string; sd: number }[] {
  const identities = identifyHolidays(holidays);
  const seen = new Map<string, number>();
  for (const [day, identity] of identities)
    for (const [kind, shift, sd] of HOLIDAY_FEATURES)
      if (usedDays.has(day + shift) && (shift === 0 || !holidays.has(day + shift)))
        for (const name of [kind, `${kind} ${identity}`]) seen.set(name, sd);
  return [...seen].map(([name, sd]) => ({ name, sd })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

const HOLIDAY_FEATURES = [
  ["holiday", 0, 0.4],
  ["after-holiday", 1, 0.1],
  ["before-holiday", -1, 0.1],
] as const;
