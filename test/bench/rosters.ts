import { rosterPeople } from "@springtide/planning";
import { loadSolver } from "@springtide/solver";
import { rosterInstance, type InstanceSize } from "./rosters-instance.ts";
import { withoutChoice } from "./rosters-fixed-cost.ts";

// Four weeks of named rosters for sixty people with contracts, leave and wishes, over the night in which the clocks go forward: time to a
// gap of 2 % of all costs. Wages of contracted least hours are most of the cost and fixed, so the gap of what can be decided (shortfall,
// hours beyond the least, overtime, wishes, fairness) is told beside it. `--json` prints the results for a program.

const SIZES: readonly (InstanceSize & { readonly name: string })[] = [
  { name: "60 people, one queue", people: 60, days: 28, queues: 1, seed: 1, load: 0.85 },
  { name: "60 people, two queues", people: 60, days: 28, queues: 2, seed: 2, load: 0.85 },
];
const LIMITS = { gap: 0.02, rounds: 4000, nodes: 20, seed: 1 };

interface Result {
  readonly name: string;
  readonly seconds: number;
  readonly cost: number;
  readonly bound: number;
  readonly gap: number;
  readonly gapOfChoice: number;
  readonly shortfall: number;
  readonly work: string;
}

const results: Result[] = [];
for (const size of SIZES) {
  const problem = rosterInstance(size);
  const solve = await loadSolver();
  const started = performance.now();
  const { cost, bound, gap, work, stopped } = rosterPeople(problem, LIMITS, solve);
  results.push({
    name: size.name,
    seconds: (performance.now() - started) / 1000,
    ...{ cost: cost.total, bound, gap, shortfall: cost.shortfall },
    gapOfChoice: (cost.total - bound) / (cost.total - withoutChoice(problem)),
    work: `${stopped}, ${work.rounds} rounds, ${work.columns} weeks, ${work.nodes} steps`,
  });
}
if (process.argv.includes("--json")) process.stdout.write(`${JSON.stringify(results)}\n`);
else
  for (const { name, seconds, cost, bound, gap, gapOfChoice, shortfall, work } of results)
    process.stdout.write(
      `${name.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s  cost ${cost.toFixed(0).padStart(8)}  bound ${bound.toFixed(0).padStart(8)}  gap ${(gap * 100).toFixed(2)} %  of what can be decided ${(gapOfChoice * 100).toFixed(1)} %  shortfall ${shortfall.toFixed(0)}  (${work})\n`,
    );
