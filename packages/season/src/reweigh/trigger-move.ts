import { civilDay } from "@springtide/calendar";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import type { OnsetMove } from "@springtide/forecast";

/** A trigger taken otherwise than it was learned: another date, another strength, or both. */
export interface TriggerMove {
  /** So many days later, earlier below zero, in every season. */
  readonly shiftDays?: number;
  /** What is to come is so many times as strong; 1 as learned, 0 without effect. What fired in the past stays. */
  readonly strength?: number;
  /** It takes place on this local day in every season, such as 2027-04-12; `shiftDays` is not looked at then. */
  readonly pinnedDay?: string;
}

/** Moves by id of trigger. */
export type TriggerMoves = Readonly<Record<string, TriggerMove>>;

/** A trigger is moved by at most so many days: beyond a year it would meet its own next season. */
const MOST_DAYS = 366;
const MOST_STRENGTH = 100;

/**
 * Moves as the forecast takes them: dates as civil days, strengths apart.
 * @throws Refusal with every finding: "unknown-trigger", "shift-too-far", "strength-out-of-range", "not-a-day"
 */
export function checkedMoves(
  moves: TriggerMoves,
  triggers: readonly { readonly id: string }[],
): { readonly dates: Readonly<Record<string, OnsetMove>>; readonly strengths: ReadonlyMap<string, number> } {
  const known = triggers.map(({ id }) => id);
  const findings = Object.entries(moves).flatMap(([id, move]) => findingsOf(id, move, known));
  if (findings.length > 0) throw new Refusal(findings);
  return {
    dates: Object.fromEntries(
      Object.entries(moves).map(([id, { shiftDays, pinnedDay }]) => [
        id,
        pinnedDay === undefined ? { shiftDays: shiftDays ?? 0 } : { pinnedDay: civilDay(pinnedDay) },
      ]),
    ),
    strengths: new Map(Object.entries(moves).map(([id, { strength = 1 }]) => [id, strength])),
  };
}

function findingsOf(
  id: string,
  { shiftDays = 0, strength = 1, pinnedDay }: TriggerMove,
  known: readonly string[],
): Finding[] {
  const found: Finding[] = [];
  const say = (code: string, field: string, value: string, rule: string, remedy: string): void => {
    found.push({ code, place: { field: `/triggers/${id}${field}` }, found: value, rule, remedy });
  };
  if (!known.includes(id))
    say(
      "unknown-trigger",
      "",
      id,
      "a trigger of the plan is moved",
      known.length === 0 ? "This plan has no triggers." : `Name one of: ${known.join(", ")}.`,
    );
  if (!Number.isInteger(shiftDays) || Math.abs(shiftDays) > MOST_DAYS)
    say(
      "shift-too-far",
      "/shiftDays",
      `${shiftDays}`,
      "a shift is a whole number of days within a year",
      "Write -7 for a week earlier.",
    );
  if (!(strength >= 0 && strength <= MOST_STRENGTH))
    say(
      "strength-out-of-range",
      "/strength",
      `${strength}`,
      "a strength is a factor from 0 to 100",
      "Write 1.2 for a fifth stronger.",
    );
  if (pinnedDay !== undefined && !isDay(pinnedDay))
    say("not-a-day", "/pinnedDay", pinnedDay, "a day is written as year, month and day", "Write it like 2027-04-12.");
  return found;
}

function isDay(text: string): boolean {
  try {
    civilDay(text);
    return true;
  } catch {
    return false;
  }
}
