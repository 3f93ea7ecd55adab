import { civilDay, timeZone } from "@springtide/calendar";
import type { HistoryDays, Queue } from "@springtide/contracts";
import { gridOfHistory } from "@springtide/exchange";
import type { HistoryDay, StoredShop } from "@springtide/store";

type QueueDays = HistoryDays["queues"][number];

/** What is stored of a shop's queues day by day, beside the hours in which they were open. */
export function historyDays(
  { shop, holidays }: Pick<StoredShop, "shop" | "holidays">,
  days: readonly HistoryDay[],
  span: { readonly from: string; readonly to: string },
): HistoryDays {
  const queues = shop.queues.map((queue) => {
    const closing = new Set((holidays.bySite[queue.site] ?? []).map(({ day }) => civilDay(day)));
    const own = days.filter((day) => day.queue === queue.id);
    return queueDays(queue, own, span, closing);
  });
  return { shop: shop.id, ...span, queues };
}

function queueDays(
  queue: Queue,
  stored: readonly HistoryDay[],
  { from, to }: { readonly from: string; readonly to: string },
  holidays: ReadonlySet<number>,
): QueueDays {
  const firstDay = civilDay(from);
  const days = civilDay(to) - firstDay + 1;
  const offered: (number | null)[] = Array.from({ length: days }, () => null);
  const open = Array.from({ length: days }, () => 0);
  const missing = Array.from({ length: days }, () => 0);
  const known = new Set<number>();
  for (const day of stored) {
    const at = civilDay(day.day) - firstDay;
    figuresOf(day).forEach((count, k) => {
      if (count === null) return;
      offered[at] = (offered[at] ?? 0) + count;
      known.add(day.startMs + k * (day.minutes ?? 0) * 60_000);
    });
  }
  const minutes = stored[0] === undefined ? 60 : (stored[0].minutes ?? "day");
  const zone = timeZone(queue.zone);
  const grid = gridOfHistory({ queue, zone, minutes, firstDay, days, holidays });
  grid.startsMs.forEach((ms, interval) => {
    if (grid.open[interval] !== 1) return;
    const at = zone.dayAt(ms) - firstDay;
    open[at] = (open[at] ?? 0) + 1;
    if (!known.has(ms)) missing[at] = (missing[at] ?? 0) + 1;
  });
  return { queue: queue.id, name: queue.name, zone: queue.zone, offered, open, missing };
}

/** The counts of a day as the database writes its arrays; what is not known is NULL or NaN there. */
function figuresOf({ offered }: HistoryDay): (number | null)[] {
  return offered
    .slice(1, -1)
    .split(",")
    .map((text) => (text === "NULL" || text === "NaN" ? null : Number(text)));
}
