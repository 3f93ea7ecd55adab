import type { LongerHoursAnswer, NeedsBasis, PathQuantiles, WeighedWindow } from "@springtide/contracts";
import { amount, counted, percent } from "../staffing/staffing-figures.ts";
import { clock, dayList } from "./window-words.ts";

const BASES: Readonly<Record<NeedsBasis, string>> = {
  given: "as given",
  "before-after": "learned from a past with these hours",
  "closed-days": "learned from days after long closings",
  prior: "a first guess of ours",
};

/** An answer on longer hours as tables and sentences for people. */
export function hoursLines(answer: LongerHoursAnswer): string[] {
  return [
    `${counted(answer.windows.length, "window")} weighed on ${answer.paths} possible seasons, ${answer.days} days from ${answer.firstDay}.`,
    ...answer.windows.flatMap((window) => ["", ...windowLines(window, answer)]),
    ...togetherLines(answer),
    ...(answer.caveats.length === 0 ? [] : ["", ...answer.caveats]),
  ];
}

function windowLines(window: WeighedWindow, answer: LongerHoursAnswer): string[] {
  const { currency } = answer;
  return [
    `${window.id}: ${window.queue} ${dayList(window.weekdays)} ${clock(window.window.fromMinute)}-${clock(window.window.toMinute)}, ${counted(window.openings, "time")}, ${amount(window.hours)} h`,
    `  ${verdictWords(window, currency)}`,
    "",
    ...indented(needRows(window)),
    ...waitingLines(window),
    "",
    ...indented(demandRows(window)),
    "",
    ...indented(moneyRows(window, currency)),
    ...staffingLines(window, currency),
    ...insteadLines(window, currency),
    ...window.caveats.map((caveat) => `  ${caveat}`),
  ];
}

function verdictWords({ verdict, net, ledger, breakEven, breakEvenRange }: WeighedWindow, currency: string): string {
  const pays =
    breakEven === null
      ? "Nobody is won by it."
      : `It pays if a customer won is worth more than ${money(breakEven, currency)}${range(breakEvenRange, currency)}.`;
  if (ledger.total <= 0) return `Open it: the ledger is ${money(-ledger.total, currency)} lower with it. ${pays}`;
  if (verdict === "depends") return pays;
  const worth = net === null ? "" : ` (${money(net.p10, currency)} to ${money(net.p90, currency)})`;
  return verdict === "open"
    ? `Open it: the value it keeps is ${money(net?.mean ?? 0, currency)}${worth} more than it costs. ${pays}`
    : `Leave it closed: it costs ${money(-(net?.mean ?? -ledger.total), currency)}${net === null ? "" : ` (${money(-net.p90, currency)} to ${money(-net.p10, currency)})`} more than the value it keeps. ${pays}`;
}

function range({ low, high }: WeighedWindow["breakEvenRange"], currency: string): string {
  if (low === null || low === high) return "";
  return high === null
    ? ` (${money(low, currency)} or more, or never, over what is likely of the needs)`
    : ` (${money(low, currency)} to ${money(high, currency)} over what is likely of the needs)`;
}

function needRows({ needs }: WeighedWindow): string[][] {
  const shareRow = (name: string, known: WeighedWindow["needs"]["waitShare"]): string[] => [
    name,
    percent(known.value),
    known.low === known.high ? "-" : `${percent(known.low)} to ${percent(known.high)}`,
    BASES[known.basis],
  ];
  const { value, low, high, basis } = needs.perHour;
  return [
    ["while it is closed", "most likely", "range", "how it is known"],
    ["needs an hour", amount(value), low === high ? "-" : `${amount(low)} to ${amount(high)}`, BASES[basis]],
    shareRow("wait for the opening", needs.waitShare),
    shareRow("turn to another channel", needs.elsewhereShare),
    shareRow("are never heard of", needs.lostShare),
    shareRow("daytime contacts that prefer it", needs.preferShare),
  ];
}

function waitingLines({ needs: { waitingPerHour } }: WeighedWindow): string[] {
  if (waitingPerHour === null) return [];
  const { value, low, high } = waitingPerHour;
  return [
    `  Only needs times the share that waits can be learned from closings: ${amount(value)} an hour (${amount(low)} to ${amount(high)}).`,
    "  The needs are that product over the share that waits, which may be 30 % to 90 %.",
  ];
}

