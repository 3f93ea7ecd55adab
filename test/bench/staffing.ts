import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { agentsTable, leastAgentCount, leastAgents, type Targets } from "@springtide/staffing";

// Least agents of a year of quarter hours (Erlang C, 80 % in 20 s, occupancy at most 85 %) on the input that other
// tools were measured on. Best of them: a JavaScript probe at 5.5 M a second; vectorised R at 0.58 M.

const SHARED = process.env["SPRINGTIDE_SHARED"] ?? fileURLToPath(new URL("../../../shared", import.meta.url));
const TARGETS: Targets = { serviceLevel: { share: 0.8, withinSeconds: 20 }, maxOccupancy: 0.85 };
const SUM_OF_AGENTS = 8_245_898;
const ROUNDS = 20;
/** Years in a round: processor time is counted in ticks of some milliseconds. */
const YEARS = 10;

interface Interval {
  readonly loadErlangs: number;
  readonly ahtSeconds: number;
}

function readIntervals(generator: string): Interval[] {
  const folder = mkdtempSync(join(tmpdir(), "springtide-bench-"));
  try {
    const file = join(folder, "intervals.csv");
    execFileSync(process.execPath, [generator, file]);
    const rows = readFileSync(file, "utf8").trim().split("\n").slice(1);
    return rows.map((row) => {
      const [, contacts, aht] = row.split(",").map(Number);
      if (contacts === undefined || aht === undefined) throw new Error(`The generator wrote a row of no use: ${row}`);
      return { loadErlangs: (contacts * aht) / 900, ahtSeconds: aht };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The best of many rounds in processor time, so that other work on the machine is not measured. */
function measure<Need>(label: string, needs: readonly Need[], agentsOf: (need: Need) => number): number {
  let best = Infinity;
  let sum = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = process.cpuUsage();
    sum = 0;
    for (let year = 0; year < YEARS; year += 1) for (const need of needs) sum += agentsOf(need);
    best = Math.min(best, process.cpuUsage(start).user);
  }
  sum /= YEARS;
  const rate = ((YEARS * needs.length) / best).toFixed(2);
  process.stdout.write(`staffing  ${label.padEnd(36)} ${rate.padStart(7)} M/s   sum of agents ${sum}\n`);
  return sum;
}

const generator = join(SHARED, "bench", "staffing", "generate.mjs");
if (existsSync(generator)) {
  const intervals = readIntervals(generator);
  const waitsOnly: Targets = { serviceLevel: { share: 0.8, withinSeconds: 20 } };
  const needs = intervals.map(({ loadErlangs, ahtSeconds }) => ({ loadErlangs, ahtSeconds, targets: TARGETS }));
  const uncapped = intervals.map(({ loadErlangs }) => ({ loadErlangs, ahtSeconds: 300, targets: waitsOnly }));
  const table = agentsTable({ ahtSeconds: 300, targets: waitsOnly, maxLoadErlangs: 400 });
  const sum = measure("capped: leastAgentCount", needs, leastAgentCount);
  if (sum !== SUM_OF_AGENTS) throw new Error(`The sum of least agents must be ${SUM_OF_AGENTS}, not ${sum}.`);
  measure("capped: leastAgents, both results", needs, (need) => leastAgents(need).agents);
  measure("no cap: leastAgentCount, aht 300 s", uncapped, leastAgentCount);
  measure("no cap: agentsTable, aht 300 s", uncapped, ({ loadErlangs }) => table.agentsFor(loadErlangs));
} else {
  process.stdout.write(
    `staffing  SKIPPED: no input generator at ${generator}; set SPRINGTIDE_SHARED to the folder that has it.\n`,
  );
}
