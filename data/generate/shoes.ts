import { type CivilDay, civilDay, dayFrom, nthWeekdayOfMonth } from "@springtide/calendar";
import type { DemoShop } from "./demo-shop.ts";
import { effectOf, type Firing, yearlyWave } from "./effect.ts";
import { usHolidays } from "./garden.ts";

const FIRST = civilDay("2012-01-01");
const LAST = civilDay("2015-12-31");
const YEARS = [2012, 2013, 2014, 2015];
const DAY = { fromMinute: 8 * 60, toMinute: 20 * 60 };
const SUNDAY = { fromMinute: 10 * 60, toMinute: 18 * 60 };

/** Long Stride: a shoe shop in New York with Black Friday, a wave of returns, and Christmas. */
export function shoes(): DemoShop {
  const fridays = YEARS.map(blackFriday);
  const firing = (onsets: readonly CivilDay[], lift: number, leadDays: number, decayDays: number): Firing[] =>
    onsets.map((onset) => ({ onset, lift, leadDays, decayDays }));
  const returns = fridays.map((friday) => friday + 10);
  const afterChristmas = YEARS.map((year) => dayFrom(year, 12, 27));
  const byQueue: Record<string, readonly Firing[]> = {
    phone: [...firing(fridays, 1.4, 2, 3), ...firing(returns, 0.7, 2, 6), ...firing(afterChristmas, 0.9, 0, 7)],
    chat: [...firing(fridays, 2.2, 3, 3), ...firing(returns, 0.5, 2, 6), ...firing(afterChristmas, 0.8, 0, 7)],
  };
  return {
    folder: "shoes",
    zone: "America/New_York",
    seed: 42,
    firstDay: FIRST,
    lastDay: LAST,
    intervalMinutes: 30,
    growthPerYear: 0.08,
    holidays: new Set(YEARS.flatMap(usHolidays)),
    queues: [
      {
        id: "phone",
        contactsPerDay: 420,
        weekday: [1.15, 1.05, 1, 1, 0.97, 0.7, 0.45],
        hours: [DAY, DAY, DAY, DAY, DAY, DAY, SUNDAY],
        humps: [
          [11 * 60, 100, 1],
          [16 * 60, 130, 0.8],
        ],
        dayCv: 0.06,
        ahtSeconds: 240,
        abandonShare: 0.05,
        closedOnHolidays: true,
      },
      {
        id: "chat",
        contactsPerDay: 260,
        weekday: [1.08, 1.02, 1, 1, 0.98, 0.85, 0.75],
        hours: [DAY, DAY, DAY, DAY, DAY, DAY, SUNDAY],
        humps: [
          [12.5 * 60, 120, 0.8],
          [18.5 * 60, 90, 1],
        ],
        dayCv: 0.08,
        ahtSeconds: 420,
        abandonShare: 0.03,
        closedOnHolidays: true,
      },
    ],
    factor: (queue, day) => yearlyWave(day, 340, 0.12) * effectOf(byQueue[queue] ?? [], day),
  };
}

/** The day after the fourth Thursday of November. */
function blackFriday(year: number): CivilDay {
  const thanksgiving = nthWeekdayOfMonth({ year, month: 11, weekday: 4, nth: 4 });
  if (thanksgiving === null) throw new Error("every November has four Thursdays");
  return thanksgiving + 1;
}
