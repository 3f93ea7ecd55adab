import type { ReplayReport } from "@springtide/contracts";

type Arm = ReplayReport["arms"][number];

/** Columns of the table of arms. */
const HEADER = ["", "ledger", "at stake", "together", "regret", "recovered", "ledger recovered"];

/** What a replay found, in lines for a reader. */
export function replayLines(report: ReplayReport): string[] {
  const { subject, firstDay, lastDay, weather, triggers, arms, ownCost, decisions, caveats } = report;
  const fired = triggers.flatMap(({ name, fired: days }) =>
    days.length === 0 ? [] : [`${name} on ${days.join(", ")}`],
  );
  return [
    `${subject.name}, ${firstDay} to ${lastDay}, in ${subject.currency}. ${fired.length === 0 ? "No trigger fired." : `Fired: ${fired.join("; ")}.`}`,
    weather.words,
    `${decisions.length} decisions, each from what was known on its day. Own people cost ${whole(ownCost)} in every arm; the ledger below is what partners cost.`,
    "",
    ...table([HEADER, ...arms.map(cells)]),
    "",
    ...arms.map(serviceLine),
    ...recoveredLines(arms),
    ...nothingPaidLine(arms),
    ...caveats.map((caveat) => `Note: ${caveat}`),
  ];
}

function cells({ name, ledger, atStake, together, regret, recoveredShare, ledgerRecoveredShare }: Arm): string[] {
  return [
    name,
    whole(ledger),
    whole(atStake),
    whole(together),
    whole(regret),
    percent(recoveredShare),
    percent(ledgerRecoveredShare),
  ];
}

function serviceLine({ name, seatHours, reservedHours, queues }: Arm): string {
  const met = queues.map(
    ({ queue, contacts, abandoned, late }) =>
      `${queue} ${percent(contacts > 0 ? 1 - late / contacts : null)} as promised${abandoned >= 0.5 ? `, ${whole(abandoned)} gave up` : ""}`,
  );
  const reserved = reservedHours > 0 ? ` (${whole(reservedHours)} reserved)` : "";
  return `${name}: ${whole(seatHours)} hours of seats${reserved}; ${met.join("; ")}`;
}

/** The measure in words, with the ledger alone beside it. */
function recoveredLines(arms: readonly Arm[]): string[] {
  const planner = arms.find(({ arm }) => arm === "planner");
  if (planner === undefined) return [];
  const { recoveredShare, ledgerRecoveredShare } = planner;
  return [
    recoveredShare === null
      ? "Practice cost no more than hindsight in this season: there was nothing to recover."
      : `Of what practice cost more than hindsight this planner recovered ${percent(recoveredShare)}.`,
    ledgerRecoveredShare === null
      ? "Of the ledger alone nothing can be recovered: practice paid partners no more than hindsight did."
      : `Of the ledger alone, with no value put on a customer, it recovered ${percent(ledgerRecoveredShare)}.`,
  ];
}

/** Where even hindsight buys nothing the share recovered is about practice only, and says nothing of the planner's foresight. */
function nothingPaidLine(arms: readonly Arm[]): string[] {
  const hindsight = arms.find(({ arm }) => arm === "hindsight");
  return hindsight?.seatHours === 0
    ? [
        "No seat was worth its price in this season, not even in hindsight: what was recovered is what practice bought in vain.",
      ]
    : [];
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)))
      .join("  "),
  );
}

function percent(share: number | null): string {
  return share === null ? "-" : `${(100 * share).toFixed(0)} %`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en-GB");
}
