import type { ConfirmStep, DecisionPeriod, SeatStretch } from "@springtide/contracts";
import type { Words } from "../words/words.ts";
import { plural } from "../words/words.ts";

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

/** "Confirm 12 of the 20 reserved seats, release 8 (576 of 960 seat-hours kept)." */
export function stepInWords(period: DecisionPeriod, step: ConfirmStep, words: Words): string {
  const [reserved, reservedHours] = [mostSeats(period.reserved), seatHoursOf(period.reserved)];
  const all = plural(reserved, `the ${words.count(reserved)}`, "reserved seat");
  const kept = `${words.hours(step.seatHours)} of ${words.hours(reservedHours)} seat-hours kept`;
  if (step.seatHours === 0) return `Confirm none of ${all}, release ${reserved === 1 ? "it" : "all of them"}.`;
  if (step.seatHours > reservedHours - 0.01)
    return `Confirm ${reserved === 1 ? "the reserved seat" : `all ${words.count(reserved)} reserved seats`} (${kept}).`;
  const released = reserved - step.seats;
  if (released > 0) return `Confirm ${words.count(step.seats)} of ${all}, release ${words.count(released)} (${kept}).`;
  return `Confirm up to ${plural(reserved, words.count(reserved), "seat")}, not at all hours that are reserved (${kept}).`;
}

/** The whole rule as its chart shows it, in one sentence. */
export function stepsInWords(period: DecisionPeriod, words: Words): string {
  const parts = period.steps.map(
    (step) =>
      `${rangeInWords(period.steps, step, words)}: ${plural(step.seats, words.count(step.seats), "seat")} (chance ${words.share(step.chance)})`,
  );
  return `Seats confirmed of ${words.count(mostSeats(period.reserved))} reserved, by the probability told: ${parts.join("; ")}.`;
}

/** What is ordered, reserved and confirmed, without the hours: for rules whose whole words fill a page. */
export function ruleInShort(period: DecisionPeriod, words: Words): string {
  const most = (name: string, seats: number): string[] =>
    seats === 0 ? [] : [`${name} up to ${plural(seats, words.count(seats), "seat")} at one time.`];
  return [
    ...most("Order", mostSeats(period.ordered)),
    ...most("Reserve", mostSeats(period.reserved)),
    ...(period.steps.length === 0 ? [] : [stepsInWords(period, words)]),
  ].join(" ");
}
