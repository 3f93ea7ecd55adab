import type { Finding } from "@springtide/refusal";
import type { AdjustmentText } from "../adjustment.ts";
import { secondsOf } from "../units.ts";
import type { ShopFile } from "../shop-file.ts";
import { repeatedPlaces } from "./ids.ts";

/** Adjustments of the forecast that say two things at once, nothing, or something of days and hours that are not there. */
export function adjustmentFindings({ adjustments, interval }: ShopFile): Finding[] {
  const minutes = secondsOf(interval) / 60;
  return [
    ...adjustments.flatMap((adjustment, i) => [
      ...changeFindings(adjustment, `/adjustments/${i}`),
      ...datesFindings(adjustment, `/adjustments/${i}`),
      ...hoursFindings(adjustment, `/adjustments/${i}`, minutes),
      ...queuesTwice(adjustment, `/adjustments/${i}`),
    ]),
    ...madeTwice(adjustments),
  ];
}

function changeFindings({ change, add }: AdjustmentText, at: string): Finding[] {
  const given = [change, add].filter((value) => value !== undefined);
  if (given.length === 2)
    return [
      {
        code: "two-changes",
        place: { field: `${at}/add` },
        found: "both change and add",
        rule: "an adjustment is a share of the contacts or a number a day, not both",
        remedy: "Write two adjustments, in the order in which they are to work.",
      },
    ];
  if (given.some((value) => value !== 0)) return [];
  return [
    {
      code: "no-change",
      place: { field: at },
      found: given.length === 0 ? "neither change nor add" : "a change of nothing",
      rule: "an adjustment changes something",
      remedy: "Write change: +15% or add: 120, or leave the adjustment out.",
    },
  ];
}

function datesFindings({ from, to, days }: AdjustmentText, at: string): Finding[] {
  if (from > to)
    return [
      {
        code: "days-in-reverse",
        place: { field: `${at}/to` },
        found: `${to}, before ${from}`,
        rule: "the last day is not before the first",
        remedy: "Swap the two, or correct one.",
      },
    ];
  const length = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  // Seconds of UTC are enough to tell a weekday of a date.
  const first = ((new Date(from).getUTCDay() + 6) % 7) + 1;
  const touched = Array.from({ length: Math.min(7, length) }, (_, i) => ((first - 1 + i) % 7) + 1);
  if (touched.some((day) => days.includes(day))) return [];
  return [
    {
      code: "no-day-touched",
      place: { field: `${at}/days` },
      found: `none of these weekdays between ${from} and ${to}`,
      rule: "an adjustment touches at least one day",
      remedy: "Correct the weekdays or the dates.",
    },
  ];
}

function hoursFindings({ hours }: AdjustmentText, at: string, minutes: number): Finding[] {
  if (hours === undefined || (hours.fromMinute % minutes === 0 && hours.toMinute % minutes === 0)) return [];
  return [
    {
      code: "hours-within-intervals",
      place: { field: `${at}/hours` },
      found: "hours that begin or end within a planning interval",
      rule: `hours begin and end on intervals of ${minutes} minutes`,
      remedy: "Move them to the nearest interval, or plan in shorter intervals.",
    },
  ];
}

function queuesTwice({ queues = [] }: AdjustmentText, at: string): Finding[] {
  return repeatedPlaces(queues).map((index) => ({
    code: "queue-twice",
    place: { field: `${at}/queues/${index}` },
    found: `"${queues[index] ?? ""}" a second time`,
    rule: "a queue is named once",
    remedy: "Remove one of the two.",
  }));
}

/** The same change of the same days, hours and queues, written down twice: it would count double. */
function madeTwice(adjustments: readonly AdjustmentText[]): Finding[] {
  const said = adjustments.map(({ queues, from, to, days, hours, change, add }) =>
    JSON.stringify([[...(queues ?? ["all"])].sort(), from, to, days, hours, change, add]),
  );
  return repeatedPlaces(said).map((index) => ({
    code: "adjustment-twice",
    place: { field: `/adjustments/${index}` },
    found: `the same change as "${adjustments[said.indexOf(said[index] ?? "")]?.id ?? ""}"`,
    rule: "a change is made once: both would work, one after the other",
    remedy: "Remove one of the two, or join them into one.",
  }));
}
