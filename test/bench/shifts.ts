import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseOrRefuse, ShiftInstance, ShiftSolution } from "@springtide/contracts";
import { shiftModel } from "@springtide/planning";
import { problemOfInstance, solveShifts } from "@springtide/season";
import { loadSolver } from "@springtide/solver";

// A week of 672 quarter hours and 8,064 shifts with breaks: time to a proven gap, each answer recounted by a program that knows nothing
// of ours; beside it the same solver with the same model, left to itself. `--json` prints the results for a program.

const SHARED = fileURLToPath(new URL("../../../shared/bench/shifts/", import.meta.url));
const COMMAND = fileURLToPath(new URL("../../apps/cli/bin/springtide.js", import.meta.url));
const BUILT = fileURLToPath(new URL("../../apps/cli/dist/main.js", import.meta.url));
const GAPS = [
  { gap: 0.01, seconds: 1.5 },
  { gap: 0.0025, seconds: 6 },
];
const WEEKS = [
  { peak: 120, seed: 7 },
  { peak: 120, seed: 11 },
  { peak: 60, seed: 3 },
  { peak: 20, seed: 1 },
];
const ALONE_SECONDS = 20;

interface Result {
  readonly week: string;
  readonly work: string;
  readonly seconds: number;
  readonly cost: number;
  readonly bound: number;
  readonly gap: number;
  readonly asked: string;
}

if (existsSync(join(SHARED, "generate.mjs"))) await run();
else
  process.stdout.write("SKIPPED: the shift benchmark needs ../shared/bench/shifts/generate.mjs, which is not there.\n");

async function run(): Promise<void> {
  const results: Result[] = [];
  for (const { peak, seed } of WEEKS) {
    const { folder, path, instance } = generated(peak, seed);
    const week = `peak ${peak}, seed ${seed}`;
    for (const { gap, seconds } of GAPS) {
      const started = performance.now();
      const solution = solveShifts(instance, { gap, rounds: 20_000, nodes: 0, seed: 1 }, await loadSolver());
      const took = (performance.now() - started) / 1000;
      writeFileSync(join(folder, "solution.json"), JSON.stringify(solution));
      const checked = program("check.mjs", path, join(folder, "solution.json"));
      const recounted = Number(/"checkedObjective":([\d.]+)/.exec(checked)?.[1]);
      if (!(Math.abs(recounted - solution.cost) <= 0.01))
        throw new Error(`${week}: ${solution.cost}, recounted ${recounted}`);
      const work = `to ${(gap * 100).toFixed(2)} %`;
      const { cost, bound } = solution;
      results.push({ week, work, seconds: took, cost, bound, gap: solution.gap, asked: `${seconds} s` });
    }
    const [first] = GAPS;
    if (first !== undefined && existsSync(BUILT)) results.push(fromTheCommandLine(week, folder, path, first));
    rmSync(folder, { recursive: true });
  }
  results.push(await leftToItself());
  print(results);
}

/** The command itself, from its start to the end of the process. */
function fromTheCommandLine(
  week: string,
  folder: string,
  path: string,
  { gap, seconds }: { readonly gap: number; readonly seconds: number },
): Result {
  const out = join(folder, "of-command.json");
  const words = ["shifts", path, "--gap", `${gap * 100}%`, "--nodes", "0", "--out", out, "--json"];
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [COMMAND, ...words], { encoding: "utf8" });
  const took = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`springtide ${words.join(" ")}: ${stderr}`);
  const solution = parseOrRefuse(ShiftSolution, JSON.parse(readFileSync(out, "utf8")), out);
  const { cost, bound } = solution;
  const work = `command line, to ${(gap * 100).toFixed(2)} %`;
  return { week, work, seconds: took, cost, bound, gap: solution.gap, asked: `${seconds} s` };
}

/** HiGHS alone on the first week, with the model that has breaks as variables of their own. */
async function leftToItself(): Promise<Result> {
  const [first = { peak: 120, seed: 7 }] = WEEKS;
  const { folder, instance } = generated(first.peak, first.seed);
  rmSync(folder, { recursive: true });
  const { model } = shiftModel(problemOfInstance(instance));
  const solve = await loadSolver();
  const started = performance.now();
  const { objective, bound } = solve(model, { gap: 0.01, nodes: 1_000_000, seconds: ALONE_SECONDS });
  return {
    week: `peak ${first.peak}, seed ${first.seed}`,
    work: `HiGHS alone, to 1 % or ${ALONE_SECONDS} s`,
    seconds: (performance.now() - started) / 1000,
    cost: objective,
    bound,
    gap: (objective - bound) / objective,
    asked: "",
  };
}

function generated(peak: number, seed: number): { folder: string; path: string; instance: ShiftInstance } {
  const folder = mkdtempSync(join(tmpdir(), "shifts-"));
  program("generate.mjs", folder, String(peak), String(seed));
  const path = join(folder, "instance.json");
  return { folder, path, instance: parseOrRefuse(ShiftInstance, JSON.parse(readFileSync(path, "utf8")), path) };
}

function program(name: string, ...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(SHARED, name), ...words], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${name} ${words.join(" ")}: ${stdout}${stderr}`);
  return stdout;
}

function print(results: readonly Result[]): void {
  if (process.argv.includes("--json")) {
    process.stdout.write(`${JSON.stringify(results)}\n`);
    return;
  }
  for (const { week, work, seconds, cost, bound, gap, asked } of results)
    process.stdout.write(
      `${week.padEnd(18)} ${work.padEnd(28)} ${seconds.toFixed(2).padStart(6)} s ${asked.padStart(6)}  cost ${cost.toFixed(1).padStart(10)}  bound ${bound.toFixed(1).padStart(10)}  gap ${(gap * 100).toFixed(3)} %\n`,
    );
}
