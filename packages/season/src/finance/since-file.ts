import type { AnswerReport, DifferingFigure, ReckonedOn, ScenarioReport, SinceFile } from "@springtide/contracts";
import { changedBasis } from "./changed-basis.ts";
import { differing, type Figures, figuresOfAnswer, figuresOfDrivers } from "./differing-figures.ts";

/** A report of scenarios beside an earlier one: which figures came out otherwise, with both values, and what they hang on that has changed. */
export function sinceReport(before: ScenarioReport, now: ScenarioReport): SinceFile {
  return since(before.reckonedOn, now.reckonedOn, differing(figuresOfReport(before), figuresOfReport(now)));
}

/** An answer beside an earlier one of the same question. */
export function sinceAnswer(before: AnswerReport, now: AnswerReport): SinceFile {
  const figures = differing(figuresOfAnswer(before.answer), figuresOfAnswer(now.answer));
  return since(before.reckonedOn, now.reckonedOn, figures);
}

function since(before: ReckonedOn | undefined, now: ReckonedOn | undefined, differs: DifferingFigure[]): SinceFile {
  return { changed: before === undefined || now === undefined ? [] : changedBasis(before, now), differs };
}

function figuresOfReport({ planned, scenarios, sensitivity, budget }: ScenarioReport): Figures {
  const outcomes = [...(planned === null ? [] : [{ id: "plan", outcome: planned }]), ...scenarios];
  return [
    ...outcomes.flatMap(({ id, outcome }) => [
      [`${id} ledger`, outcome.ledger] as const,
      [`${id} atStake`, outcome.atStake] as const,
      [`${id} requiredHours`, outcome.requiredHours] as const,
      [`${id} contacts`, outcome.contacts] as const,
      [`${id} decidedLedger`, outcome.decided?.ledger ?? null] as const,
      [`${id} decidedAtStake`, outcome.decided?.atStake ?? null] as const,
    ]),
    ...figuresOfDrivers(sensitivity),
    ["plan budgetTotal", budget?.total ?? null],
    ["plan budgetHeld", budget?.held ?? null],
  ];
}

/** What an earlier file is not, in words: a line for each figure, and one for each part of what figures hang on. */
export function sinceLines({ changed, differs }: SinceFile): string[] {
  const value = (figure: number | null): string =>
    figure === null ? "none" : figure.toLocaleString("en-GB", { maximumFractionDigits: 2 });
  return [
    differs.length === 0
      ? "Every figure is the same as in the earlier file, to the cent."
      : `${differs.length} ${differs.length === 1 ? "figure is" : "figures are"} not as in the earlier file:`,
    ...differs.map(
      ({ scenario, figure, before, now }) => `  ${scenario} ${figure}: ${value(before)} before, ${value(now)} now`,
    ),
    ...changed.map(({ part, before, now }) => `  ${part} ${before.slice(0, SHORT)} before, ${now.slice(0, SHORT)} now`),
  ];
}

const SHORT = 12;
