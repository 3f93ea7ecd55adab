import { civilDay, instantOnClock, timeZone } from "@springtide/calendar";
import type { AskedLine, SplitCall, SplitRule } from "@springtide/contracts";
import type { TextId } from "../../languages/texts.ts";

export const RULES = ["cheapest", "best-delivery", "shares", "plan"] as const satisfies readonly SplitRule["rule"][];

/** Seats that somebody writes: so many positions from one time to another, on each day from one to another. */
export interface WrittenSeats {
  readonly skill: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly from: string;
  readonly until: string;
  readonly tier: AskedLine["tier"];
  readonly positions: string;
}

/** What is to be shared out, and how; all as it was typed. */
export interface SplitForm {
  readonly what: "plan" | "written";
  /** Days of the plan; all where they are empty. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly seats: WrittenSeats;
  readonly rule: SplitRule["rule"];
  /** Weights by agreement. */
  readonly weights: Readonly<Record<string, string>>;
}

export function firstForm(from: {
  readonly agreements: readonly string[];
  readonly skill: string;
  readonly days: { readonly firstDay: string; readonly lastDay: string };
}): SplitForm {
  const { agreements, skill, days } = from;
  const dayOf = (text: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : "");
  return {
    ...{ what: "plan", firstDay: dayOf(days.firstDay), lastDay: dayOf(days.lastDay), rule: "cheapest" },
    seats: { skill, firstDay: "", lastDay: "", from: "08:00", until: "16:00", tier: "firm", positions: "4" },
    weights: Object.fromEntries(agreements.map((id) => [id, "1"])),
  };
}

/** What cannot be asked as it is typed; null where all is well. */
export function formFault({ what, seats, rule, weights }: SplitForm): TextId | null {
  if (what === "written") {
    if (rule === "plan") return "partners.fault-plan-rule";
    if (seats.firstDay === "") return "partners.fault-day";
    if (daysOf(seats).length === 0) return "partners.fault-days";
    if (seats.from === "" || seats.until === "" || seats.from >= seats.until) return "partners.fault-times";
    if (!/^[1-9]\d{0,3}$/.test(seats.positions)) return "partners.fault-positions";
  }
  return rule === "shares" && Object.keys(weightsOf(weights)).length === 0 ? "partners.fault-weights" : null;
}

/** @param zone in which days and times are meant: the client's */
export function splitCallOf(form: SplitForm, zone: string): SplitCall {
  const by: SplitRule =
    form.rule === "shares" ? { rule: "shares", shares: weightsOf(form.weights) } : { rule: form.rule };
  if (form.what === "written") return { by, lines: linesOf(form.seats, zone) };
  const startOf = (day: number): string => new Date(timeZone(zone).startOfDayMs(day)).toISOString();
  return {
    by,
    ...(form.firstDay === "" ? {} : { from: startOf(civilDay(form.firstDay)) }),
    ...(form.lastDay === "" ? {} : { until: startOf(civilDay(form.lastDay) + 1) }),
  };
}

/** Partners with no weight have no part. */
function weightsOf(weights: SplitForm["weights"]): Record<string, number> {
  return Object.fromEntries(
    Object.entries(weights).flatMap(([agreement, text]) => {
      const weight = Number(text.replace(",", "."));
      return text.trim() !== "" && Number.isFinite(weight) && weight > 0 ? [[agreement, weight] as const] : [];
    }),
  );
}

function linesOf(seats: WrittenSeats, zoneName: string): AskedLine[] {
  const zone = timeZone(zoneName);
  const instant = (day: number, time: string): string =>
    zone.formatInstant(instantOnClock(zone, day, Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))));
  return daysOf(seats).map((day) => ({
    ...{ skill: seats.skill, tier: seats.tier, positionsLoggedIn: Number(seats.positions) },
    ...{ start: instant(day, seats.from), end: instant(day, seats.until) },
  }));
}

const MOST_DAYS = 366;

function daysOf({ firstDay, lastDay }: WrittenSeats): readonly number[] {
  if (firstDay === "") return [];
  const first = civilDay(firstDay);
  const last = lastDay === "" ? first : civilDay(lastDay);
  return Array.from({ length: Math.max(0, Math.min(MOST_DAYS, last - first + 1)) }, (_, i) => first + i);
}
