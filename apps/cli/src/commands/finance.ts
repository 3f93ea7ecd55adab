import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { MonthEnd, Plan, ScenarioReport } from "@springtide/contracts";
import {
  atRowsOfFile,
  bookedCostsOfBytes,
  financeWorkbook,
  monthEndFile,
  readPlan,
  readScenarioReport,
  scenarioWorkbook,
  varianceFile,
  writeBytesWhole,
} from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { budgetOfPlan, budgetVariance, budgetWords, causeWords, economicsTable } from "@springtide/season";
import type { Command, Given, Terminal } from "../command.ts";
import { DATA_DESCRIPTION, storePlace } from "../places.ts";
import { refuseOverwriting } from "./overwriting.ts";
import { planFile } from "./plan-file.ts";

const MONTH_END = "month-end";
const FORMATS = ["csv", "xlsx", "json"] as const;
const OF_PLAN = ["workbook", "actuals", "newest", "variance"] as const;
const OF_MONTH = ["month", "format", "out", "data"] as const;

/** What a plan costs as a workbook and against what was paid, and what is to be booked at the end of a month. */
export const financeCommand: Command = {
  name: "finance",
  summary: "a plan's cost as a workbook and against what was paid; or what to book at a month's end",
  words: [`<plan|scenarios.json|${MONTH_END}>`],
  options: {
    workbook: {
      type: "string",
      value: "<cost.xlsx>",
      description:
        "Of a plan or a report of scenarios: where the workbook goes; a plan's ledger where the name ends in .csv.",
    },
    actuals: {
      type: "string",
      value: "<paid.csv>",
      description:
        "Of a plan: what was paid (CSV or XLSX), held against its budget by cause: month, kind, subject, amount; units and exchange_rate if known.",
    },
    newest: {
      type: "string",
      value: "<plan>",
      description: "With --actuals: a newer plan of the shop, which knows the contacts that came since.",
    },
    variance: {
      type: "string",
      value: "<variance.xlsx>",
      description:
        "With --actuals: where the causes by month go as a workbook, with booked costs and sources; a table where the name ends in .csv.",
    },
    month: { type: "string", value: "<2016-04>", description: `Of ${MONTH_END}: which fiscal period.` },
    format: {
      type: "string",
      value: FORMATS.join("|"),
      description: `Of ${MONTH_END}: in which form; xlsx if not given.`,
    },
    out: {
      type: "string",
      value: "<file>",
      description: `Of ${MONTH_END}: where it goes; a name that says what it is if not given.`,
    },
    data: { type: "string", value: "<folder>", description: DATA_DESCRIPTION },
  },
  run: (given, terminal, now) =>
    given.words[0] === MONTH_END ? ofMonth(given, terminal, now()) : ofPlan(given, terminal, now()),
};

async function ofPlan(given: Given, terminal: Terminal, madeAt: Date): Promise<void> {
  refuseOptions(given, OF_MONTH, `they are of ${MONTH_END}`);
  const path = await planFile(given.words[0] ?? "");
  const [workbook, paid, newer, causes] = OF_PLAN.map((option) => given.text(option));
  if (paid === undefined) refuseWithoutActuals(newer, causes);
  await refuseOverwriting(
    [workbook, causes].flatMap((written) => written ?? []),
    [path, paid, newer].flatMap((known) => known ?? []),
  );
  const report = await readScenarioReport(path);
  if (report !== null) return ofReport(report, { workbook, madeAt }, terminal, given);
  const plan = await readPlan(path);
  const budget = budgetOfPlan(plan, terminal.progress);
  const against = paid === undefined ? null : await varianceOf(plan, paid, newer);
  const variance = against?.variance ?? null;
  if (causes !== undefined && against !== null) {
    const file = varianceFile(against.variance, against.sources, { format: formatOf(causes), madeAt });
    await writeBytesWhole(causes, file.bytes);
  }
  if (workbook !== undefined) {
    const file = financeWorkbook({ plan, version: null, madeAt }, formatOf(workbook), economicsTable(plan));
    await writeBytesWhole(workbook, file.bytes);
  }
  terminal.clear();
  const { currency } = plan.shop;
  if (given.flag("json"))
    terminal.print(JSON.stringify({ workbook: workbook ?? null, file: causes ?? null, budget, variance }));
  else if (!given.flag("quiet")) {
    if (workbook !== undefined) terminal.print(`${workbook}: the cost of ${plan.shop.name}, ${currency}`);
    if (causes !== undefined) terminal.print(`${causes}: actual against budget of ${plan.shop.name}, ${currency}`);
    if (variance !== null) for (const line of causeWords(variance, currency)) terminal.print(line);
    else if (budget !== null) for (const line of budgetWords(budget, currency)) terminal.print(line);
  }
}

