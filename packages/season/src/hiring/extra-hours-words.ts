import type { ExtraHoursPlan, ExtraHoursStep, ExtraHoursStretch } from "@springtide/contracts";
import { conditionWords, dayWords, momentWords, moneyWords } from "../decisions/decision-words.ts";

/** So many stretches are listed one by one; more are told by day, and stand one by one in decisions.csv. */
const MOST_LISTED = 4;

/** What one step of a rule asks for. @param nextFrom where the next step begins; null for the last @param isOnly nothing is looked at */
export function extraStepWords(
  step: Omit<ExtraHoursStep, "words">,
  { nextFrom, isOnly }: { readonly nextFrom: number | null; readonly isOnly: boolean },
): string {
  const what = step.hours === 0 ? "ask nobody" : `ask for ${hourWords(step.hours)} (${stretchWords(step.stretches)})`;
  const words = isOnly ? what : `${conditionWords(step, nextFrom)}, ${what}`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** A whole rule. @param team as people call it @param lookedAt when the signal is looked at, if one is */
export function extraHoursWords(
  plan: Omit<ExtraHoursPlan, "words">,
  { team, lookedAt, currency }: { readonly team: string; readonly lookedAt: string; readonly currency: string },
): string {
  const before =
    plan.signal !== null && Date.parse(plan.askBy) < Date.parse(lookedAt)
      ? [`The first must be asked by ${momentWords(plan.askBy)}, before that is known.`]
      : [];
  return [
    `Extra hours of ${team} from ${dayWords(plan.firstDay)} to ${dayWords(plan.lastDay)}, to be asked for by ${momentWords(plan.askBy)}.`,
    ...(plan.signal === null ? [] : [plan.signal.words]),
    ...before,
    ...plan.steps.map(({ words }) => words),
    `${hourWords(plan.hours)} are expected, at ${moneyWords(plan.cost, currency)}.`,
  ].join(" ");
}

/** "16 extra hours" */
export function hourWords(hours: number): string {
  const told = hours.toLocaleString("en-GB", { maximumFractionDigits: 1 });
  return told === "1" ? "1 extra hour" : `${told} extra hours`;
}

function stretchWords(stretches: readonly ExtraHoursStretch[]): string {
  const days = [...new Set(stretches.map(({ start }) => start.slice(0, 10)))];
  return days
    .map((day) => {
      const own = stretches.filter(({ start }) => start.startsWith(day));
      return `${dayWords(day)} ${stretches.length <= MOST_LISTED ? listed(own) : together(own)}`;
    })
    .join("; ");
}

function listed(own: readonly ExtraHoursStretch[]): string {
  return own
    .map(({ start, end, heads }) => `${start.slice(11, 16)} to ${end.slice(11, 16)} ${peopleWords(heads)}`)
    .join(", ");
}

function together(own: readonly ExtraHoursStretch[]): string {
  const first = own.map(({ start }) => start.slice(11, 16)).sort()[0] ?? "";
  const last = own.toSorted((a, b) => Date.parse(b.end) - Date.parse(a.end))[0]?.end.slice(11, 16) ?? "";
  const hours = own.reduce(
    (sum, { start, end, heads }) => sum + (heads * (Date.parse(end) - Date.parse(start))) / 3_600_000,
    0,
  );
  return `${hourWords(hours)} between ${first} and ${last}`;
}

function peopleWords(count: number): string {
  return count === 1 ? "1 person" : `${count} people`;
}
