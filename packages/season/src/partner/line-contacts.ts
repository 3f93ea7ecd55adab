import { civilDay, intervalGrid, slotOfDay, timeZone, weekday } from "@springtide/calendar";
import type { PathQuantiles, Plan } from "@springtide/contracts";

type Forecast = Pick<Plan["forecasts"][number], "queue" | "daily" | "profile" | "profileClasses">;

/** What is read of a plan for contacts. */
interface PlannedContacts extends Pick<Plan, "grid"> {
  readonly forecasts: readonly Forecast[];
}

/**
 * Contacts that a plan expects of one queue from one instant to another: of each day touched its mean and quantiles, by the share of the day's
 * contacts that falls into the stretch. Null where the plan does not reach all of it. A stretch over midnight adds the two days' quantiles, as
 * contacts of neighbouring days move together.
 */
export function contactsDuring(
  plan: PlannedContacts,
  queue: string,
  startMs: number,
  endMs: number,
): PathQuantiles | null {
  const forecast = plan.forecasts.find((one) => one.queue === queue);
  if (forecast === undefined) return null;
  const zone = timeZone(plan.grid.zone);
  const first = civilDay(plan.grid.firstDay);
  const sum = { mean: 0, p10: 0, p50: 0, p90: 0 };
  for (let day = zone.dayAt(startMs); day <= zone.dayAt(endMs - 1); day += 1) {
    const at = day - first;
    const { mean, p10, p50, p90 } = forecast.daily;
    const told = [mean[at], p10[at], p50[at], p90[at]];
    if (told.some((value) => value === undefined)) return null;
    const share = shareOfDay(plan, forecast, at, startMs, endMs);
    const [m = 0, low = 0, middle = 0, high = 0] = told;
    sum.mean += m * share;
    sum.p10 += low * share;
    sum.p50 += middle * share;
    sum.p90 += high * share;
  }
  return { mean: tenth(sum.mean), p10: tenth(sum.p10), p50: tenth(sum.p50), p90: tenth(sum.p90) };
}

function shareOfDay(plan: PlannedContacts, forecast: Forecast, at: number, startMs: number, endMs: number): number {
  const { zone, firstDay, intervalMinutes } = plan.grid;
  const day = civilDay(firstDay) + at;
  const grid = intervalGrid({ zone: timeZone(zone), firstDay: day, days: 1, intervalMinutes });
  const { profile, profileClasses } = forecast;
  const rows = profileClasses?.classes[profileClasses.ofDay[at] ?? -1]?.profile ?? profile;
  const row = rows[weekday(day) - 1] ?? [];
  let [all, inside] = [0, 0];
  grid.startsMs.forEach((fromMs, t) => {
    const seconds = grid.seconds[t] ?? 0;
    const share = (row[slotOfDay(grid, t)] ?? 0) * (seconds / (60 * intervalMinutes));
    const coveredMs = Math.min(endMs, fromMs + seconds * 1000) - Math.max(startMs, fromMs);
    all += share;
    if (coveredMs > 0) inside += share * (coveredMs / (seconds * 1000));
  });
  return all > 0 ? inside / all : 0;
}

function tenth(contacts: number): number {
  return Math.round(contacts * 10) / 10;
}