async function ofReport(
  report: ScenarioReport,
  { workbook, madeAt }: { readonly workbook: string | undefined; readonly madeAt: Date },
  terminal: Terminal,
  given: Given,
): Promise<void> {
  if (workbook === undefined || given.text("actuals") !== undefined)
    throw typed(
      "options-contradict",
      "/workbook",
      "scenarios",
      "of scenarios a workbook is written",
      "Add --workbook scenarios.xlsx, alone.",
    );
  await writeBytesWhole(workbook, scenarioWorkbook(report, madeAt).bytes);
  if (given.flag("json")) terminal.print(JSON.stringify({ workbook }));
  else if (!given.flag("quiet")) terminal.print(`${workbook}: ${counted(report.scenarios.length)} beside the plan`);
}

function counted(scenarios: number): string {
  return scenarios === 1 ? "1 scenario" : `${scenarios} scenarios`;
}

function refuseWithoutActuals(newer: string | undefined, causes: string | undefined): void {
  if (newer !== undefined)
    throw typed(
      "options-contradict",
      "/newest",
      "--newest without --actuals",
      "it says what came until the actuals",
      "Add --actuals.",
    );
  if (causes !== undefined)
    throw typed(
      "options-contradict",
      "/variance",
      "--variance without --actuals",
      "a budget is held against what was paid",
      "Add --actuals.",
    );
}

function formatOf(file: string): "csv" | "xlsx" {
  return file.toLowerCase().endsWith(".csv") ? "csv" : "xlsx";
}

/** Findings of booked costs stand at their rows. */
async function varianceOf(plan: Plan, file: string, newer: string | undefined) {
  const read = await bookedCostsOfBytes(await readFile(file), basename(file));
  const newest = newer === undefined ? plan : await readPlan(await planFile(newer));
  try {
    const variance = budgetVariance({ budgeted: plan, version: null, newest, booked: read.costs, handleTimes: [] });
    const ofFile = (of: Plan) => ({ plan: of, version: null, data: null });
    return { variance, sources: { budgeted: ofFile(plan), newest: ofFile(newest), booked: read.costs } };
  } catch (error) {
    throw error instanceof Refusal ? atRowsOfFile(error, read) : error;
  }
}

async function ofMonth(given: Given, terminal: Terminal, madeAt: Date): Promise<void> {
  refuseOptions(given, OF_PLAN, "they are of a plan");
  const month = given.text("month") ?? "";
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
    throw typed(
      "option-out-of-range",
      "/month",
      month === "" ? "no month" : `--month ${month}`,
      "a month is written like 2016-04",
      "Name the month to close.",
    );
  const format = FORMATS.find((one) => one === (given.text("format") ?? "xlsx"));
  if (format === undefined)
    throw typed(
      "option-out-of-range",
      "/format",
      `--format ${given.text("format") ?? ""}`,
      `it is one of ${FORMATS.join(", ")}`,
      "Choose one of these.",
    );
  const closed = await closedMonth(given, month);
  const file = monthEndFile(closed, format, madeAt);
  const out = given.text("out") ?? file.name;
  await refuseOverwriting([out], []);
  await writeBytesWhole(out, file.bytes);
  terminal.clear();
  if (given.flag("json")) terminal.print(JSON.stringify({ file: out, ...closed }));
  else if (!given.flag("quiet")) for (const line of monthLines(out, closed)) terminal.print(line);
}

/** Through the server that holds the data where one does. */
async function closedMonth(given: Given, month: string): Promise<MonthEnd> {
  const place = storePlace(given.text("data"));
  const { requireStore } = await import("./stored-shop.ts");
  await requireStore(place);
  const { askOwner, serverFor } = await import("../owner-client.ts");
  const server = await serverFor(place);
  if (server !== null) {
    const { monthEndRoutes } = await import("@springtide/contracts");
    const answer = await askOwner(server, `/api/finance/month-end?month=${month}`, {});
    return monthEndRoutes.monthEnd.response.parse(await answer.json());
  }
  const { closeMonth } = await import("@springtide/server");
  const { LOCAL_SCOPE, openStore } = await import("@springtide/store");
  const store = await openStore(place);
  try {
    return await closeMonth(store.within(LOCAL_SCOPE), month, place.now());
  } finally {
    await store.close();
  }
}

function monthLines(out: string, { period, lines, totals, remarks }: MonthEnd): string[] {
  const exact = (amount: number): string =>
    amount.toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return [
    `${out}: ${period.firstDay} to ${period.lastDay}, ${lines.length} lines not invoiced`,
    ...totals.map(
      (sum) =>
        `  ${sum.currency}: earned ${exact(sum.earned)}, invoiced ${exact(sum.invoiced)}, to book ${exact(sum.total)} with ${exact(sum.nonRecoverableTax)} of tax not given back; provisions ${exact(sum.provisions)}`,
    ),
    ...remarks.map((remark) => `  ${remark}`),
  ];
}

function refuseOptions(given: Given, options: readonly string[], rule: string): void {
  const found = options.filter((option) => given.text(option) !== undefined);
  const [first] = found;
  if (first === undefined) return;
  const named = found.map((option) => `--${option}`).join(", ");
  throw typed("options-contradict", `/${first}`, named, rule, "Leave them out, or see: springtide finance --help");
}

function typed(code: string, field: string, found: string, rule: string, remedy: string): Refusal {
  return new Refusal({ code, place: { file: "command line", field }, found, rule, remedy });
}
