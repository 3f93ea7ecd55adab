import { type CivilDay, civilDay, clockChanges, dayFrom, easterSunday, sunTimes, timeZone } from "@springtide/calendar";
import type { DemoShop } from "./demo-shop.ts";
import { effectOf, type Firing } from "./effect.ts";

const FIRST = civilDay("2023-08-01");
const LAST = civilDay("2026-11-15");
const YEARS = [2023, 2024, 2025, 2026];
const DAY = { fromMinute: 8 * 60, toMinute: 20 * 60 };
const MAIL = { fromMinute: 6 * 60, toMinute: 24 * 60 };
const BERLIN = { latitude: 52.52, longitude: 13.405 };
/** Each dark hour between 16:00 and 21:00 brings this much more, in logarithms. */
const PER_DARK_HOUR = 0.14;

/** Hellwerk: a lamp shop in Berlin that floods the day after the clocks go back, and when evenings are dark. */
export function lamps(): DemoShop {
  const zone = timeZone("Europe/Berlin");
  const changes = clockChanges(zone, FIRST, LAST);
  const firings = (back: number, forward: number, decayDays: number): Firing[] =>
    changes.map(({ day, shiftMinutes }) => ({
      onset: day + 1,
      lift: shiftMinutes < 0 ? back : forward,
      leadDays: 0,
      decayDays,
    }));
  const byQueue: Record<string, readonly Firing[]> = {
    phone: firings(1.1, -0.12, 6),
    chat: firings(1.5, -0.15, 5),
    email: firings(0.8, -0.1, 8),
  };
  return {
    folder: "lamps",
    zone: "Europe/Berlin",
    seed: 31,
    firstDay: FIRST,
    lastDay: LAST,
    intervalMinutes: 30,
    growthPerYear: 0.04,
    holidays: new Set(YEARS.flatMap(germanHolidays)),
    queues: [
      {
        id: "phone",
        contactsPerDay: 190,
        weekday: [1.22, 1.06, 1, 0.97, 0.92, 0.5, 0],
        hours: [DAY, DAY, DAY, DAY, DAY, { fromMinute: 10 * 60, toMinute: 16 * 60 }, null],
        humps: [
          [10.5 * 60, 90, 1],
          [17 * 60, 100, 0.8],
        ],
        dayCv: 0.07,
        ahtSeconds: 260,
        abandonShare: 0.06,
        closedOnHolidays: true,
      },
      {
        id: "chat",
        contactsPerDay: 110,
        weekday: [1.1, 1.02, 1, 1, 0.95, 0.8, 0],
        hours: [DAY, DAY, DAY, DAY, DAY, { fromMinute: 10 * 60, toMinute: 16 * 60 }, null],
        humps: [
          [12 * 60, 110, 0.7],
          [18 * 60, 90, 1],
        ],
        dayCv: 0.09,
        ahtSeconds: 380,
        abandonShare: 0.04,
        closedOnHolidays: true,
      },
      {
        id: "email",
        contactsPerDay: 120,
        weekday: [1.15, 1.05, 1, 0.98, 0.93, 0.75, 0.85],
        hours: [MAIL, MAIL, MAIL, MAIL, MAIL, MAIL, MAIL],
        humps: [
          [10 * 60, 120, 0.7],
          [20 * 60, 100, 1],
        ],
        dayCv: 0.09,
        ahtSeconds: 360,
        abandonShare: null,
        closedOnHolidays: false,
      },
    ],
    factor: (queue, day) => Math.exp(PER_DARK_HOUR * (darkHours(day) - 2)) * effectOf(byQueue[queue] ?? [], day),
  };
}

/** Hours between 16:00 and 21:00 on the clock for which the sun is down in Berlin. */
function darkHours(day: CivilDay): number {
  const zone = timeZone("Europe/Berlin");
  const { sunsetMs } = sunTimes({ day, ...BERLIN });
  if (sunsetMs === null) return 0;
  return Math.min(5, Math.max(0, 21 - zone.minuteOfDayAt(sunsetMs) / 60));
}

/** Public holidays of Berlin in the made-up years. */
function germanHolidays(year: number): CivilDay[] {
  const easter = easterSunday(year);
  const fixed = [
    [1, 1],
    [3, 8],
    [5, 1],
    [10, 3],
    [12, 25],
    [12, 26],
  ].map(([month = 1, day = 1]) => dayFrom(year, month, day));
  // 8 May 2025: eighty years since the end of the war, a holiday in Berlin that year only.
  const once = year === 2025 ? [dayFrom(2025, 5, 8)] : [];
  return [...fixed, ...once, easter - 2, easter + 1, easter + 39, easter + 50];
}
