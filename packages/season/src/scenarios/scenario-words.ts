import type { ScenarioReport } from "@springtide/contracts";
import { budgetWords, varianceWords } from "../budget/budget-words.ts";

const WIDTH = 24;

/** Scenarios as a table beside the plan, a sentence each, and the drivers in order. */
export function scenarioLines(report: ScenarioReport): string[] {
  return [
    ...comparedLines(report),
    ...sensitivityLines(report),
    ...budgetLines(report),
    ...varianceLines(report),
    "",
    "To know",
    ...report.remarks.map((line) => `  ${line}`),
  ];
}

function comparedLines({ planned, scenarios, paths, currency, lossBasis }: ScenarioReport): string[] {
  if (planned === null) return [];
  const rows = [
    [
      "",
      `ledger ${currency}`,
      `at stake ${currency}`,
      "hours needed",
      "gap hours",
      ...planned.queues.map(({ queue }) => queue),
    ],
    ...[{ name: "The plan", outcome: planned }, ...scenarios].map(({ name, outcome }) => [
      name,
      whole(outcome.ledger),
      whole(outcome.atStake),
      whole(outcome.requiredHours),
      whole(outcome.gapHours),
      ...outcome.queues.map(({ serviceLevel }) => (serviceLevel === null ? "-" : percent(serviceLevel))),
    ]),
  ];
  return [
    `On the ${paths} possible seasons of the plan, the same for every scenario`,
    ...table(rows),
    "",
    ...scenarios.flatMap((scenario) => sentences(scenario, currency)),
    ...decidedLines(planned, scenarios, currency),
    ...(lossBasis.some(({ basis }) => basis === "target")
      ? [
          "Value at stake is counted at the price that the targets themselves put on a late contact: the shop file says nothing of what a customer is worth.",
        ]
      : []),
  ];
}

function sentences(
  { name, note, people, difference }: ScenarioReport["scenarios"][number],
  currency: string,
): string[] {
  const { ledger, atStake, requiredHours } = difference;
  const how = people === "replanned" ? "planned anew" : "met by the people planned";
  return [
    `${name}, ${how}: ${more(ledger, "in the ledger", currency)}; ${more(atStake.mean, "at stake", currency)} (+-${whole(atStake.halfWidth)}); ${signed(requiredHours.mean)} hours needed (+-${whole(requiredHours.halfWidth)})`,
    ...(note === null ? [] : [`  ${note}`]),
  ];
}

/** What is decided anew, of the plan and of each scenario; nothing where nobody asked. */
function decidedLines(
  planned: NonNullable<ScenarioReport["planned"]>,
  scenarios: ScenarioReport["scenarios"],
  currency: string,
): string[] {
  const rows = [{ name: "The plan", outcome: planned }, ...scenarios].flatMap(({ name, outcome: { decided } }) =>
    decided === null
      ? []
      : [[name, whole(decided.ledger), whole(decided.atStake), whole(decided.withoutPartners), String(decided.hired)]],
  );
  if (rows.length === 0) return [];
  return [
    "",
    `Orders, rules and hires decided anew, on ${planned.decided?.paths ?? 0} of these seasons`,
    ...table([["", `paid ${currency}`, `at stake ${currency}`, "if nothing is bought", "people hired"], ...rows]),
  ];
}

function more(amount: number, where: string, currency: string): string {
  if (Math.round(amount) === 0) return `nothing more ${where}`;
  return `${currency} ${whole(Math.abs(amount))} ${amount > 0 ? "more" : "less"} ${where}`;
}

function sensitivityLines({ sensitivity, currency }: ScenarioReport): string[] {
  if (sensitivity === null) return [];
  const { byLedger, byAtStake, paths, people } = sensitivity;
  const how = people === "replanned" ? "planned anew each time" : "met by the people planned";
  const rows = (bars: typeof byLedger, of: (side: (typeof byLedger)[number]["low"]) => number): string[][] =>
    bars.map(({ name, low, high }) => [name, low.words, signed(of(low)), high.words, signed(of(high))]);
  return [
    "",
    `What the plan hangs on, each driver alone, on ${paths} of its seasons, ${how}`,
    `By ledger cost, ${currency}`,
    ...table(rows(byLedger, ({ difference }) => difference.ledger)),
    `By value at stake, ${currency}`,
    ...table(rows(byAtStake, ({ difference }) => difference.atStake.mean)),
  ];
}

function budgetLines({ budget, currency }: ScenarioReport): string[] {
  return budget === null ? [] : ["", "Budget", ...budgetWords(budget, currency)];
}

function varianceLines({ variance, currency }: ScenarioReport): string[] {
  return variance === null ? [] : ["", "Budget, plan and actual", ...varianceWords(variance, currency)];
}

/** Columns under each other: words to the left, figures to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, c) => Math.max(...rows.map((row) => (row[c] ?? "").length)));
  return rows.map(
    (row) =>
      `  ${row
        .map((cell, c) => (c === 0 ? cell.padEnd(Math.max(WIDTH, widths[0] ?? 0)) : cell.padStart(widths[c] ?? 0)))
        .join("  ")
        .trimEnd()}`,
  );
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en-GB");
}

function signed(value: number): string {
  const rounded = Math.round(value);
  if (rounded === 0) return "0";
  return `${rounded > 0 ? "+" : "-"}${whole(Math.abs(rounded))}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
