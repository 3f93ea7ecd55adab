import {
  type CivilDay,
  civilDay,
  dayFrom,
  dayOfMonth,
  isoDay,
  monthOf,
  timeZone,
  weekday,
  yearOf,
} from "@springtide/calendar";
import type { AskedLine, CommitmentRequest, CommitmentSheet, Plan, Recut, Shop } from "@springtide/contracts";
import { positionHours } from "../requests/commitment-sheet.ts";
import { linesOfPlan } from "../requests/lines-of-plan.ts";

const UNDER_WAY: ReadonlySet<string> = new Set(["requested", "offered", "reserved", "confirmed", "locked"]);
const DAYS_BEFORE = { weeks: 21, days: 3 } as const;

/** What is asked of a partner, with what both sides held before where that is known. */
export type RecutRequest = Pick<CommitmentRequest, "agreement" | "lines"> & {
  readonly sheets?: readonly CommitmentSheet[];
};

/**
 * When what is asked of each partner for a week is looked at again: three months, three weeks and three days before its Monday, for every week in
 * which something is asked for or planned. Those that lie ahead, in order.
 */
export function recutsAhead(
  shop: Shop,
  plan: Pick<Plan, "shop" | "decisions" | "blocks"> | null,
  requests: readonly RecutRequest[],
  nowMs: number,
): Recut[] {
  const zone = timeZone(shop.zone);
  const today = zone.dayAt(nowMs);
  const mondayOf = (instant: string): CivilDay => {
    const day = zone.dayAt(Date.parse(instant));
    return day - weekday(day) + 1;
  };
  const found = shop.agreements.flatMap((agreement) => {
    const own = requests.filter((request) => request.agreement === agreement.id);
    const asked = own.flatMap(({ lines }) => lines.filter(({ state }) => UNDER_WAY.has(state)));
    const askedOn = (day: CivilDay): AskedLine[] =>
      own.flatMap(({ sheets = [] }) => sheets.findLast(({ at }) => zone.dayAt(Date.parse(at)) <= day)?.lines ?? []);
    const planned = plan === null ? [] : plannedLines(plan, agreement.id);
    const weeks = new Set([...asked, ...planned].map(({ start }) => mondayOf(start)));
    return [...weeks].flatMap((week) => {
      const ofWeek = (lines: readonly AskedLine[]): number =>
        Math.round(positionHours(lines.filter(({ start }) => mondayOf(start) === week)) * 100) / 100;
      const hours = { askedHours: ofWeek(asked), plannedHours: ofWeek(planned) };
      return cutsOf(week).map(({ cut, on }, i, cuts): Recut => ({
        ...{ agreement: agreement.id, partner: agreement.partner, week: isoDay(week), cut, on: isoDay(on), ...hours },
        lastCut: lastCutOf(cuts[i - 1]?.on, today, (day) => ofWeek(askedOn(day))),
        words: `${agreement.partner}: look again at the week of ${isoDay(week)}, three ${cut} before it. ${hours.askedHours} position-hours are asked for or agreed; the plan recommends ${hours.plannedHours} beyond what stood when it was made.`,
      }));
    });
  });
  return found
    .filter(({ on }) => civilDay(on) >= today)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.agreement < b.agreement ? -1 : 1));
}

function plannedLines(plan: Pick<Plan, "shop" | "decisions" | "blocks">, id: string): AskedLine[] {
  // The terms that the plan was made under.
  const agreement = plan.shop.agreements.find((one) => one.id === id);
  return agreement === undefined ? [] : linesOfPlan(plan, agreement, {});
}

/** What stood at the end of the day of the cut before, once that day has come. */
function lastCutOf(
  on: CivilDay | undefined,
  today: CivilDay,
  askedHoursOn: (day: CivilDay) => number,
): Recut["lastCut"] {
  return on === undefined || on > today ? null : { on: isoDay(on), askedHours: askedHoursOn(on) };
}

function cutsOf(week: CivilDay): readonly { readonly cut: Recut["cut"]; readonly on: CivilDay }[] {
  return [
    { cut: "months", on: threeMonthsBefore(week) },
    { cut: "weeks", on: week - DAYS_BEFORE.weeks },
    { cut: "days", on: week - DAYS_BEFORE.days },
  ];
}

/** The same day of the month; the last of a month that has no such day. */
function threeMonthsBefore(day: CivilDay): CivilDay {
  const at = yearOf(day) * 12 + monthOf(day) - 1 - 3;
  const first = (months: number): CivilDay => dayFrom(Math.floor(months / 12), (months % 12) + 1, 1);
  return Math.min(first(at) + dayOfMonth(day) - 1, first(at + 1) - 1);
}
