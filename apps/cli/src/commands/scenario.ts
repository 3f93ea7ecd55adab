import type { Plan, Scenario } from "@springtide/contracts";
import { readPlan, readScenarios, writeJson } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import {
  budgetOfPlan,
  compareScenarios,
  readyMadeScenarios,
  requireScenarios,
  scenarioLines,
  scenarioReport,
  sensitivityOf,
} from "@springtide/season";
import type { Command, Given } from "../command.ts";
import { refuseOverwriting } from "./overwriting.ts";
import { planFile } from "./plan-file.ts";

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
    out: { type: "string", value: "<report.json>", description: "Where the report goes, as JSON." },
  },
  async run(given, terminal) {
    const [path = "", file] = given.words;
    const out = given.text("out");
    refuseNothing(given, file);
    const planPath = await planFile(path);
    await refuseOverwriting(out === undefined ? [] : [out], [planPath, ...(file === undefined ? [] : [file])]);
    const plan = await readPlan(planPath);
    const scenarios = await asked(plan, file, given);
    const comparison = scenarios.length === 0 ? null : compareScenarios(plan, scenarios, terminal.progress);
    const people = given.flag("as-planned") ? "as-planned" : "replanned";
    const sensitivity = given.flag("tornado") ? sensitivityOf(plan, { people }, terminal.progress) : null;
    const budget = given.flag("budget") ? budgetOfPlan(plan, terminal.progress) : null;
    const report = scenarioReport(plan, { comparison, sensitivity, budget });
    if (out !== undefined) await writeJson(out, report);
    terminal.clear();
    if (given.flag("json")) terminal.print(JSON.stringify(report));
    else if (!given.flag("quiet")) for (const line of scenarioLines(report)) terminal.print(line);
  },
};

async function asked(plan: Plan, file: string | undefined, given: Given): Promise<readonly Scenario[]> {
  const ready = given.flag("ready-made") ? readyMadeScenarios(plan) : [];
  if (file === undefined) return ready;
  const written = await readScenarios(file, (scenarios) => {
    requireScenarios([...scenarios, ...ready], plan);
  });
  return [...written, ...ready];
}

function refuseNothing(given: Given, file: string | undefined): void {
  const contradiction = given.flag("as-planned") && !given.flag("tornado");
  if (
    !contradiction &&
    (file !== undefined || ["ready-made", "tornado", "budget"].some((option) => given.flag(option)))
  )
    return;
  throw new Refusal({
    code: contradiction ? "options-contradict" : "nothing-asked",
    place: { file: "command line" },
    found: contradiction ? "--as-planned without --tornado" : "a plan and nothing to ask of it",
    rule: contradiction
      ? "a file says of each scenario whether the people planned meet it"
      : "scenarios stand in a file, or are the ready-made ones, the drivers of the plan, or its budget",
    remedy: contradiction
      ? "Write people: as-planned in the file, or add --tornado."
      : "Name a file of scenarios, or add --ready-made, --tornado or --budget.",
  });
}
