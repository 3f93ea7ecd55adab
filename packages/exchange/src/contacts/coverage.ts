import type { CivilDay, TimeZone } from "@springtide/calendar";
import { isoDay, timeZone } from "@springtide/calendar";
import type { ContactHistory, ImportReport, Queue } from "@springtide/contracts";
import { gridOfHistory } from "./grid-of-history.ts";

type QueueReport = ImportReport["queues"][number];
type Gap = QueueReport["gaps"][number];

/**
 * What a history holds and what it lacks: open intervals without a row between its first and last (missing, not zero), as
 * stretches that run from the first to the end of the last interval, and the contacts outside the opening hours.
 */
export function coverageOf(history: ContactHistory, queue: Queue, holidays: ReadonlySet<CivilDay>): QueueReport {
  const zone = timeZone(queue.zone);
  const { startMs, offered, minutes } = history;
  const firstMs = startMs[0];
  const lastMs = startMs.at(-1);
  const counted = {
    queue: queue.id,
    intervals: startMs.length,
    offered: offered.reduce((sum, count) => sum + count, 0),
  };
  if (firstMs === undefined || lastMs === undefined) return { ...counted, missing: 0, gaps: [], outsideHours: 0 };
  const firstDay = zone.dayAt(firstMs);
  const grid = gridOfHistory({ queue, zone, minutes, firstDay, days: zone.dayAt(lastMs) - firstDay + 1, holidays });
  const gaps: Gap[] = [];
  let missing = 0;
  let openContacts = 0;
  let at = 0;
  let gap: { fromMs: number; toMs: number; intervals: number } | null = null;
  grid.startsMs.forEach((start, interval) => {
    if (start < firstMs || start > lastMs) return;
    const open = grid.open[interval] === 1;
    while ((startMs[at] ?? Number.POSITIVE_INFINITY) < start) at += 1;
    const present = startMs[at] === start;
    if (present && open) openContacts += offered[at] ?? 0;
    if (!open) return;
    const end = grid.endsMs[interval] ?? start;
    if (!present) {
      missing += 1;
      gap =
        gap === null ? { fromMs: start, toMs: end, intervals: 1 } : { ...gap, toMs: end, intervals: gap.intervals + 1 };
    } else if (gap !== null) {
      gaps.push(told(gap, zone, minutes));
      gap = null;
    }
  });
  return { ...counted, missing, gaps, outsideHours: counted.offered - openContacts };
}

function told(gap: { fromMs: number; toMs: number; intervals: number }, zone: TimeZone, minutes: number | "day"): Gap {
  return {
    from: momentText(gap.fromMs, zone, minutes),
    to: momentText(gap.toMs, zone, minutes),
    intervals: gap.intervals,
  };
}

/** A start as people read it: a date for days, else the local time with its offset. */
export function momentText(ms: number, zone: TimeZone, minutes: number | "day"): string {
  return minutes === "day" ? isoDay(zone.dayAt(ms)) : zone.formatInstant(ms);
}
