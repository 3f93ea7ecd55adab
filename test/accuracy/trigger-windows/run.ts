// Coverage in trigger windows and of trigger dates; a few minutes on two cores, a tenth of that with --quick:
//   npx tsx --conditions @springtide/source test/accuracy/trigger-windows/run.ts [--quick] [dates|forecasts|synthetic|demo ...]
import { DATE_RULES, dateScores, forecastScores } from "./dates.ts";
import { demoCoverage } from "./demo-shops.ts";
import { stations } from "./stations.ts";
import { syntheticCoverage } from "./synthetic-shops.ts";

const quick = process.argv.includes("--quick");
const named = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const asked = (part: string): boolean => named.length === 0 || named.includes(part);
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const percent = (share: number): string => `${(100 * share).toFixed(0)} %`.padStart(6);

/** Every rule at every station, each year left out in turn. */
function dates(): void {
  const sums = { years: 0, half: 0, most: 0, nearlyAll: 0, crps: 0, crpsOfOtherDates: 0 };
  print(
    "\nDates, each year left out: years, share inside the 50, 80 and 95 % bands, CRPS in days, that of the other dates",
  );
  for (const station of stations())
    for (const rule of quick ? DATE_RULES.slice(1, 2) : DATE_RULES) {
      const { years, inside, crps, crpsOfOtherDates } = dateScores(station, rule);
      const bands = [inside.half, inside.most, inside.nearlyAll].map(percent).join("");
      print(
        `${station.place.padEnd(9)} ${rule.name.padEnd(20)} ${years} ${bands} ${crps.toFixed(2)} ${crpsOfOtherDates.toFixed(2)}`,
      );
      sums.years += years;
      for (const key of ["half", "most", "nearlyAll"] as const) sums[key] += years * inside[key];
      sums.crps += years * crps;
      sums.crpsOfOtherDates += years * crpsOfOtherDates;
    }
  const bands = [sums.half, sums.most, sums.nearlyAll].map((sum) => percent(sum / sums.years)).join("");
  print(
    `all ${sums.years} ${bands} ${(sums.crps / sums.years).toFixed(2)} ${(sums.crpsOfOtherDates / sums.years).toFixed(2)}`,
  );
}

/** The first 18 degree day with and without a synthetic forecast. */
function forecasts(): void {
  print("\nFirst day >= 18 C on every fifth day until it came, without and with a synthetic forecast");
  const [, rule] = DATE_RULES;
  for (const station of stations().filter(({ place }) => place !== "Seattle")) {
    if (rule === undefined) continue;
    const scores = forecastScores(station, rule);
    for (const kind of ["without", "with"] as const) {
      const { issues, crps, bandDays, brierOfTenDays } = scores[kind];
      print(
        `${station.place.padEnd(9)} ${kind.padEnd(8)} ${issues} issues, CRPS ${crps.toFixed(2)} days, 80 % band ${bandDays.toFixed(1)} days, Brier of ten days ${brierOfTenDays.toFixed(3)}`,
      );
    }
  }
}

/** Contacts of made-up shops in the window of their fourth spring. */
function synthetic(): void {
  print("\nContacts of made-up shops around their fourth spring: days, share inside the 50, 80 and 95 % bands");
  for (const dateKnown of [true, false])
    for (const learnedShape of [false, true]) {
      const { days, half, most, nearlyAll } = syntheticCoverage(quick ? 8 : 48, { dateKnown, learnedShape });
      const words = `${dateKnown ? "date known" : "date unknown"}, shape ${learnedShape ? "learned" : "as given"}`;
      print(`${words.padEnd(32)} ${days} ${[half, most, nearlyAll].map(percent).join("")}`);
    }
}

if (asked("dates")) dates();
if (asked("forecasts")) forecasts();
if (asked("synthetic")) synthetic();
if (asked("demo")) for (const line of await demoCoverage()) print(line);
