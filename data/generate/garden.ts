import { readFileSync } from "node:fs";
import { type CivilDay, civilDay, dayFrom, nthWeekdayOfMonth, yearOf } from "@springtide/calendar";
import type { DemoShop } from "./demo-shop.ts";
import { effectOf, type Firing, yearlyWave } from "./effect.ts";

const FIRST = civilDay("2012-01-01");
const LAST = civilDay("2015-12-31");
const YEARS = [2012, 2013, 2014, 2015];
const DAY = { fromMinute: 8 * 60, toMinute: 18 * 60 };
const MAIL = { fromMinute: 6 * 60, toMinute: 24 * 60 };

/** Green Gate: a garden shop near Seattle that floods on the first sunny 18 °C day of the year. */
export function garden(folder: string): DemoShop {
  const warm = firstSunnyDays(`${folder}/garden/weather.csv`, 18);
  const firings = (lift: number, decayDays: number): Firing[] =>
    warm.map(({ onset, maxC }) => ({ onset, lift: lift * (1 + 0.05 * (maxC - 19)), leadDays: 2, decayDays }));
  const byQueue: Record<string, readonly Firing[]> = { phone: firings(1.7, 9), email: firings(1.2, 11) };
  return {
    folder: "garden",
    zone: "America/Los_Angeles",
    seed: 18,
    firstDay: FIRST,
    lastDay: LAST,
    intervalMinutes: 30,
    growthPerYear: 0.06,
    holidays: new Set(YEARS.flatMap(usHolidays)),
    queues: [
      {
        id: "phone",
        contactsPerDay: 330,
        weekday: [1.16, 1.03, 1, 0.98, 1.02, 0.62, 0],
        hours: [DAY, DAY, DAY, DAY, DAY, { fromMinute: 9 * 60, toMinute: 14 * 60 }, null],
        humps: [
          [10.5 * 60, 75, 1],
          [15 * 60, 110, 0.75],
        ],
        dayCv: 0.08,
        ahtSeconds: 285,
        abandonShare: 0.05,
        closedOnHolidays: true,
      },
      {
        id: "email",
        contactsPerDay: 150,
        weekday: [1.2, 1.05, 1, 1, 0.95, 0.7, 0.75],
        hours: [MAIL, MAIL, MAIL, MAIL, MAIL, MAIL, MAIL],
        humps: [
          [10 * 60, 120, 0.8],
          [20 * 60, 110, 1],
        ],
        dayCv: 0.1,
        ahtSeconds: 420,
        abandonShare: null,
        closedOnHolidays: false,
      },
    ],
    factor: (queue, day) => yearlyWave(day, 140, 0.42) * effectOf(byQueue[queue] ?? [], day),
  };
}

/** The first day from 15 February on with at least that maximum and a sky recorded as sun, year by year. */
function firstSunnyDays(weatherFile: string, thresholdC: number): { onset: CivilDay; maxC: number }[] {
  const rows = readFileSync(weatherFile, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","))
    .map(([date = "", maxC = "", , , , sky = ""]) => ({ day: civilDay(date), maxC: Number(maxC), sky }));
  return YEARS.flatMap((year) => {
    const found = rows.find(
      ({ day, maxC, sky }) =>
        yearOf(day) === year && day >= dayFrom(year, 2, 15) && maxC >= thresholdC && sky === "sun",
    );
    return found === undefined ? [] : [{ onset: found.day, maxC: found.maxC }];
  });
}

/** Federal holidays on which the made-up American shops are closed. */
export function usHolidays(year: number): CivilDay[] {
  const nth = (month: number, day: number, n: number): CivilDay[] => {
    const found = nthWeekdayOfMonth({ year, month, weekday: day, nth: n });
    return found === null ? [] : [found];
  };
  return [
    dayFrom(year, 1, 1),
    ...nth(5, 1, -1),
    dayFrom(year, 7, 4),
    ...nth(9, 1, 1),
    ...nth(11, 4, 4),
    dayFrom(year, 12, 25),
  ];
}
