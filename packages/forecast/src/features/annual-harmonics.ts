import { dayOfYear } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";

const DAYS_PER_YEAR = 365.25;

/** Sine (`"sin"`) or cosine of the `order`-th harmonic of the year at noon of a day. */
export function annualHarmonic(wave: "sin" | "cos", order: number, day: CivilDay): number {
  const angle = (2 * Math.PI * order * (dayOfYear(day) - 0.5)) / DAYS_PER_YEAR;
  return wave === "sin" ? Math.sin(angle) : Math.cos(angle);
}
