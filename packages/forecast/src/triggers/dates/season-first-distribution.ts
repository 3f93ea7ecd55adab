import type { CivilDay } from "@springtide/calendar";
import { Refusal } from "@springtide/refusal";
import type { OnsetDistribution } from "../onset.ts";
import { firstRun } from "../weather/first-run.ts";
import { seasonBounds } from "../weather/season-bounds.ts";
import { seasonFirsts } from "../weather/season-firsts.ts";
import type { DayVerdicts, RunRule } from "../weather/season-firsts.ts";
import { fitDayChain } from "./day-chain.ts";
import { pastDatesDensity } from "./past-dates-density.ts";
import { seasonMixture } from "./season-mixture.ts";
import { seasonsOnRecord } from "./seasons-on-record.ts";

/** A probability below this is left out of the list and counted as never. */
const NEGLIGIBLE = 1e-9;
/** So many seasons on record weigh as much as the chain of days. */
const SEASONS_LIKE_CHAIN = 15;

interface Dates {
  readonly pmf: Float64Array;
  readonly never: number;
}

/**
 * When the first run of days that count comes in the season that begins in `year`. Two views are mixed: a Markov chain of such days
 * fitted on the whole record, over seasons more and less inclined to them (`seasonMixture`), which learns from hundreds of days; and
 * the smoothed dates of the past seasons (`pastDatesDensity`), which know how far years differ. With n seasons on record the dates
 * weigh n / (n + 15). A season whose first is in the record is known; one partly over is conditional on what was seen of it, and
 * each view then weighs as much as it expected that. Days of the record after the last one observed are still to come.
 *
 * Each year left out in turn, 18 degrees: New York 2005-2023 CRPS 9.5 days against 9.7 of the other years' dates, Boston 2010-2024
 * 11.1 against 11.5. Measured at 18 degrees only. Serves every first crossing: warm day, frost, snow.
 * @throws Refusal code "no-weather" if no day of the record tells whether it counted
 * Cost: days of the record, and some twenty times the days of the season times the days in a row.
 */
export function seasonFirstDistribution(
  verdicts: DayVerdicts,
  rule: RunRule,
  year: number,
): Pick<OnsetDistribution, "days" | "never" | "basis"> {
  const { firstDay, qualifies } = verdicts;
  const lastSeen = firstDay + qualifies.findLastIndex((value) => !Number.isNaN(value));
  if (lastSeen < firstDay) throw noWeather();
  const { arm, disarm } = seasonBounds(rule, year);
  const length = rule.sustainedDays;
  const seenOnset = firstRun((day) => qualifies[day - firstDay] === 1, { from: arm, to: disarm, length });
  if (seenOnset !== null) return { days: [{ day: seenOnset, probability: 1 }], never: 0, basis: "known" };
  if (lastSeen >= disarm + length - 1) return { days: [], never: 1, basis: "known" };
  const observed = (day: CivilDay): number | null => (day > lastSeen ? null : (qualifies[day - firstDay] ?? NaN));
  const chain = fitDayChain(qualifies, firstDay);
  const byChain = (seen: typeof observed): Dates => seasonMixture({ chain, observed: seen, arm, disarm, length });
  const { pmf } = mixedDates({
    byChain: byChain(observed),
    foreseen: lastSeen < arm ? null : byChain((day) => (day < arm ? observed(day) : null)),
    byDates: datesOfRecord(verdicts, rule, year),
    seen: lastSeen + 1 - arm,
  });
  const days = Array.from(pmf, (probability, d) => ({ day: arm + d, probability })).filter(
    ({ probability }) => probability >= NEGLIGIBLE,
  );
  return { days, never: Math.max(0, 1 - sumOf(days.map(({ probability }) => probability))), basis: "climatology" };
}

/** Past dates of whole seasons, and how many seasons they are of. */
function datesOfRecord(verdicts: DayVerdicts, rule: RunRule, year: number): Dates & { seasons: number } {
  const { arm, disarm } = seasonBounds(rule, year);
  const years = seasonsOnRecord(verdicts, rule);
  const dates = seasonFirsts(verdicts, rule)
    .filter((first) => years.includes(first.year))
    .map((first) => Math.min(first.onset - seasonBounds(rule, first.year).arm, disarm - arm));
  return { seasons: years.length, ...pastDatesDensity(dates, { seasons: years.length, days: disarm - arm + 1 }) };
}

/** Both views together; `foreseen` is what the chain expected before the days seen, null where none of the season is over. */
function mixedDates({
  byChain,
  foreseen,
  byDates,
  seen,
}: {
  readonly byChain: Dates;
  readonly foreseen: Dates | null;
  readonly byDates: Dates & { readonly seasons: number };
  readonly seen: number;
}): { pmf: Float64Array } {
  const share = byDates.seasons / (byDates.seasons + SEASONS_LIKE_CHAIN);
  const past = Math.max(0, seen);
  const datesLeft = byDates.never + sumOf(byDates.pmf.subarray(past));
  const chainLeft = foreseen === null ? 1 : foreseen.never + sumOf(foreseen.pmf.subarray(past));
  const weight = (share * datesLeft) / Math.max(Number.MIN_VALUE, share * datesLeft + (1 - share) * chainLeft);
  return {
    pmf: byChain.pmf.map((p, d) => {
      const later = d < past || datesLeft <= 0 ? 0 : (byDates.pmf[d] ?? 0) / datesLeft;
      return (1 - weight) * p + weight * later;
    }),
  };
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return sum;
}

function noWeather(): Refusal {
  return new Refusal({
    code: "no-weather",
    place: {},
    found: "no day of which the weather that the trigger looks at is known",
    rule: "a day that depends on the weather can only be foreseen from past weather",
    remedy: "Give daily weather of this market, three years or more if there are, or take the trigger out.",
  });
}
