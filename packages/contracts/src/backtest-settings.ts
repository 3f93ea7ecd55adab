import { z } from "zod";
import { Refusal } from "@springtide/refusal";
import { parseOrRefuse } from "./parse-or-refuse.ts";
import { Day, Duration } from "./units.ts";

const SECONDS_A_DAY = 86_400;
const LONGEST_DAYS = 366;
const MOST_ORIGINS = 1000;
const USUAL_ORIGINS = 12;

const WholeDays = Duration.refine(
  (seconds) => seconds % SECONDS_A_DAY === 0,
  "this is counted in whole days: 28d or 4w",
)
  .transform((seconds) => seconds / SECONDS_A_DAY)
  .pipe(z.number().min(1, "at least one day").max(LONGEST_DAYS, `at most ${LONGEST_DAYS} days`));

const BacktestText = z.strictObject({
  from: Day.optional(),
  to: Day.optional(),
  origins: z
    .string()
    .regex(/^\d+$/, "a number of forecasts is a whole number")
    .transform(Number)
    .pipe(z.number().min(1, "at least one forecast").max(MOST_ORIGINS, `at most ${MOST_ORIGINS} forecasts`))
    .optional(),
  horizon: WholeDays.optional(),
  every: WholeDays.optional(),
  "weather-known": WholeDays.optional(),
});

/** How a past is to be cut into forecasts and what followed; days as ISO text, null where the history decides. */
export interface BacktestChoice {
  readonly origins: number | null;
  readonly horizonDays: number;
  readonly everyDays: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly weatherKnownDays: number;
}

/**
 * Reads what was asked of a backtest in the words of the command line: the latest twelve forecasts of four weeks, one horizon apart, if
 * nothing else is said. All that lie between `from` and `to` where there is a `from`.
 * @throws Refusal with every finding
 */
export function backtestChoice(texts: Readonly<Record<string, unknown>>, file: string): BacktestChoice {
  const { from, to, origins, horizon = 28, every, ...other } = parseOrRefuse(BacktestText, texts, file);
  if (from !== undefined && origins !== undefined)
    throw new Refusal({
      code: "origins-and-from",
      place: { file, field: "/origins" },
      found: "both a first day and a number of forecasts",
      rule: "either one says how many forecasts are made",
      remedy: "Leave one of the two out; --every says how far apart forecasts are.",
    });
  if (from !== undefined && to !== undefined && to < from)
    throw new Refusal({
      code: "to-before-from",
      place: { file, field: "/to" },
      found: to,
      rule: `the last day cannot lie before the first, ${from}`,
      remedy: "Exchange the two.",
    });
  return {
    origins: from === undefined ? (origins ?? USUAL_ORIGINS) : null,
    horizonDays: horizon,
    everyDays: every ?? horizon,
    from: from ?? null,
    to: to ?? null,
    weatherKnownDays: other["weather-known"] ?? 0,
  };
}
