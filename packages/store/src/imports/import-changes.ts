import type { ImportDiff, WeatherDay } from "@springtide/contracts";
import type { DayMark } from "./day-marks.ts";

type ContactChange = ImportDiff["contactDays"][number];
export type DayCounts = ImportDiff["weatherDays"];

/** Days of queues that differ between two states in anything, in order of queue, then day. */
export function contactChanges(before: readonly DayMark[], after: readonly DayMark[]): ContactChange[] {
  const [earlier, later] = [byDay(before), byDay(after)];
  const changes: ContactChange[] = [];
  for (const key of [...new Set([...earlier.keys(), ...later.keys()])].sort()) {
    const [old, now] = [earlier.get(key), later.get(key)];
    const known = now ?? old;
    if (known === undefined || old?.signature === now?.signature) continue;
    changes.push({ queue: known.queue, day: known.day, before: old?.contacts ?? null, after: now?.contacts ?? null });
  }
  return changes;
}

interface QueueDay {
  readonly queue: string;
  readonly day: string;
  contacts: number;
  /** The same for the same intervals with the same values, and for no others. */
  signature: string;
}

/** A clock change can cut a day into pieces, which count as one here; marks come in order of time. */
function byDay(marks: readonly DayMark[]): Map<string, QueueDay> {
  const days = new Map<string, QueueDay>();
  for (const { queue, day, contacts, intervalMinutes, firstStartMs, digest } of marks) {
    const key = JSON.stringify([queue, day]);
    const known = days.get(key) ?? { queue, day, contacts: 0, signature: "" };
    known.contacts += contacts;
    known.signature += `${intervalMinutes ?? "day"} ${firstStartMs} ${digest};`;
    days.set(key, known);
  }
  return days;
}

/** How many days differ, in which way. */
export function countChanges(changes: readonly Pick<ContactChange, "before" | "after">[]): DayCounts {
  const count = (is: (change: Pick<ContactChange, "before" | "after">) => boolean): number => changes.filter(is).length;
  return {
    added: count(({ before }) => before === null),
    changed: count(({ before, after }) => before !== null && after !== null),
    removed: count(({ after }) => after === null),
  };
}

/** What becomes of the weather that is stored: days to close, days to write, and how many differ in which way. */
export function weatherChanges(
  before: readonly WeatherDay[],
  after: readonly WeatherDay[],
): { readonly closed: WeatherDay[]; readonly written: WeatherDay[]; readonly counts: DayCounts } {
  const earlier = new Map(before.map((day) => [placeOf(day), day]));
  const later = new Set(after.map(placeOf));
  const written = after.filter((day) => !isSame(day, earlier.get(placeOf(day))));
  const replaced = new Set(written.map(placeOf));
  const closed = before.filter((day) => replaced.has(placeOf(day)) || !later.has(placeOf(day)));
  const changed = written.filter((day) => earlier.has(placeOf(day))).length;
  return { closed, written, counts: { added: written.length - changed, changed, removed: closed.length - changed } };
}

function placeOf({ market, day }: WeatherDay): string {
  return JSON.stringify([market, day]);
}

function isSame(one: WeatherDay, other: WeatherDay | undefined): boolean {
  if (other === undefined) return false;
  const values = ({ maxC, minC, precipitationMm, sky, sunshineHours }: WeatherDay) =>
    [maxC, minC, precipitationMm, sky, sunshineHours] as const;
  return values(one).every((value, index) => Object.is(value, values(other)[index]));
}