function demandRows({ demand }: WeighedWindow): string[][] {
  const row = (name: string, of: PathQuantiles): string[] => [
    name,
    signed(of.mean),
    `${signed(of.p10)} to ${signed(of.p90)}`,
  ];
  return [
    ["contacts in the season", "mean", "8 of 10 seasons"],
    row("in the window", demand.inWindow),
    row("  of them from the day", demand.preferred),
    row("at the next opening", demand.nextOpening),
    row("on other channels", demand.elsewhere),
    row("newly won", demand.newlyWon),
  ];
}

function moneyRows({ ledger, atStake, net, fewerAbandoned, freedHours }: WeighedWindow, currency: string): string[][] {
  const row = (name: string, of: PathQuantiles): string[] => [
    name,
    money(of.mean, currency),
    `${money(of.p10, currency)} to ${money(of.p90, currency)}`,
  ];
  return [
    ["money", "mean", "8 of 10 seasons"],
    ["ledger: people in the window", money(ledger.window, currency), ""],
    ["ledger: partners at other hours", money(ledger.overflow, currency), ""],
    ...(atStake === null
      ? []
      : [row("value kept: customers newly won", atStake.newlyWon), row("value kept: served better", atStake.service)]),
    ...(net === null ? [] : [row("value kept less ledger", net)]),
    [
      "contacts that give up, in all",
      signed(-fewerAbandoned.mean),
      `${signed(-fewerAbandoned.p90)} to ${signed(-fewerAbandoned.p10)}`,
    ],
    ["people-hours needed at other hours", signed(-freedHours), ""],
  ];
}

function staffingLines({ staffing, occupancy, openings }: WeighedWindow, currency: string): string[] {
  const [chosen, ...others] = staffing;
  if (chosen === undefined) return [];
  const busy = occupancy === null ? "" : `, busy ${percent(occupancy)} of the time`;
  const each = openings > 0 ? ` (${money(chosen.cost / openings, currency)} each time)` : "";
  return [
    `  Worked by ${chosen.id} (${chosen.by === "team" ? "own team" : "partner"}): at most ${counted(chosen.mostHeads, "person", "people")}, ${amount(chosen.hours)} people-hours for ${money(chosen.cost, currency)}${each}${busy}.`,
    ...others.map(({ id, by, cost, hours, shortHours }) =>
      shortHours > 0
        ? `  ${id} (${by === "team" ? "own team" : "partner"}) cannot: ${amount(shortHours)} people-hours are not to be had.`
        : `  ${id} (${by === "team" ? "own team" : "partner"}) would cost ${money(cost, currency)} for ${amount(hours)} people-hours.`,
    ),
  ];
}

function insteadLines({ morningStaff, fewerAbandoned, atStake }: WeighedWindow, currency: string): string[] {
  if (morningStaff === null) return [];
  const { heads, hours, fewerAbandoned: fewer, atStake: value } = morningStaff;
  const worth =
    value === null || atStake === null
      ? ""
      : `, worth ${money(value, currency)} against ${money(atStake.total.mean, currency)}`;
  return [
    `  The same money would put ${amount(heads)} more people into the first hours of the next openings (${amount(hours)} people-hours): ${signed(-fewer)} contacts give up, against ${signed(-fewerAbandoned.mean)} with the window${worth}.`,
  ];
}

function togetherLines({ together, windows, currency }: LongerHoursAnswer): string[] {
  if (together === null) return [];
  const how =
    together.method === "every-set"
      ? "Every set of windows was looked at."
      : `There are ${windows.length} windows: the one that adds most was taken again and again, which may miss a better set.`;
  const best =
    together.windows.length === 0
      ? "Together: open none of them."
      : `Together: open ${together.windows.join(" and ")}; ledger ${money(together.ledger, currency)}${together.net === null ? "" : `, value kept less ledger ${money(together.net.mean, currency)} (${money(together.net.p10, currency)} to ${money(together.net.p90, currency)})`}.`;
  return ["", `${best} ${how}`];
}
function signed(value: number): string {
  const text = amount(Math.abs(value));
  return text === "0" ? "0" : value < 0 ? `-${text}` : `+${text}`;
}

function money(value: number, currency: string): string {
  return `${currency} ${value.toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

/** Columns as wide as they need be, the first to the left. */
function indented(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) =>
    `  ${row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")}`.trimEnd(),
  );
}
