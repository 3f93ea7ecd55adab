import { timeZone } from "@springtide/calendar";
import { readActuals, readPlan, writeJson } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { intradayLines, steerDay } from "@springtide/season";
import { loadSolver } from "@springtide/solver";
import type { Command, Given } from "../command.ts";
import { refuseOverwriting } from "./overwriting.ts";
import { planFile } from "./plan-file.ts";

/** From this morning's contacts to the rest of the day, and the cheapest that can still be done about it. */
export const intradayCommand: Command = {
  name: "intraday",
  summary: "the rest of a day from what came so far, and the cheapest that can still be done",
  words: ["<plan>"],
  options: {
    actuals: {
      type: "string",
      value: "<today.csv>",
      description: "What was measured today: interval_start, queue, contacts, and people and backlog if known. Needed.",
    },
    at: {
      type: "string",
      value: "<2016-04-18T11:00>",
      description: "Now, in the plan's local time. Needed.",
    },
    out: { type: "string", value: "<report.json>", description: "Where the report goes, as JSON." },
  },
  async run(given, terminal) {
    const [at, file] = [needed(given, "at"), needed(given, "actuals")];
    const out = given.text("out");
    const path = await planFile(given.words[0] ?? "");
    await refuseOverwriting(out === undefined ? [] : [out], [path, file]);
    const plan = await readPlan(path);
    const actuals = await readActuals(file, timeZone(plan.grid.zone));
    const report = steerDay(plan, { at, actuals }, await loadSolver(), terminal.progress);
    if (out !== undefined) await writeJson(out, report);
    terminal.clear();
    if (given.flag("json")) terminal.print(JSON.stringify(report));
    else if (!given.flag("quiet")) for (const line of intradayLines(report)) terminal.print(line);
  },
};

function needed(given: Given, option: "at" | "actuals"): string {
  const text = given.text(option);
  if (text !== undefined) return text;
  throw new Refusal({
    code: `${option}-missing`,
    place: { file: "command line" },
    found: `no --${option}`,
    rule: "a day is steered from a moment in it and what was measured until then",
    remedy: option === "at" ? "Say when: --at 2016-04-18T11:00" : "Name the file: --actuals today.csv",
  });
}
