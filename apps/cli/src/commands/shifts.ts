import { setFlagsFromString } from "node:v8";
import { parseOrRefuse, Share } from "@springtide/contracts/shifts";
import { readShiftInstance, readShiftSolution, writeFileWhole, writeJson } from "@springtide/exchange/shifts";
import { Refusal } from "@springtide/refusal";
import { shiftLines, shiftModelFile, solveShifts, type Solve } from "@springtide/season/shifts";
import { loadSolver } from "@springtide/solver";
import type { Command, Given } from "../command.ts";
import { refuseOverwriting } from "./overwriting.ts";

/** From demand and the shifts that may be worked to people by shift, with a proven gap. */
export const shiftsCommand: Command = {
  name: "shifts",
  summary: "the cheapest shifts that cover a week, with a proof of how near the best they are",
  words: ["<instance.json>"],
  options: {
    gap: { type: "string", value: "<1%>", description: "Stop when cost and bound are this near. 0.5% if not given." },
    out: { type: "string", value: "<solution.json>", description: "Where the shifts go." },
    "write-model": {
      type: "string",
      value: "<model.mps>",
      description: "Write the mixed-integer programme there, so that any other solver can check the bound.",
    },
    rounds: { type: "string", value: "<20000>", description: "Rounds of local search at most." },
    nodes: { type: "string", value: "<2000>", description: "Nodes of the search tree at most; 0 for none." },
    seed: { type: "string", value: "<1>", description: "Another seed searches in another order." },
    start: {
      type: "string",
      value: "<solution.json>",
      description: "Start from the last solution: where little has changed, less work is left.",
    },
    seconds: {
      type: "string",
      value: "<60>",
      description:
        "Last resort: end with the best so far after so many seconds. Not given, the clock ends nothing, and the same input gives the same answer.",
    },
  },
  async run(given, terminal) {
    const path = given.words[0] ?? "";
    const [out, model, last] = [given.text("out"), given.text("write-model"), given.text("start")];
    const limits = {
      gap: parseOrRefuse(Share, given.text("gap") ?? "0.5%", "--gap"),
      rounds: wholeNumber(given, "rounds", 20_000),
      nodes: wholeNumber(given, "nodes", 2_000),
      seed: wholeNumber(given, "seed", 1),
    };
    await refuseOverwriting(
      [out, model].filter((name) => name !== undefined),
      [path, last],
    );
    const [instance, start, solve] = await Promise.all([
      readShiftInstance(path),
      last === undefined ? undefined : readShiftSolution(last),
      quicklyLoadedSolver(),
    ]);
    if (model !== undefined) await writeFileWhole(model, [shiftModelFile(instance)]);
    const solution = solveShifts(
      instance,
      { ...limits, ...(start === undefined ? {} : { start }), ...clockOf(given) },
      solve,
      terminal.progress,
    );
    if (out !== undefined) await writeJson(out, solution);
    terminal.clear();
    if (given.flag("json")) terminal.print(JSON.stringify(solution));
    else if (!given.flag("quiet")) for (const line of shiftLines(solution)) terminal.print(line);
  },
};

/** What is left of the seconds given, counted from the start of the program. */
function clockOf(given: Given): { readonly secondsLeft?: () => number } {
  if (given.text("seconds") === undefined) return {};
  const seconds = wholeNumber(given, "seconds", 60);
  return { secondsLeft: () => seconds - performance.now() / 1000 };
}

/**
 * The solver, its code optimised later than usual: most of it runs for less time than optimising it takes, so a week is answered in
 * two thirds of the time. What runs for long is optimised all the same. Answers do not change.
 */
async function quicklyLoadedSolver(): Promise<Solve> {
  setFlagsFromString("--wasm-tiering-budget=60000000");
  const solve = await loadSolver();
  setFlagsFromString("--wasm-tiering-budget=1800000");
  return solve;
}

function wholeNumber(given: Given, option: string, usual: number): number {
  const text = given.text(option);
  if (text === undefined) return usual;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Refusal({
    code: "not-a-whole-number",
    place: { file: "command line" },
    found: `--${option} ${text}`,
    rule: `${option} are counted in whole numbers from 0`,
    remedy: `Write --${option} ${usual}, for example.`,
  });
}
