import type { AttemptEnd, Move, Return, SimulatedQueue } from "../model/contact-centre.ts";
import { requireDelay, requireHandling, requireWaiting } from "./check-laws.ts";
import {
  LARGEST_RATE,
  LONGEST_SECONDS,
  refuse,
  requireBetween,
  requireLength,
  requirePlace,
  requireWhole,
} from "./domain.ts";

const MOST_CHATS = 20;
/** Ten years: the oldest work that a run begins with. */
const LONGEST_AGE_SECONDS = 3650 * 86_400;
/** The most contacts of one age that a run begins with. */
const MOST_OPENING = 1e7;
const SHARES_CLOSE = 1e-9;
/** How many queues and intervals stand around the one that is checked. */
export interface Surroundings {
  readonly queues: number;
  readonly intervals: number;
}

/** @throws Refusal for whatever no queue can be, with its place below /queues/`index` */
export function requireQueue(queue: SimulatedQueue, index: number, around: Surroundings): void {
  const field = `/queues/${index}`;
  requireLength(queue.contactsPerHour, around.intervals, `${field}/contactsPerHour`);
  for (let interval = 0; interval < around.intervals; interval += 1) {
    requireBetween(queue.contactsPerHour[interval] ?? NaN, {
      field: `${field}/contactsPerHour/${interval}`,
      least: 0,
      most: LARGEST_RATE,
      what: "a rate of contacts an hour",
    });
  }
  requireHandling(queue.handling, `${field}/handling`);
  requireFactors(queue.handlingFactor, `${field}/handlingFactor`, around.intervals);
  requireWaiting(queue.patience, `${field}/patience`);
  requireBetween(queue.balkingShare ?? 0, { field: `${field}/balkingShare`, least: 0, most: 1, what: "a share" });
  requireTimes(queue, field);
  if (queue.waitingPlaces !== undefined)
    requireWhole(queue.waitingPlaces, `${field}/waitingPlaces`, "places in a line");
  requireDoors(queue, field, around.intervals);
  requireOpening(queue, field, around.intervals);
  requireChats(queue, field);
  requireMoves(queue.moves ?? [], index, around.queues);
  requireReturns(queue.returns ?? [], field, around.queues);
}

function requireFactors(factors: ArrayLike<number> | undefined, field: string, intervals: number): void {
  if (factors === undefined) return;
  requireLength(factors, intervals, field);
  for (let interval = 0; interval < intervals; interval += 1) {
    const place = `${field}/${interval}`;
    requireBetween(factors[interval] ?? NaN, {
      field: place,
      least: 0.001,
      most: 1000,
      what: "a factor of handling times",
    });
  }
}

function requireTimes(queue: SimulatedQueue, field: string): void {
  const { withinSeconds, shortAbandonSeconds = 0, deadlineSeconds } = queue;
  const time = { least: 0, most: LONGEST_SECONDS, what: "a time" };
  requireBetween(withinSeconds, { ...time, field: `${field}/withinSeconds` });
  requireBetween(shortAbandonSeconds, { ...time, field: `${field}/shortAbandonSeconds` });
  if (deadlineSeconds !== undefined) requireBetween(deadlineSeconds, { ...time, field: `${field}/deadlineSeconds` });
}

function requireDoors({ open }: SimulatedQueue, field: string, intervals: number): void {
  if (open === undefined) return;
  requireLength(open, intervals, `${field}/open`);
  for (let interval = 0; interval < intervals; interval += 1) {
    const value = open[interval] ?? NaN;
    if (value !== 0 && value !== 1) {
      refuse("door-neither-open-nor-closed", `${field}/open/${interval}`, value, "it is 1 or 0", "Use 1 for open.");
    }
  }
}

function requireOpening({ opening = [], patience }: SimulatedQueue, field: string, intervals: number): void {
  if (opening.length > 0 && patience.kind !== "endless") {
    const rule = "work that is there when a run begins waits however long it takes";
    refuse(
      "opening-with-patience",
      `${field}/opening`,
      `a patience of kind ${patience.kind}`,
      rule,
      "Make it endless.",
    );
  }
  opening.forEach(({ sinceSeconds, contacts, interval = 0 }, index) => {
    const place = `${field}/opening/${index}`;
    const since = { least: -LONGEST_AGE_SECONDS, most: LONGEST_SECONDS, what: "the begin of a wait" };
    requireBetween(sinceSeconds, { ...since, field: `${place}/sinceSeconds` });
    requireWhole(contacts, `${place}/contacts`, "contacts", MOST_OPENING);
    requirePlace(interval, `${place}/interval`, intervals, "interval");
  });
}

function requireChats({ slowdownByConcurrent, givesWay = false }: SimulatedQueue, field: string): void {
  if (slowdownByConcurrent === undefined) return;
  const place = `${field}/slowdownByConcurrent`;
  const length = { field: place, least: 1, most: MOST_CHATS, what: "a number of chats at once" };
  requireBetween(slowdownByConcurrent.length, length);
  slowdownByConcurrent.forEach((slowdown, index) => {
    requireBetween(slowdown, { field: `${place}/${index}`, least: 0.01, most: 100, what: "a slowdown" });
  });
  if (slowdownByConcurrent[0] !== 1) {
    const found = slowdownByConcurrent[0];
    refuse("slowdown-of-one", `${place}/0`, found, "a chat on its own takes its own time, 1", "Start the list with 1.");
  }
  if (givesWay && slowdownByConcurrent.length > 1) {
    const rule = "work that gives way is done one at a time";
    refuse("chats-give-way", `${field}/givesWay`, "true", rule, "Leave out one of the two.");
  }
}

function requireMoves(moves: readonly Move[], index: number, queues: number): void {
  const taken = { line: 0, call: 0 };
  moves.forEach(({ toQueue, afterSeconds, share = 1, staysOnLine }, at) => {
    const field = `/queues/${index}/moves/${at}`;
    requirePlace(toQueue, `${field}/toQueue`, queues, "queue");
    requireBetween(afterSeconds, { field: `${field}/afterSeconds`, least: 0, most: LONGEST_SECONDS, what: "a time" });
    requireBetween(share, { field: `${field}/share`, least: 0, most: 1, what: "a share" });
    const kind = staysOnLine ? "line" : "call";
    if (share < 1) taken[kind] += share;
    if (taken[kind] > 1 + SHARES_CLOSE) {
      refuse(
        "shares-above-one",
        `${field}/share`,
        taken[kind],
        "the shares of a line add up to at most 1",
        "Lower one.",
      );
    }
  });
}

const ENDS: readonly AttemptEnd[] = ["abandoned", "blocked", "turned-away", "answered"];

function requireReturns(returns: readonly Return[], field: string, queues: number): void {
  returns.forEach(({ toQueue, share, delay, sameAgentSeconds = 0 }, at) => {
    const place = `${field}/returns/${at}`;
    requirePlace(toQueue, `${place}/toQueue`, queues, "queue");
    requireBetween(share, { field: `${place}/share`, least: 0, most: 1, what: "a share" });
    requireDelay(delay, `${place}/delay`);
    const hold = { field: `${place}/sameAgentSeconds`, least: 0, most: LONGEST_SECONDS, what: "a time" };
    requireBetween(sameAgentSeconds, hold);
  });
  for (const end of ENDS) {
    const total = returns.filter(({ after }) => after === end).reduce((sum, { share }) => sum + share, 0);
    if (total > 1 + SHARES_CLOSE) {
      const rule = `of the contacts ${end}, at most all come back`;
      refuse("shares-above-one", `${field}/returns`, total, rule, "Lower the shares so that they add up to at most 1.");
    }
  }
}
