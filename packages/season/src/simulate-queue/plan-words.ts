import { amount, wait } from "../staffing/staffing-figures.ts";
import type { Estimate, SimulatedPlan, SimulatedQueueOutcome, SimulatedSeats } from "../simulation/simulated-plan.ts";

const HEADINGS = ["", "in time", "the plan says", "give up", "mean wait", "own busy", "partners busy"] as const;

/** A plan that was played out, queue by queue, beside what the plan itself promised. */
export function simulatedPlanLines(played: SimulatedPlan): string[] {
  const { seasons, contacts, firstDay, days, seed, queues } = played;
  const rows = [HEADINGS, ...queues.map(rowOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const unsure = seasons < 2 ? ["One season alone does not tell how sure the figures are."] : [];
  return [
    `${amount(seasons)} possible seasons of ${amount(days)} days from ${firstDay}, ${amount(contacts)} contacts in all, seed ${seed}`,
    "",
    ...rows.map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join("  ")
        .trimEnd(),
    ),
    ...queues.flatMap(openingLine),
    ...queues.flatMap(lateLine),
    ...played.partners.map(seatsLine),
    "",
    "After ±: half of the interval that holds the true figure in 95 of 100 cases, over all possible seasons.",
    ...unsure,
  ];
}

function rowOf(queue: SimulatedQueueOutcome): string[] {
  const { expected, occupancy } = queue;
  return [
    queue.queue,
    inPoints(queue.serviceLevel),
    share(expected === null ? null : expected.serviceLevel),
    inPoints(queue.abandonShare),
    inSeconds(queue.meanWaitSeconds),
    share(occupancy.own),
    share(occupancy.partners),
  ];
}

function openingLine({ queue, opening }: SimulatedQueueOutcome): string[] {
  if (opening === undefined) return [];
  const { contacts, alreadyLate } = opening;
  return [`${queue}: opens with ${amount(contacts)} waiting, ${amount(alreadyLate)} of them late already`];
}

function lateLine({ queue, lateShare }: SimulatedQueueOutcome): string[] {
  return lateShare === null ? [] : [`${queue}: ${inPoints(lateShare)} finished after the promised time`];
}

function seatsLine({ agreement, askedSeatHours, expectedSeatHours, cameSeatHours, halfWidth }: SimulatedSeats): string {
  const { mean, p10, p90 } = cameSeatHours;
  if (expectedSeatHours === askedSeatHours && p10 === askedSeatHours)
    return `${agreement}: all ${amount(Math.round(askedSeatHours))} seat-hours asked for come`;
  const sure = halfWidth === null ? "" : ` ± ${amount(Math.round(halfWidth))}`;
  return `${agreement}: of ${amount(Math.round(askedSeatHours))} seat-hours asked for, ${amount(Math.round(expectedSeatHours))} are expected and ${amount(Math.round(mean))}${sure} come, ${amount(Math.round(p10))} to ${amount(Math.round(p90))} in 8 of 10 seasons`;
}

function share(value: number | null): string {
  return value === null ? "-" : `${(100 * value).toFixed(1)} %`;
}

function inPoints({ value, halfWidth }: Estimate): string {
  if (value === null) return "-";
  return `${(100 * value).toFixed(1)}${halfWidth === null ? "" : ` ± ${(100 * halfWidth).toFixed(1)}`} %`;
}

function inSeconds({ value, halfWidth }: Estimate): string {
  if (value === null) return "-";
  if (value >= 600) return wait(Math.round(value));
  return `${value.toFixed(1)}${halfWidth === null ? "" : ` ± ${halfWidth.toFixed(1)}`} s`;
}
