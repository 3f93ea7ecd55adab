// Every benchmark in turn: npm run bench, or npm run bench staffing for one.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const BENCHES = ["staffing", "ingest"];

const asked = process.argv.slice(2);
let failed = false;
for (const bench of BENCHES.filter((name) => asked.length === 0 || asked.includes(name))) {
  process.stdout.write(`\n# ${bench}\n`);
  const script = fileURLToPath(new URL(`${bench}.ts`, import.meta.url));
  const run = spawnSync(process.execPath, [...process.execArgv, script], { stdio: "inherit" });
  failed ||= run.status !== 0;
}
process.exitCode = failed ? 1 : 0;
