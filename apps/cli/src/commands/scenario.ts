import type { AnswerReport, Plan, ReckonedOn, Scenario, ScenarioReport } from "@springtide/contracts";
import {
  readAnswerReport,
  readLedgerActuals,
  readPlan,
  readScenarioReport,
  readScenarios,
  writeJson,
} from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import {
  actualsOfPlan,
  questionAnswerLines,
  answerQuestion,
  budgetOfPlan,
  compareScenarios,
  readyMadeScenarios,
  requireScenarios,
  scenarioLines,
  scenarioReport,
  sensitivityOf,
  sinceAnswer,
  sinceLines,
  sinceReport,
} from "@springtide/season";
import { loadSolver } from "@springtide/solver";
import type { Command, Given, Terminal } from "../command.ts";
import { refuseOverwriting } from "./overwriting.ts";
import { planFile } from "./plan-file.ts";
import { reckonedOn } from "./reckoned-on.ts";
import { readQuestion } from "./scenario-question.ts";

/** What a plan would cost and give if things were otherwise, on the same possible seasons. */
export const scenarioCommand: Command = {
  name: "scenario",
  summary: "what a plan costs and gives if things are otherwise, and what it hangs on",
  words: ["<plan>", "[scenarios.yaml]"],
  options: {
    "ready-made": {
      type: "boolean",
      description: "Also early, usual and late seasons, and a stricter and a looser promise.",
    },
    tornado: { type: "boolean", description: "Also what the plan hangs on: each driver swung alone, sorted." },
    "as-planned": {
      type: "boolean",
      description: "With --tornado: the people planned meet each swing, instead of a plan made anew.",
    },
    budget: {
      type: "boolean",
      description: "Also the budget by month, and what is held back once for a dear season.",
    },
    decide: {
      type: "boolean",
      description:
        "Also decide orders, reservations and their rules, extra hours and hires anew in each scenario that is planned anew. Takes as long as the decisions of a plan for each.",
    },
    ask: {
      type: "string",
      value: '"<question>"',
      description:
        'Answers a question in words: early-season, service-target, stand-by, notice, open-longer; with what it is asked of, such as "early-season days=14".',
    },
    actuals: {
      type: "string",
      value: "<paid.csv>",
      description:
        "Also what was paid, beside budget and plan: month, kind, subject, amount, and units if known; kinds and subjects as in economics.csv.",
    },
    against: {
      type: "string",
      value: "<earlier.json>",
      description:
        "A report or an answer that --out wrote before: says which figures are not as they were, with both values.",
    },
    out: { type: "string", value: "<report.json>", description: "Where the report goes, as JSON." },
  },
  async run(given, terminal) {
    const [path = "", file] = given.words;
    const out = given.text("out");
    refuseNothing(given, file);
    const planPath = await planFile(path);
    const [paid, earlier] = [given.text("actuals"), given.text("against")];
    await refuseOverwriting(
      out === undefined ? [] : [out],
      [planPath, file, paid, earlier].flatMap((known) => known ?? []),
    );
    const plan = await readPlan(planPath);
    const basis = await reckonedOn(planPath, plan);
    const question = given.text("ask");
    if (question !== undefined) {
      await answerAsked(plan, question, basis, given, terminal);
      return;
    }
    const before = earlier === undefined ? null : await earlierReport(earlier);
    const scenarios = await asked(plan, file, given);
    const comparison =
      scenarios.length === 0 ? null : compareScenarios(plan, scenarios, await decidingOf(given), terminal.progress);
    const people = given.flag("as-planned") ? "as-planned" : "replanned";
    const sensitivity = given.flag("tornado") ? sensitivityOf(plan, { people }, terminal.progress) : null;
    const budget = given.flag("budget") ? budgetOfPlan(plan, terminal.progress) : null;
    const variance = paid === undefined ? null : await varianceOf(plan, paid);
    const reckoned = { ...scenarioReport(plan, { comparison, sensitivity, budget, variance }), reckonedOn: basis };
    const since = before === null ? null : sinceReport(before, reckoned);
    const report = since === null ? reckoned : { ...reckoned, since };
    if (out !== undefined) await writeJson(out, report);
    terminal.clear();
    if (given.flag("json")) terminal.print(JSON.stringify(report));
    else if (!given.flag("quiet"))
      for (const line of [...scenarioLines(report), ...(since === null ? [] : ["", ...sinceLines(since)])])
        terminal.print(line);
  },
};

