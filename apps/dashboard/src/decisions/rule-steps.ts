import type { ConfirmStep, DecisionPeriod, SeatStretch } from "@springtide/contracts";
import type { Words } from "../words/words.ts";
import { plural } from "../words/words.ts";
import { openSeats } from "./standing.ts";

/** What is told when a rule is looked up: a probability, or that it has happened already. */
export type Told = { readonly hasHappened: false; readonly probability: number } | { readonly hasHappened: true };

/** Steps for what is told as a probability, in rising order. */
export function toldSteps(steps: readonly ConfirmStep[]): readonly ConfirmStep[] {
  return steps.filter(({ hasHappened }) => !hasHappened).sort((a, b) => a.fromProbability - b.fromProbability);
}

/** The step for when it has happened already; null where the rule has none of its own. */
export function happenedStep(steps: readonly ConfirmStep[]): ConfirmStep | null {
  return steps.findLast(({ hasHappened }) => hasHappened) ?? null;
}

/** The step that holds for what is told; null of a rule without steps. */
export function holdingStep(steps: readonly ConfirmStep[], told: Told): ConfirmStep | null {
  const byProbability = toldSteps(steps);
  if (told.hasHappened) return happenedStep(steps) ?? byProbability.at(-1) ?? null;
  return (
    byProbability.findLast(({ fromProbability }) => told.probability >= fromProbability) ?? byProbability[0] ?? null
  );
}

/** "below 35.4%", "35.4% to 70%", "70% and more", "happened already". */
export function rangeInWords(steps: readonly ConfirmStep[], step: ConfirmStep, words: Words): string {
  if (step.hasHappened) return "happened already";
  const told = toldSteps(steps);
  const next = told[told.indexOf(step) + 1];
  const from = words.finely(step.fromProbability);
  if (step.fromProbability === 0)
    return next === undefined ? "whatever is told" : `below ${words.finely(next.fromProbability)}`;
  return next === undefined ? `${from} and more` : `${from} to ${words.finely(next.fromProbability)}`;
}

/** Most seats at one time; stretches may overlap. */
export function mostSeats(stretches: readonly SeatStretch[]): number {
  const changes = stretches
    .flatMap(({ start, end, seats }) => [
      { ms: Date.parse(start), by: seats },
      { ms: Date.parse(end), by: -seats },
    ])
    .sort((a, b) => a.ms - b.ms || a.by - b.by);
  let seats = 0;
  return changes.reduce((most, { by }) => Math.max(most, (seats += by)), 0);
}

export function seatHoursOf(stretches: readonly SeatStretch[]): number {
  return stretches.reduce(
    (sum, { start, end, seats }) => sum + (seats * (Date.parse(end) - Date.parse(start))) / 3_600_000,
    0,
  );
}

/** How many blocks they are: one seat for one stretch is one. */
function blocksOf(stretches: readonly SeatStretch[]): number {
  return stretches.reduce((sum, { seats }) => sum + seats, 0);
}

/** "19 blocks, at most 5 seats at one time" */
export function blocksInWords(stretches: readonly SeatStretch[], words: Words): string {
  const [blocks, seats] = [blocksOf(stretches), mostSeats(stretches)];
  return `${plural(blocks, words.count(blocks), "block")}, at most ${plural(seats, words.count(seats), "seat")} at one time`;
}

/** "Confirm 144 of the 240 reserved blocks, at most 12 seats at one time (576 of 960 seat-hours kept)." */
export function stepInWords(period: DecisionPeriod, step: ConfirmStep, words: Words): string {
  const open = openSeats(period);
  const [some, reserved] = [blocksOf(step.confirmed), blocksOf(open)];
  const all = plural(reserved, `the ${words.count(reserved)}`, "reserved block");
  const kept = `${words.hours(step.seatHours)} of ${words.hours(seatHoursOf(open))} seat-hours kept`;
  if (some === 0) return `Confirm none of ${all}, release ${reserved === 1 ? "it" : "all of them"}.`;
  if (some === reserved)
    return `Confirm ${reserved === 1 ? "the reserved block" : `all ${words.count(reserved)} reserved blocks`} (${kept}).`;
  const most = plural(step.seats, words.count(step.seats), "seat");
  return `Confirm ${words.count(some)} of ${all}, at most ${most} at one time (${kept}).`;
}

/** The whole rule as its chart shows it, in one sentence. */
export function stepsInWords(period: DecisionPeriod, words: Words): string {
  const parts = period.steps.map(
    (step) =>
      `${rangeInWords(period.steps, step, words)}: ${plural(step.seats, words.count(step.seats), "seat")} (chance ${words.share(step.chance)})`,
  );
  return `Most seats confirmed at one time, by the probability told: ${parts.join("; ")}.`;
}
