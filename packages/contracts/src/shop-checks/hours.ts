import type { Finding } from "@springtide/refusal";
import type { ShopFile } from "../shop-file.ts";
import type { OpeningHours, Window } from "../weekly-hours.ts";
import { repeatedPlaces } from "./ids.ts";

const DAY_NAMES = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];

/** Opening hours whose stretches overlap, whose exceptions name a day twice, or that never open. */
export function hoursFindings(file: ShopFile): Finding[] {
  const owners = [
    ...file.sites.map((site, i) => ({ at: `/sites/${i}`, hours: site.openingHours })),
    ...file.queues.map((queue, i) => ({ at: `/queues/${i}`, hours: queue.openingHours })),
    ...file.agreements.map((terms, i) => ({ at: `/agreements/${i}`, hours: terms.openingHours })),
  ];
  return owners.flatMap(({ at, hours }) =>
    hours === undefined
      ? []
      : [overlaps, exceptionsTwice, neverOpen].flatMap((check) => check(hours, `${at}/openingHours`)),
  );
}

function overlaps(hours: OpeningHours, field: string): Finding[] {
  const ofWeek = hours.week.map((windows, i) => ({ at: `${field}/week`, day: `on ${DAY_NAMES[i] ?? ""}`, windows }));
  const ofExceptions = hours.exceptions.map(({ day, windows }, i) => ({
    at: `${field}/exceptions/${i}/hours`,
    day: `on ${day}`,
    windows,
  }));
  const findings = [...ofWeek, ...ofExceptions].flatMap(({ at, day, windows }) =>
    overlappingPairs(windows).map(([earlier, later]) => ({ at, day, pair: `${clock(earlier)} and ${clock(later)}` })),
  );
  // A rule for mon-fri that overlaps does so on five days; one finding says it.
  return findings
    .filter(({ at, pair }, i) => findings.findIndex((other) => other.at === at && other.pair === pair) === i)
    .map(({ at, day, pair }) => ({
      code: "opening-hours-overlap",
      place: { field: at },
      found: `${pair} ${day}`,
      rule: "the stretches of one day do not overlap",
      remedy: "Join them into one stretch, or move one of them.",
    }));
}

/** Pairs of stretches of one day that overlap, the earlier first. */
export function overlappingPairs(windows: readonly Window[]): [Window, Window][] {
  const sorted = windows.toSorted((a, b) => a.fromMinute - b.fromMinute);
  return sorted.flatMap((later, i): [Window, Window][] => {
    const earlier = sorted[i - 1];
    return earlier !== undefined && earlier.toMinute > later.fromMinute ? [[earlier, later]] : [];
  });
}

function exceptionsTwice({ exceptions }: OpeningHours, field: string): Finding[] {
  return repeatedPlaces(exceptions.map(({ day }) => day)).map((index) => ({
    code: "exception-twice",
    place: { field: `${field}/exceptions/${index}/date` },
    found: `${exceptions[index]?.day ?? ""} a second time`,
    rule: "a day has one exception",
    remedy: "Write all stretches of the day as a list in one exception.",
  }));
}

function neverOpen({ week, exceptions }: OpeningHours, field: string): Finding[] {
  const opens = week.some((windows) => windows.length > 0) || exceptions.some(({ windows }) => windows.length > 0);
  return opens
    ? []
    : [
        {
          code: "never-open",
          place: { field },
          found: "hours that are closed on every day",
          rule: "it must open at some time",
          remedy: "Write the hours in which it is open, or remove what they belong to.",
        },
      ];
}

/** "08:00-18:00". */
export function clock({ fromMinute, toMinute }: Window): string {
  const time = (minute: number): string =>
    `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  return `${time(fromMinute)}-${time(toMinute)}`;
}