/** A question has its own scenarios: nothing else is asked beside it. */
async function answerAsked(
  plan: Plan,
  question: string,
  basis: ReckonedOn,
  given: Given,
  terminal: Terminal,
): Promise<void> {
  const earlier = given.text("against");
  const before = earlier === undefined ? null : await readAnswerReport(earlier);
  const load = async () => ({ solve: await loadSolver() });
  const answer = await answerQuestion(plan, readQuestion(question), load, terminal.progress);
  const reckoned: AnswerReport = {
    ...{ contract: "springtide-answer", version: 1, currency: plan.shop.currency, reckonedOn: basis, answer },
  };
  const since = before === null ? null : sinceAnswer(before, reckoned);
  const report = since === null ? reckoned : { ...reckoned, since };
  const out = given.text("out");
  if (out !== undefined) await writeJson(out, report);
  terminal.clear();
  if (given.flag("json")) terminal.print(JSON.stringify(report));
  else if (!given.flag("quiet"))
    for (const line of [...questionAnswerLines(plan, answer), ...(since === null ? [] : sinceLines(since))])
      terminal.print(line);
}

async function earlierReport(path: string): Promise<ScenarioReport> {
  const report = await readScenarioReport(path);
  if (report !== null) return report;
  throw new Refusal({
    code: "not-a-report",
    place: { file: path },
    found: "something else",
    rule: "an earlier report of scenarios is one that --out wrote",
    remedy: "Name a file that springtide scenario wrote with --out.",
  });
}

async function decidingOf(given: Given): Promise<Parameters<typeof compareScenarios>[2]> {
  return given.flag("decide") ? { deciding: { solve: await loadSolver() } } : {};
}

/** What of the file does not fit the plan is told with the file's name. */
async function varianceOf(plan: Plan, file: string): Promise<ReturnType<typeof actualsOfPlan>> {
  const actuals = await readLedgerActuals(file);
  try {
    return actualsOfPlan(plan, actuals);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.findings.map((finding) => ({ ...finding, place: { file, ...finding.place } })));
  }
}

async function asked(plan: Plan, file: string | undefined, given: Given): Promise<readonly Scenario[]> {
  const ready = given.flag("ready-made") ? readyMadeScenarios(plan) : [];
  if (file === undefined) return ready;
  const written = await readScenarios(file, (scenarios) => {
    requireScenarios([...scenarios, ...ready], plan);
  });
  return [...written, ...ready];
}

function refuseNothing(given: Given, file: string | undefined): void {
  const compares = file !== undefined || given.flag("ready-made");
  const asks = given.text("ask") !== undefined;
  const finding = (code: string, found: string, rule: string, remedy: string): Refusal =>
    new Refusal({ code, place: { file: "command line" }, found, rule, remedy });
  if (asks && (compares || given.flag("tornado") || given.flag("budget") || given.text("actuals") !== undefined))
    throw finding(
      "options-contradict",
      "--ask beside other things to ask",
      "a question has scenarios of its own",
      "Ask it by itself.",
    );
  if (given.flag("as-planned") && !given.flag("tornado"))
    throw finding(
      "options-contradict",
      "--as-planned without --tornado",
      "a file says of each scenario whether the people planned meet it",
      "Write people: as-planned in the file, or add --tornado.",
    );
  if (given.flag("decide") && !compares)
    throw finding(
      "options-contradict",
      "--decide without scenarios",
      "orders, rules and hires are decided anew for scenarios",
      "Name a file of scenarios, or add --ready-made.",
    );
  if (asks || compares || given.flag("tornado") || given.flag("budget") || given.text("actuals") !== undefined) return;
  throw finding(
    "nothing-asked",
    "a plan and nothing to ask of it",
    "scenarios stand in a file, or are the ready-made ones, the drivers of the plan, its budget, or what was paid",
    "Name a file of scenarios, or add --ask, --ready-made, --tornado, --budget or --actuals.",
  );
}
