import type { ConfirmStep, DecisionPeriod, SeatStretch } from "@springtide/contracts";
import type { Words } from "../words/words.ts";
import { openSeats } from "./standing.ts";

/** What is told when a rule is looked up: a probability, or that it has happened already. */
export type Told = { readonly hasHappened: false; readonly probability: number } | { readonly hasHappened: true };

/** From when on a step of a rule holds. */
type StepFrom = Pick<ConfirmStep, "fromProbability" | "hasHappened">;

/** Steps for what is told as a probability, in rising order. */
export function toldSteps<Step extends StepFrom>(steps: readonly Step[]): readonly Step[] {
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
export function rangeInWords<Step extends StepFrom>(steps: readonly Step[], step: Step, words: Words): string {
  if (step.hasHappened) return words.say("decisions.range.happened");
  const told = toldSteps(steps);
  const next = told[told.indexOf(step) + 1];
  const from = words.finely(step.fromProbability);
  if (step.fromProbability === 0)
    return next === undefined
      ? words.say("decisions.range.any")
      : words.say("decisions.range.below", { to: words.finely(next.fromProbability) });
  return next === undefined
    ? words.say("decisions.range.from", { from })
    : words.say("decisions.range.between", { from, to: words.finely(next.fromProbability) });
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
  return words.say("decisions.blocks", { blocks: blocksOf(stretches), seats: mostSeats(stretches) });
}

/** "Confirm 144 of the 240 reserved blocks, at most 12 seats at one time (576 of 960 seat-hours kept)." */
export function stepInWords(period: DecisionPeriod, step: ConfirmStep, words: Words): string {
  const open = openSeats(period);
  const [some, reserved] = [blocksOf(step.confirmed), blocksOf(open)];
  const hours = { kept: words.hours(step.seatHours), all: words.hours(seatHoursOf(open)) };
  if (some === 0) return words.say("decisions.step.none", { count: reserved });
  if (some === reserved) return words.say("decisions.step.all", { count: reserved, ...hours });
  return words.say("decisions.step.some", { some: words.count(some), count: reserved, seats: step.seats, ...hours });
}

/** The whole rule as its chart shows it, in one sentence. */
export function stepsInWords(period: DecisionPeriod, words: Words): string {
  const parts = period.steps.map((step) =>
    words.say("decisions.steps.part", {
      range: rangeInWords(period.steps, step, words),
      seats: step.seats,
      chance: words.share(step.chance),
    }),
  );
  return words.say("decisions.steps.sentence", { steps: parts.join("; ") });
}
