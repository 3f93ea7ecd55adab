import type { RosterReading, TightLimit, WhyShift } from "@springtide/planning";
import { amount, counted, spanInWords, type RosterNames } from "./roster-names.ts";

/** Why a shift is there, in sentences: what it serves, what is lost without it, which wishes it touches, which limit it comes near. */
export function whyShiftWords(why: WhyShift, reading: RosterReading, names: RosterNames): string[] {
  const shift = reading.answer.shifts[why.shift];
  const who = names.person(why.person);
  const span = shift === undefined ? "" : spanInWords(names, shift.startMs, shift.endMs);
  const [tightest] = why.limits;
  return [
    `${who}, ${span}: ${servedInWords(why, names)}.`,
    lostInWords(why, names),
    ...why.wishesGranted.map(({ fromMs, toMs }) => `It grants the wish to work ${spanInWords(names, fromMs, toMs)}.`),
    ...why.wishesPassedOver.map(
      ({ fromMs, toMs, cost }) =>
        `It passes over the wish to be off ${spanInWords(names, fromMs, toMs)}, which costs ${amount(cost)}.`,
    ),
    ...(tightest === undefined ? [] : [limitInWords(tightest, names)]),
  ];
}

function servedInWords({ serves, servedHours, idleHours }: WhyShift, names: RosterNames): string {
  const queues = [...new Set(serves.flatMap(({ queue }) => (queue === null ? [] : [queue])))];
  const served = queues.map((queue) => {
    const hours = serves
      .filter((one) => one.queue === queue)
      .reduce((sum, one) => sum + (one.toMs - one.fromMs) / 3_600_000, 0);
    return `${counted(hours, "hour")} for ${names.queue(queue)}`;
  });
  if (servedHours === 0) return `nobody needs it: ${counted(idleHours, "hour")} with nothing to do`;
  const idle = idleHours > 0 ? `, and ${counted(idleHours, "hour")} in which nobody is needed` : "";
  return `serves ${served.join(", ")}${idle}`;
}

function lostInWords({ without }: WhyShift, names: RosterNames): string {
  const lost = without.missingHours.flatMap((hours, queue) =>
    hours > 1e-9
      ? [`${counted(hours, "head-hour")} more ${hours === 1 ? "is" : "are"} missing for ${names.queue(queue)}`]
      : [],
  );
  const { wages, overtime, wishes, fairness } = without.spared;
  const spared = wages + overtime + wishes + fairness;
  const balance = `a shortfall of ${amount(without.shortfall)} against ${amount(spared)} spared`;
  const verdict =
    without.cost >= 0
      ? `the roster would cost ${amount(without.cost)} more`
      : `the roster would cost ${amount(-without.cost)} less`;
  return `Without it ${lost.length === 0 ? "nothing more is missing" : lost.join(", ")}: ${balance}, so ${verdict}.`;
}

const LIMITS: Record<TightLimit["limit"], string> = {
  "rest-before": "rest before it",
  "rest-after": "rest after it",
  "weekly-rest": "weekly rest",
  "longest-day": "work on the day",
  "hours-a-week": "hours of the week",
  "days-a-week": "days of the week",
  "days-in-a-row": "days in a row",
};

function limitInWords({ limit, rule, found, allowed, unit }: TightLimit, names: RosterNames): string {
  const isLeast = limit === "rest-before" || limit === "rest-after" || limit === "weekly-rest";
  const held = `${isLeast ? "at least" : "at most"} ${amount(allowed)}`;
  const whose = rule === null ? "by the contract" : `by law (${rule}: ${names.source(rule)})`;
  return `The nearest limit is the ${LIMITS[limit]}: ${counted(found, unit.slice(0, -1))}, ${held} ${whose}.`;
}
