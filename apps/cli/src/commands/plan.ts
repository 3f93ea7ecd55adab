import { join } from "node:path";
import {
  planRosterTables,
  readAudits,
  readCampaigns,
  readCommitments,
  readDelivered,
  withCampaigns,
  writePlanFolder,
} from "@springtide/exchange";
import type { GivenCommitment, Shop } from "@springtide/contracts";
import { changedPlanSettings } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import {
  decisionsTable,
  economicsTable,
  forecastTable,
  gapTable,
  planSeason,
  requirementTable,
  rosterFigures,
  summaryLines,
} from "@springtide/season";
import { loadSolver } from "@springtide/solver";
import type { Command, Given } from "../command.ts";
import type { Inputs } from "./inputs.ts";
import { INPUT_OPTIONS, inputPaths, readInputs, reportLines } from "./inputs.ts";
import { BACKLOG_OPTION, backlogPaths, withBacklogFile } from "./opening-backlog.ts";
import { PUBLISHED_OPTION, publishedPaths, rosteringOf } from "./rostering.ts";
import { ordersOfShop } from "./orders-of-shop.ts";
import { FORECAST_OPTION, forecastPaths, readForecasts } from "./weather-forecasts.ts";
import { refuseOverwriting } from "./overwriting.ts";

/** What a plan is written to, in its folder; the last two where people are rostered by name. */
const PLAN_FILES = [
  "forecast.csv",
  "requirement.csv",
  "gaps.csv",
  "economics.csv",
  "decisions.csv",
  "plan.json",
  "roster.csv",
  "roster-matrix.csv",
] as const;

/** From a contact export, a weather file and a shop description to a staffed season, in files. */
export const planCommand: Command = {
  name: "plan",
  summary: "forecast a season, staff it, and say where people are short and what to buy",
  words: ["<shop.yaml>"],
  options: {
    ...INPUT_OPTIONS,
    ...FORECAST_OPTION,
    ...PUBLISHED_OPTION,
    ...BACKLOG_OPTION,
    out: {
      type: "string",
      value: "<folder>",
      description:
        "Where forecast.csv, requirement.csv, gaps.csv, economics.csv, decisions.csv and plan.json go, and roster.csv and roster-matrix.csv. Needed.",
    },
    "first-day": {
      type: "string",
      value: "<2026-03-01>",
      description: "First day planned; the day after the history if neither this nor the shop file says.",
    },
    horizon: { type: "string", value: "<26w>", description: "How far to plan." },
    "ready-for": {
      type: "string",
      value: "<8 of 10>",
      description: "How many of so many possible seasons the plan must be ready for.",
    },
    model: {
      type: "string",
      value: "<patience|erlang-c>",
      description:
        "How agents are found where customers wait on the line: patience (customers hang up, intervals hang together) or erlang-c, as most tools do.",
    },
    audits: {
      type: "string",
      value: "<audits.csv>",
      description:
        "Audits of mystery shoppers, to stand beside the answers that the plan leads to: channel, day, asked, answered, source.",
    },
    campaigns: {
      type: "string",
      value: "<campaigns.csv>",
      description:
        "What is spent on campaigns by day, past and planned, in place of what the shop file says: date, spend, and campaign (the id of its trigger; not needed where there is one).",
    },
    delivered: {
      type: "string",
      value: "<delivered.csv>",
      description:
        "What partners delivered of the seats confirmed to them, to learn how many come: interval_start, agreement, logged_in_seconds and seats_confirmed (without it nothing is learned); queue, minutes and confirmed_at if known.",
    },
    commitments: {
      type: "string",
      value: "<decisions.csv>",
      description:
        "What partners were told and agreed to: the decisions.csv of an earlier plan, in which the rows carried out say agreed instead of recommended.",
    },
    paths: { type: "string", value: "<200>", description: "Possible seasons drawn." },
    seed: { type: "string", value: "<1>", description: "Another seed draws other seasons; the same seed the same." },
  },
  async run(given, terminal) {
    const out = given.text("out");
    if (out === undefined)
      throw new Refusal({
        code: "out-missing",
        place: {},
        found: "no --out",
        rule: "the plan is written to a folder",
        remedy: "Name a folder: --out plan",
      });
    await refuseOverwriting(
      PLAN_FILES.map((name) => join(out, name)),
      [
        ...inputPaths(given),
        ...forecastPaths(given),
        ...publishedPaths(given),
        ...auditPaths(given),
        given.text("campaigns"),
        given.text("delivered"),
        given.text("commitments"),
        ...backlogPaths(given),
      ],
    );
    const asked = await readInputs(given, terminal, (shop) => withSettings(shop, given));
    const notes: string[] = [];
    const read = await withSpend(given, { ...asked, shop: await withBacklogFile(asked.shop, given) }, notes);
    const forecasts = await readForecasts(given, read);
    const followed = await ordersOfShop(read.shop, given.words[0] ?? "");
    const audits = await Promise.all(auditPaths(given).map((path) => readAudits({ path })));
    const deliveredPath = given.text("delivered");
    const deliveries = deliveredPath === undefined ? [] : await readDelivered(deliveredPath);
    const committed = await commitmentsOf(given, read.shop);
    const inputs = {
      ...read,
      orders: followed.orders,
      weatherNotes: [...read.weatherNotes, ...forecasts.notes, ...followed.notes, ...notes, ...committed.notes],
    };
    const plan = planSeason({
      ...inputs,
      audits: audits.flat(),
      deliveries,
      commitments: committed.commitments,
      weatherForecasts: forecasts.ensembles,
      rostering: await rosteringOf(read.shop, given),
      deciding: { solve: await loadSolver() },
      progress: terminal.progress,
    });
    terminal.progress(99, 100, "Writing files");
    const tables = {
      "forecast.csv": forecastTable(plan),
      "requirement.csv": requirementTable(plan),
      "gaps.csv": gapTable(plan),
      "economics.csv": economicsTable(plan),
      "decisions.csv": decisionsTable(plan),
      ...planRosterTables(plan),
    };
    await writePlanFolder({ folder: out, tables, plan });
    terminal.clear();
    if (given.flag("json")) {
      const { report, weatherNotes } = inputs;
      const { totals, peaks, worstGaps, level, caveats } = plan;
      const { model } = plan.shop.plan;
      const expected = plan.staffing.map(({ queue, expectedServiceLevel, expectedAbandonShare }) => ({
        queue,
        expectedServiceLevel,
        expectedAbandonShare,
      }));
      const forecasts = plan.forecasts.map(({ queue, total, holdout }) => ({ queue, total, holdout }));
      terminal.print(
        JSON.stringify({
          out,
          report,
          weatherNotes,
          model,
          level,
          totals,
          expected,
          forecasts,
          peaks,
          worstGaps,
          roster: rosterFigures(plan),
          economics: plan.economics?.priced ?? null,
          decisions: plan.decisions,
          ...(plan.openingBacklog === undefined ? {} : { openingBacklog: plan.openingBacklog }),
          caveats,
        }),
      );
      return;
    }
    if (given.flag("quiet")) return;
    for (const line of [
      ...reportLines(inputs),
      "",
      ...summaryLines(plan),
      "",
      `Written to ${out}: ${[...Object.keys(tables), "plan.json"].join(", ")}`,
    ])
      terminal.print(line);
  },
};

