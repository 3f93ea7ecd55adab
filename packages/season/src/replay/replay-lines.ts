import type { ReplayReport } from "@springtide/contracts";

type Arm = ReplayReport["arms"][number];

/** Columns of the table of arms. */
const HEADER = ["", "ledger", "at stake", "together", "regret", "recovered", "saved", "customer at 0"];

/** What a replay found, in lines for a reader. */
export function replayLines(report: ReplayReport): string[] {
  const { subject, firstDay, lastDay, weather, triggers, arms, ownCost, decisions, caveats } = report;
  const fired = triggers.flatMap(({ name, fired: days }) =>
    days.length === 0 ? [] : [`${name} on ${days.join(", ")}`],
  );
  return [
    `${subject.name}, ${firstDay} to ${lastDay}, in ${subject.currency}. ${fired.length === 0 ? "No trigger is known to have fired." : `Fired: ${fired.join("; ")}.`}`,
    weather.words,
    `${decisions.length} decisions, each from what was known on its day. Own people cost ${whole(ownCost)} in every arm; the ledger below is what partners cost.`,
    "",
    ...table([HEADER, ...arms.map(cells)]),
    "",
    ...COLUMNS,
    "",
    ...arms.map(serviceLine),
    "",
    ...measureLines(arms),
    ...caveats.map((caveat) => `Note: ${caveat}`),
  ];
}

function cells(arm: Arm): string[] {
  return [
    arm.name,
    ...[arm.ledger, arm.atStake, arm.together, arm.regret].map(whole),
    ...[arm.recoveredShare, arm.savedShare].map(percent),
    whole(arm.withoutCustomers),
  ];
}

function serviceLine({ name, seatHours, reservedHours, cancelledHours, queues }: Arm): string {
  const met = queues.map(
    ({ queue, contacts, abandoned, late }) =>
      `${queue} ${percent(contacts > 0 ? 1 - late / contacts : null)} as promised${abandoned >= 0.5 ? `, ${whole(abandoned)} gave up` : ""}`,
  );
  const beside = [
    ...(reservedHours > 0 ? [`${whole(reservedHours)} reserved`] : []),
    ...(cancelledHours > 0 ? [`${whole(cancelledHours)} cancelled`] : []),
  ];
  return `${name}: ${whole(seatHours)} hours of seats${beside.length === 0 ? "" : ` (${beside.join(", ")})`}; ${met.join("; ")}`;
}

/** What the columns mean, for whoever reads the table alone. */
const COLUMNS = [
  "Ledger: what partners were paid. At stake: what was lost with contacts not served as promised. Together: a measure to compare by, and nothing else.",
  "Regret: how much more than hindsight. Recovered: of what practice cost more than hindsight, the part that was not paid. Saved: of what hindsight saves over no partner, the part that was saved; below 0 where more was paid than without one.",
  "Customer at 0: the same decisions with a customer worth nothing, so what partners were paid and what contracts put on late contacts.",
];

/** The measures in words, with the reading that puts no value on a customer beside them. */
function measureLines(arms: readonly Arm[]): string[] {
  const of = (name: Arm["arm"]): Arm | undefined => arms.find(({ arm }) => arm === name);
  const [planner, hindsight, practice, none] = [of("planner"), of("hindsight"), of("practice"), of("none")];
  if (planner === undefined || hindsight === undefined || practice === undefined || none === undefined) return [];
  return [
    planner.recoveredShare === null
      ? "Practice cost no more than hindsight in this season: there was nothing to recover."
      : `Of what practice cost more than hindsight this planner recovered ${percent(planner.recoveredShare)}.`,
    planner.savedShare === null
      ? "Hardly a seat was worth its price in this season, even in hindsight: what was recovered is what practice bought in vain."
      : `Of the ${whole(none.together - hindsight.together)} that hindsight saves over having no partner, this planner ${planner.savedShare >= 0 ? `saved ${percent(planner.savedShare)}` : `saved nothing: it cost ${whole(planner.together - none.together)} more than none`}.`,
    ...(practice.together > none.together && planner.savedShare !== null
      ? ["Practice cost more than no partner at all: much of what was recovered is what practice bought in vain."]
      : []),
    withoutCustomersLine(planner),
  ];
}

function withoutCustomersLine({ withoutCustomersRecoveredShare: share }: Arm): string {
  if (share === null)
    return "With a customer worth nothing there is nothing to recover: practice cost no more than hindsight did.";
  const more = share > 1.005 ? ": it paid less than hindsight did, and left more at stake" : "";
  return `With a customer worth nothing it recovered ${percent(share)}${more}.`;
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
