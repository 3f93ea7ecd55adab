import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseOrRefuse, ShiftInstance } from "@springtide/contracts";
import { planTours, type TourProblem } from "@springtide/planning";
import { loadSolver } from "@springtide/solver";

// The week of the shift benchmark worked in tours: five shifts of eight to nine hours, eleven hours of rest between them, thirty-five once.
// Time to a proven gap. `--json` prints the results for a program.

const SHARED = fileURLToPath(new URL("../../../shared/bench/shifts/", import.meta.url));
const WEEKS = [
  { peak: 120, seed: 7 },
  { peak: 120, seed: 11 },
  { peak: 60, seed: 3 },
];
const LENGTHS = [32, 36];

if (existsSync(join(SHARED, "generate.mjs"))) await run();
else
  process.stdout.write("SKIPPED: the tour benchmark needs ../shared/bench/shifts/generate.mjs, which is not there.\n");

async function run(): Promise<void> {
  const results = [];
  for (const { peak, seed } of WEEKS) {
    const problem = toursOf(generated(peak, seed));
    const solve = await loadSolver();
    const started = performance.now();
    const { cost, bound, gap, people, work } = planTours(problem, { gap: 0.01, rounds: 8000, seed: 1 }, solve);
    const seconds = (performance.now() - started) / 1000;
    results.push({ week: `peak ${peak}, seed ${seed}`, seconds, cost, bound, gap, people, rounds: work.rounds });
  }
  if (process.argv.includes("--json")) process.stdout.write(`${JSON.stringify(results)}\n`);
  else
    for (const { week, seconds, cost, bound, gap, people, rounds } of results)
      process.stdout.write(
        `${week.padEnd(18)} ${seconds.toFixed(2).padStart(6)} s  cost ${cost.toFixed(1).padStart(10)}  bound ${bound.toFixed(1).padStart(10)}  gap ${(gap * 100).toFixed(3)} %  ${people} people, ${rounds} rounds\n`,
      );
}

function generated(peak: number, seed: number): ShiftInstance {
  const folder = mkdtempSync(join(tmpdir(), "tours-"));
  const made = spawnSync(process.execPath, [join(SHARED, "generate.mjs"), folder, String(peak), String(seed)]);
  if (made.status !== 0) throw new Error(String(made.stderr));
  const path = join(folder, "instance.json");
  const instance = parseOrRefuse(ShiftInstance, JSON.parse(readFileSync(path, "utf8")), path);
  rmSync(folder, { recursive: true });
  return instance;
}

function toursOf({ demand, rules, cost, intervals }: ShiftInstance): TourProblem {
  const isNight = (hour: number): boolean => hour >= cost.nightHours[0] || hour < cost.nightHours[1];
  const placings = Math.floor((rules.breakTo - rules.breakFrom) / rules.breakEvery) + 1;
  return {
    demand: Int32Array.from(demand ?? []),
    kinds: LENGTHS.map((length) => ({
      length,
      breakLength: rules.breakLength,
      breakStarts: Array.from({ length: placings }, (_, i) => length / 2 + rules.breakFrom + i * rules.breakEvery),
      mayStart: Uint8Array.from({ length: intervals }, (_, t) => Number(t % rules.startEvery === 0)),
    })),
    wage: Float64Array.from(
      { length: intervals },
      (_, t) => (cost.wageAnHour / 4) * (1 + (isNight((t % 96) / 4) ? cost.nightPremium : 0)),
    ),
    ...{ isCyclic: true, fixedPerShift: cost.fixedAShift, isBreakPaid: cost.breakPaid },
    shortfall: [
      { heads: cost.under1Max, cost: cost.under1 },
      { heads: Infinity, cost: cost.under2 },
    ],
    ...{ intervalsADay: 96, shiftsATour: 5, dailyRest: 44, weeklyRest: 140 },
  };
}
