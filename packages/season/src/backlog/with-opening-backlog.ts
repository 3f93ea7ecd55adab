import {
  nearNames,
  type OpeningBacklog,
  parseOrRefuse,
  type Queue,
  QueueBacklog,
  type Shop,
} from "@springtide/contracts";
import { type Finding, Refusal } from "@springtide/refusal";
import { isDeferred } from "../deferred.ts";
import { contactsPerItem } from "./contacts-per-item.ts";

/**
 * A shop with what was open in its queues of deferred work, in place of any backlog told before; without one where nothing is given.
 * @param nowMs what is counted as of a later moment cannot have been counted
 * @throws Refusal with every finding: codes unknown-queue, backlog-of-line, backlog-twice, backlog-in-future, ages-unequal-open, ages-overlap,
 *   age-backwards, touches-unknown, out-of-range
 */
export function withOpeningBacklog(shop: Shop, given: readonly OpeningBacklog[], nowMs: number): Shop {
  const findings = given.flatMap((backlog, at) => [
    ...queueFindings(shop, backlog),
    ...twiceFindings(given.slice(0, at), backlog),
    ...momentFindings(backlog, nowMs),
    ...ageFindings(backlog),
  ]);
  if (findings.length > 0) throw new Refusal(findings);
  const told = given.map(({ queue, asOf, openItems, byAge, unit, place }) => {
    const own = shop.queues.find(({ id }) => id === queue)?.unit ?? "message";
    // What a reader has read may still be more than any shop has.
    return parseOrRefuse(QueueBacklog, { queue, asOf, unit: unit ?? own, openItems, byAge }, place.file ?? "backlog");
  });
  if (told.length > 0) return { ...shop, openingBacklog: told };
  const rest = { ...shop };
  delete rest.openingBacklog;
  return rest;
}

function queueFindings({ queues }: Shop, backlog: OpeningBacklog): Finding[] {
  const place = within(backlog, "queue");
  const queue = queues.find(({ id }) => id === backlog.queue);
  if (queue === undefined) {
    const ids = queues.map(({ id }) => id);
    const near = nearNames(backlog.queue, ids);
    return [
      {
        ...{ code: "unknown-queue", place, found: `"${backlog.queue}"` },
        rule: `the shop's queues are ${ids.join(", ")}`,
        remedy: near.length > 0 ? `Did you mean ${near.join(", or ")}?` : "Name one of them.",
      },
    ];
  }
  if (!isDeferred(queue))
    return [
      {
        ...{ code: "backlog-of-line", place, found: `${backlog.openItems} open items of "${queue.id}"` },
        rule: `customers of "${queue.id}" wait on a line, which is empty before it opens; deferred work has a promise of an hour or longer`,
        remedy: "Leave the queue out, or give it the promise that its work has.",
      },
    ];
  return unitFindings(queue, backlog);
}

/** Cases and messages are never taken for each other: how many messages a case is must have been said. */
function unitFindings(queue: Queue, { unit, ...backlog }: OpeningBacklog): Finding[] {
  if (unit === null || contactsPerItem(queue, unit) !== null) return [];
  return [
    {
      ...{ code: "touches-unknown", place: within(backlog, "unit"), found: `a backlog of ${unit}s` },
      rule: `"${queue.id}" is counted in ${queue.unit ?? "message"}s, and the shop file does not say how often a case is handled`,
      remedy: `Write touchesPerCase of "${queue.id}" in the shop file, or count the backlog in ${queue.unit ?? "message"}s.`,
    },
  ];
}

function twiceFindings(before: readonly OpeningBacklog[], backlog: OpeningBacklog): Finding[] {
  const other = before.find(({ queue }) => queue === backlog.queue);
  if (other === undefined) return [];
  return [
    {
      ...{ code: "backlog-twice", place: within(backlog, "queue"), found: `"${backlog.queue}" once more` },
      rule: `a queue opens with one backlog, and one as of ${other.asOf} is given before it`,
      remedy: "Keep the newest of them.",
    },
  ];
}

function momentFindings(backlog: OpeningBacklog, nowMs: number): Finding[] {
  if (Date.parse(backlog.asOf) <= nowMs) return [];
  return [
    {
      ...{ code: "backlog-in-future", place: within(backlog, "as_of"), found: backlog.asOf },
      rule: "a backlog is counted as of a moment that has come",
      remedy: "Correct the moment, or its offset from UTC.",
    },
  ];
}

function ageFindings(backlog: OpeningBacklog): Finding[] {
  const { byAge, openItems } = backlog;
  const place = within(backlog, "open_items");
  const sum = byAge.reduce((total, { items }) => total + items, 0);
  const ascending = byAge.toSorted((a, b) => a.fromHours - b.fromHours);
  const told = byAge.map(({ fromHours, toHours }) => `${fromHours}-${toHours ?? ""}h`).join(", ");
  const isBackwards = byAge.some(({ fromHours, toHours }) => toHours !== null && toHours <= fromHours);
  const overlap = ascending.some(({ toHours }, i) => (toHours ?? Infinity) > (ascending[i + 1]?.fromHours ?? Infinity));
  return [
    ...(byAge.length > 0 && sum !== openItems
      ? [
          {
            ...{ code: "ages-unequal-open", place, found: String(openItems) },
            rule: `its ages add up to ${sum}`,
            remedy: "Correct the ages or the number of open items.",
          },
        ]
      : []),
    ...(isBackwards
      ? [
          {
            ...{ code: "age-backwards", place, found: `the ages ${told}` },
            rule: "an age reaches from fewer hours to more",
            remedy: "Write the younger end first, such as 4-24h.",
          },
        ]
      : []),
    ...(overlap && !isBackwards
      ? [
          {
            ...{ code: "ages-overlap", place, found: `the ages ${told}` },
            rule: "an item has one age: where one ends the next begins",
            remedy: "Give ages that do not overlap, such as 0-4h, 4-24h, 1-3d, 3d+.",
          },
        ]
      : []),
  ];
}

/** A column where it came from a file, else a member of what was sent. */
function within(
  { place }: Pick<OpeningBacklog, "place">,
  column: "queue" | "unit" | "as_of" | "open_items",
): Finding["place"] {
  if (place.file !== undefined) return { ...place, column };
  const member = { queue: "queue", unit: "unit", as_of: "asOf", open_items: "openItems" }[column];
  return { field: `${place.field ?? ""}/${member}` };
}
