import type { ExtraHoursPlan, ExtraHoursStep, ExtraHoursStretch } from "@springtide/contracts";
import {
  betweenWords,
  conditionWords,
  dayWords,
  momentWords,
  moneyWords,
  wordsByDay,
} from "../decisions/decision-words.ts";

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
  return wordsByDay(
    stretches,
    ({ heads }) => peopleWords(heads),
    (own) => `${hourWords(hoursOf(own))} ${betweenWords(own)}`,
  );
}

function hoursOf(stretches: readonly ExtraHoursStretch[]): number {
  return stretches.reduce(
    (sum, { start, end, heads }) => sum + (heads * (Date.parse(end) - Date.parse(start))) / 3_600_000,
    0,
  );
}

function peopleWords(count: number): string {
  return count === 1 ? "1 person" : `${count} people`;
}
