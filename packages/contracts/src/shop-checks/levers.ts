import type { Finding } from "@springtide/refusal";
import type { ShopFile } from "../shop-file.ts";
import type { Window } from "../weekly-hours.ts";
import { clock } from "./hours.ts";

const DAY_NAMES = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];
/** Slack for shares that are sums of binary fractions. */
const SLACK = 1e-9;

/** Hours that are open already, and shares of customers that are more than all of them. */
export function leverFindings(file: ShopFile): Finding[] {
  return [
    ...file.longerHours.flatMap((lever, i) => [
      ...openFindings(file, lever, `/longerHours/${i}`),
      ...(lever.wait === undefined || lever.elsewhere === undefined
        ? []
        : atMostAll({ wait: lever.wait, elsewhere: lever.elsewhere }, `/longerHours/${i}`)),
    ]),
    ...file.deflection.flatMap(({ resolves, lost }, i) => atMostAll({ resolves, lost }, `/deflection/${i}`)),
  ];
}

function openFindings(
  { queues, sites }: ShopFile,
  { queue: id, days, hours }: ShopFile["longerHours"][number],
  at: string,
): Finding[] {
  const queue = queues.find((candidate) => candidate.id === id);
  const site = sites.find((candidate) => candidate.id === queue?.site) ?? sites[0];
  const week = queue === undefined ? [] : (queue.openingHours ?? site?.openingHours)?.week;
  const open = days.flatMap((day) =>
    (week?.[day - 1] ?? []).filter((window) => overlap(window, hours)).map((window) => ({ day, window })),
  )[0];
  if (open === undefined) return [];
  return [
    {
      code: "hours-already-open",
      place: { field: `${at}/hours` },
      found: `${clock(hours)} for ${id}, which is open ${clock(open.window)} on ${DAY_NAMES[open.day - 1] ?? ""}`,
      rule: "hours that might be opened are closed today",
      remedy: "Write only the hours that are closed, one entry for each stretch.",
    },
  ];
}

function overlap(a: Window, b: Window): boolean {
  return a.fromMinute < b.toMinute && b.fromMinute < a.toMinute;
}

function atMostAll(shares: Readonly<Record<string, number>>, at: string): Finding[] {
  const sum = Object.values(shares).reduce((total, share) => total + share, 0);
  if (sum <= 1 + SLACK) return [];
  const names = Object.keys(shares);
  return [
    {
      code: "shares-above-all",
      place: { field: `${at}/${names[0] ?? ""}` },
      found: `${names.join(" and ")} that make ${(sum * 100).toFixed(1)}%`,
      rule: `${names.join(" and ")} are shares of the same customers, 100% at most together`,
      remedy: "Lower one of the two.",
    },
  ];
}
