import { isoDay } from "@springtide/calendar";
import type { LongerHoursChoice, Shop } from "@springtide/contracts";
import { nearNames } from "@springtide/contracts";
import { type Finding, Refusal } from "@springtide/refusal";
import { isDeferred } from "../deferred.ts";

/** JSON pointer of a window of a shop. */
export function windowField(at: number): string {
  return `/longerHours/${at}`;
}

/**
 * Refuses windows that cannot be weighed: of queues that are not there or whose work waits anyway, within hours that are open already, within
 * each other, or that do not begin and end on the plan's intervals; and a shop without any.
 * @throws Refusal with every finding
 */
export function requireWindows(shop: Shop): void {
  const { longerHours } = shop;
  const findings = windowFindings(shop);
  if (longerHours.length === 0)
    findings.push({
      code: "no-longer-hours",
      place: { field: "/longerHours" },
      found: "no hours that might be opened",
      rule: "windows to be weighed stand in the shop file or on the command line",
      remedy: 'Write longerHours in the shop file, or --window "phone:mon-fri 18:00-20:00".',
    });
  if (findings.length > 0) throw new Refusal(findings);
}

/** Everything wrong with the windows of a shop; `field` points into its longer hours. */
export function windowFindings(shop: Shop): Finding[] {
  return shop.longerHours.flatMap((choice, i) => findingsOf(shop, choice, i));
}

function findingsOf(shop: Shop, choice: LongerHoursChoice, at: number): Finding[] {
  const queue = shop.queues.find(({ id }) => id === choice.queue);
  if (queue === undefined) return [unknownQueue(shop, choice.queue, at)];
  const finding = (code: string, found: string, rule: string, remedy: string, key = "hours"): Finding => ({
    code,
    place: { field: `${windowField(at)}/${key}` },
    found,
    rule,
    remedy,
  });
  const { window, weekdays } = choice;
  const findings: Finding[] = [];
  if (isDeferred(queue))
    findings.push(
      finding(
        "window-of-deferred-queue",
        `${queue.id}, whose work waits until somebody is there`,
        "longer hours are weighed for queues whose customers wait on the line",
        "Name a queue such as phone or chat.",
        "queue",
      ),
    );
  if ([window.fromMinute, window.toMinute].some((minute) => minute % shop.intervalMinutes !== 0))
    findings.push(
      finding(
        "window-within-intervals",
        "hours that begin or end within a planning interval",
        `hours begin and end on intervals of ${shop.intervalMinutes} minutes`,
        "Move them to the nearest interval, or plan in shorter intervals.",
      ),
    );
  if (weekdays.some((day) => queue.openingHours.week[day - 1]?.some((open) => overlaps(open, window)) === true))
    findings.push(
      finding(
        "hours-already-open",
        `hours in which ${queue.id} is open`,
        "hours that might be opened are closed today",
        "Write only the hours that are closed, one entry for each stretch.",
      ),
    );
  const twin = shop.longerHours
    .slice(0, at)
    .find(
      (other) =>
        other.queue === queue.id &&
        overlaps(other.window, window) &&
        other.weekdays.some((day) => weekdays.includes(day)),
    );
  if (twin !== undefined)
    findings.push(
      finding(
        "windows-overlap",
        `hours of which some are those of ${twin.id}`,
        "two windows of one queue do not overlap",
        "Cut one of them short; windows that adjoin are weighed alone and together.",
      ),
    );
  return findings;
}

function unknownQueue({ queues }: Shop, id: string, at: number): Finding {
  const ids = queues.map((queue) => queue.id);
  const near = nearNames(id, ids);
  return {
    code: "unknown-queue",
    place: { field: `${windowField(at)}/queue` },
    found: `"${id}"`,
    rule: "it must be the id of a queue of this file",
    remedy: near.length > 0 ? `Did you mean ${near.join(", or ")}?` : `Known are: ${ids.join(", ")}.`,
  };
}

function overlaps(
  a: { readonly fromMinute: number; readonly toMinute: number },
  b: { readonly fromMinute: number; readonly toMinute: number },
): boolean {
  return a.fromMinute < b.toMinute && b.fromMinute < a.toMinute;
}

/** Refuses a window that never opens on the days planned. @throws Refusal "window-never-opens" */
export function requireOpens(
  { id, queue }: LongerHoursChoice,
  at: number,
  intervals: Uint8Array,
  { firstDay, days }: { readonly firstDay: number; readonly days: number },
): void {
  if (intervals.includes(1)) return;
  throw new Refusal({
    code: "window-never-opens",
    place: { field: windowField(at) },
    found: `no hour of ${id} between ${isoDay(firstDay)} and ${isoDay(firstDay + days - 1)}`,
    rule: "a window to be weighed opens at least once in the days planned",
    remedy: `Plan more days, or give other days; ${queue} may be closed on all of them.`,
  });
}
