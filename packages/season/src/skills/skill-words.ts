import type { SkillChange, SkillMixAnswer } from "@springtide/contracts";
import { amount, counted, percent, wait } from "../staffing/staffing-figures.ts";

const FORMULAS = { erlang: "exact", "markov-chain": "exact", overflow: "approximate" } as const;

/** An answer of skills as tables for people. */
export function skillLines(answer: SkillMixAnswer): string[] {
  return [
    ...headLines(answer),
    "",
    ...table([
      ["group", "people", ...(answer.specialistsOnly === null ? [] : ["specialists only"])],
      ...answer.groups.map(({ group, people }, at) => [
        group,
        String(people),
        ...(answer.specialistsOnly === null ? [] : [String(answer.specialistsOnly.groups[at]?.people ?? 0)]),
      ]),
    ]),
    "",
    ...table([
      ["queue", "target", "simulated", "formula", "give up", "mean wait", "busy"],
      ...answer.queues.map((queue) => [
        queue.queue,
        `${percent(queue.promisedShare)} in ${wait(queue.withinSeconds)}`,
        `${percent(queue.serviceLevel.simulated)}${plusMinus(queue.serviceLevel.halfWidth)}${queue.kept ? "" : " missed"}`,
        `${percent(queue.serviceLevel.formula)} ${FORMULAS[queue.formula]}`,
        percent(queue.abandonShare.simulated),
        `${amount(queue.meanWaitSeconds)} s`,
        percent(queue.occupancy.simulated),
      ]),
    ]),
    ...trainingLines(answer),
    ...curveLines(answer),
    ...(answer.caveats.length === 0 ? [] : ["", ...answer.caveats]),
  ];
}

function headLines(answer: SkillMixAnswer): string[] {
  const { currency, people, costPerHour, boundPerHour, gap, kept, proven, specialistsOnly } = answer;
  const saved = specialistsOnly === null ? 0 : specialistsOnly.costPerHour - costPerHour;
  const bound = proven
    ? "no mix costs less"
    : `no mix costs less than ${money(boundPerHour, currency)} (gap ${percent(gap)})`;
  return [
    kept
      ? `${counted(people, "person", "people")} for ${money(costPerHour, currency)} an hour keep every target; ${bound}.`
      : `${counted(people, "person", "people")} for ${money(costPerHour, currency)} an hour are the best that can be had; not every target is kept.`,
    ...(kept && specialistsOnly !== null && saved > 0.005
      ? [
          `Specialists only would cost ${money(specialistsOnly.costPerHour, currency)}: ${money(saved, currency)} (${percent(saved / specialistsOnly.costPerHour)}) more.`,
        ]
      : []),
  ];
}

function trainingLines({ crossTraining, currency }: SkillMixAnswer): string[] {
  if (crossTraining.length === 0) return [];
  const inMoney = crossTraining.some(({ costAYear }) => costAYear !== null);
  return [
    "",
    "One more person with further skills (points of service level, on the same customers):",
    ...table([
      [
        "from",
        "to",
        ...(crossTraining[0]?.queues.map(({ queue }) => queue) ?? []),
        "all contacts",
        "one more hired",
        "worth in people",
        ...(inMoney ? ["worth a year"] : []),
      ],
      ...crossTraining.map((row) => [
        row.from,
        row.to,
        ...row.queues.map(change),
        change(row.overall),
        change(row.hiring),
        row.worthInPeople === null ? "-" : row.worthInPeople.toFixed(2),
        ...(inMoney ? [row.worthAYear === null ? "-" : money(row.worthAYear, currency)] : []),
      ]),
    ]),
  ];
}

function curveLines({ flexibility }: SkillMixAnswer): string[] {
  if (flexibility === null) return [];
  return [
    "",
    `The specialists only, and more and more of them in ${flexibility.group} instead:`,
    ...table([
      ["cross-trained", "all contacts in time", "least margin", "part of the gain"],
      ...flexibility.steps.map(({ share, overall, leastMargin, gained }) => [
        percent(share),
        `${percent(overall.serviceLevel)}${plusMinus(overall.halfWidth)}`,
        signedPoints(leastMargin),
        gained === null ? "-" : percent(gained),
      ]),
    ]),
  ];
}

function change({ change: value, halfWidth }: SkillChange): string {
  return `${signedPoints(value)}${plusMinus(halfWidth)}`;
}

function plusMinus(halfWidth: number | null): string {
  return halfWidth === null ? "" : ` ± ${(100 * halfWidth).toFixed(1)}`;
}

function signedPoints(share: number): string {
  const points = (100 * share).toFixed(1);
  return share > 0 ? `+${points}` : points;
}

function money(value: number, currency: string): string {
  return `${currency} ${value.toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

/** Columns as wide as they need be, the first to the left. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}