/** The inputs with the spend on campaigns that is given. @throws Refusal of the reader */
async function withSpend(given: Given, read: Inputs, notes: string[]): Promise<Inputs> {
  const path = given.text("campaigns");
  if (path === undefined) return read;
  const spend = await readCampaigns({ path, shop: read.shop, note: (sentence) => notes.push(sentence) });
  return { ...read, shop: withCampaigns(read.shop, spend) };
}

/** What stands already, and what the reader has to say of it. */
async function commitmentsOf(
  given: Given,
  shop: Shop,
): Promise<{ readonly commitments: readonly GivenCommitment[]; readonly notes: readonly string[] }> {
  const path = given.text("commitments");
  if (path === undefined) return { commitments: [], notes: [] };
  const { commitments, note } = await readCommitments(path, shop);
  return { commitments, notes: [note] };
}

function auditPaths(given: Given): string[] {
  const path = given.text("audits");
  return path === undefined ? [] : [path];
}

/** What the command line says of the plan goes before what the shop file says; both are held to the same rules. */
function withSettings(shop: Shop, given: Given): Shop {
  const texts = {
    firstDay: given.text("first-day"),
    horizon: given.text("horizon"),
    readyFor: given.text("ready-for"),
    model: given.text("model"),
  };
  const numbers = { paths: given.text("paths"), seed: given.text("seed") };
  const typed = [
    ...Object.entries(texts),
    ...Object.entries(numbers).map(([name, text]): [string, unknown] => [
      name,
      text === undefined ? undefined : numberOrText(text),
    ]),
  ].filter(([, value]) => value !== undefined);
  return { ...shop, plan: changedPlanSettings(shop.plan, Object.fromEntries(typed), "command line") };
}

/** What is not a number stays text, so that the refusal shows what was typed. */
function numberOrText(text: string): number | string {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
