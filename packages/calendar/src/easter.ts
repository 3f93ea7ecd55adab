import { dayFrom } from "./civil-day.ts";
import type { CivilDay } from "./civil-day.ts";

/**
 * Easter Sunday of the western churches: the Sunday after the first full moon on or after 21 March, both by the
 * Gregorian church tables (not the sky). Holds from 1583 on.
 * Source: the rule of the tables as Clavius gave them, in the arithmetic form of Lilius's epact.
 */
export function easterSunday(year: number): CivilDay {
  const century = Math.floor(year / 100);
  const goldenYear = year % 19; // place in the 19 years after which moon phases fall on the same dates
  const leapDaysDropped = century - Math.floor(century / 4);
  const moonCorrection = Math.floor((8 * century + 13) / 25);
  const daysToFullMoon = (19 * goldenYear + leapDaysDropped - moonCorrection + 15) % 30;
  // The tables fit thirty places into lunar months of which every other one has 29 days.
  const squeeze = daysToFullMoon === 29 || (daysToFullMoon === 28 && goldenYear > 10) ? 1 : 0;
  const fullMoon = dayFrom(year, 3, 21) + daysToFullMoon - squeeze;
  return fullMoon + daysToSundayAfter(fullMoon);
}

function daysToSundayAfter(day: CivilDay): number {
  // 1970-01-04 was a Sunday; a full moon on a Sunday puts Easter a week later.
  return 7 - ((((day - 3) % 7) + 7) % 7);
}
