// Every benchmark in turn: npm run bench, or npm run bench staffing for one; with -- --json those that can print JSON.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const BENCHES = [
  "staffing",
  "staff-file",
  "ingest",
  "reweigh",
  "page",
  "portal",
  "shifts",
  "tours",
  "rosters",
  "staged",
  "simulation",
  "forecast",
  "replay",
  "finance",
  "year",
  "export",
  "start",
  "jobs",
];
const PRINTS_JSON = new Set(["staffing", "shifts", "tours", "rosters", "staged", "simulation", "replay", "jobs"]);

const words = process.argv.slice(2);
const flags = words.filter((word) => word === "--json");
const asked = words.filter((word) => word !== "--json");
const unknown = asked.filter((word) => !BENCHES.includes(word));
if (unknown.length > 0)
  throw new Error(`No benchmark is called ${unknown.join(", ")}. There are: ${BENCHES.join(", ")}.`);
let failed = false;
for (const bench of BENCHES.filter((name) => asked.length === 0 || asked.includes(name))) {
  if (!flags.includes("--json")) process.stdout.write(`\n# ${bench}\n`);
  const script = fileURLToPath(new URL(`${bench}.ts`, import.meta.url));
  const run = spawnSync(process.execPath, [...process.execArgv, script, ...(PRINTS_JSON.has(bench) ? flags : [])], {
    stdio: "inherit",
  });
  failed ||= run.status !== 0;
}
process.exitCode = failed ? 1 : 0;
