// Counts a log of five million contacts into quarter-hour cells: springtide aggregate over logs written in three ways, the reader of
// plans, and libraries that read CSV. Says rows a second, memory and sums, and fails where a sum is wrong.
// Arguments: [log.csv] [--sums cells,contacts,handleSeconds,waitSeconds,abandoned]; without a log, one is made.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Of the log that call-log.ts writes with seed 1, counted with another program (Python: zoneinfo and a dictionary). */
const MADE_SUMS = "174630,5000000,1364369641,197529675,443811";
const COMMAND = fileURLToPath(new URL("../../apps/cli/bin/springtide.js", import.meta.url));
/** Says at the end how much memory a process held, in KiB. */
const TELL_MEMORY = `data:text/javascript,process.on("exit",()=>process.stderr.write("\\nheld "+process.resourceUsage().maxRSS))`;
const PEERS = ["udsv", "csv-parse", "papaparse"];
const DIALECT = "--start Zeitpunkt --by Kanal --handle Bearbeitung --wait Wartezeit --abandoned Aufgelegt".split(" ");

const words = process.argv.slice(2);
const sumsAt = words.indexOf("--sums");
const given = words[0]?.startsWith("--") === true ? undefined : words[0];
const expected = sumsAt >= 0 ? words[sumsAt + 1] : given === undefined ? MADE_SUMS : undefined;
const folder = await mkdtemp(join(tmpdir(), "springtide-ingest-"));
const wrong: string[] = [];
try {
  const log = given ?? join(folder, "call-log.csv");
  if (given === undefined) run(script("call-log.ts", log));
  process.stdout.write(`log of ${((await stat(log)).size / 1e6).toFixed(0)} MB\n`);
  const aggregate = (path: string, ...options: string[]): string[] => [
    COMMAND,
    "aggregate",
    path,
    "--zone",
    "Europe/Berlin",
    "--out",
    join(folder, "cells.csv"),
    "--json",
    ...options,
  ];
  if (existsSync(COMMAND.replace("bin/springtide.js", "dist/main.js"))) {
    measure("springtide aggregate", aggregate(log, "--by", "channel"));
    for (const way of ["dialect", "words"]) {
      const path = join(folder, `${way}.csv`);
      run(script("rewrite-log.ts", log, path, way));
      measure(`springtide aggregate, ${way}`, aggregate(path, ...DIALECT));
      await rm(path);
    }
  } else process.stdout.write("SKIPPED: springtide aggregate is not built. Run npm run build:code first.\n");
  measure("the reader of plans", script("ingest-run.ts", "readContacts", log));
  for (const peer of PEERS) measure(peer, script("ingest-run.ts", peer, log));
} finally {
  await rm(folder, { recursive: true });
}
if (wrong.length > 0) process.exitCode = 1;

/** A script beside this one, run as this one is. */
function script(name: string, ...more: string[]): string[] {
  return [...process.execArgv, fileURLToPath(new URL(name, import.meta.url)), ...more];
}

function run(typed: readonly string[]): void {
  const { status } = spawnSync(process.execPath, typed, { stdio: "inherit" });
  if (status !== 0) throw new Error(`${typed.join(" ")} failed`);
}

/** Runs a way of counting in a process of its own and prints its line. Time is that of the whole process, unless it tells its own. */
function measure(name: string, typed: readonly string[]): void {
  const startMs = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", TELL_MEMORY, ...typed], {
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  const wallSeconds = (performance.now() - startMs) / 1000;
  if (status !== 0) throw new Error(`${name} failed:\n${stdout.slice(0, 2000)}\n${stderr.slice(-2000)}`);
  const told: unknown = JSON.parse(stdout);
  const { sums, rows, seconds = wallSeconds } = countedIn(told);
  // Its threads tell it, too, each for the whole process.
  const held = Math.max(...Array.from(stderr.matchAll(/held (\d+)/g), ([, kibibytes]) => Number(kibibytes))) / 1024;
  const right = expected === undefined || isSame(sums, expected);
  const verdict = expected === undefined ? "" : right ? "  sums right" : `  SUMS WRONG, expected ${expected}`;
  if (!right) wrong.push(name);
  process.stdout.write(
    `${name.padEnd(30)} ${(rows / seconds / 1e6).toFixed(2)} M rows/s  ${seconds.toFixed(2)} s  ${held.toFixed(0)} MB  ${sums}${verdict}\n`,
  );
}

/** A dash stands for a sum that this way of counting does not make. */
function isSame(sums: string, expectedSums: string): boolean {
  const wanted = expectedSums.split(",");
  return sums.split(",").every((sum, at) => sum === "-" || sum === wanted[at]);
}

interface Counted {
  readonly sums: string;
  readonly rows: number;
  readonly seconds?: number;
}

/** What a process told of its counting: the report of the command, or the line of ingest-run.ts. */
function countedIn(told: unknown): Counted {
  const value = (from: unknown, key: string): unknown =>
    typeof from === "object" && from !== null ? Object.entries(from).find(([name]) => name === key)?.[1] : undefined;
  const sums = value(told, "sums");
  const seconds = value(told, "seconds");
  const totals = value(told, "totals");
  const cells = [
    value(told, "cells"),
    ...["contacts", "handleSeconds", "waitSeconds", "abandoned"].map((key) => value(totals, key)),
  ];
  return {
    sums: typeof sums === "string" ? sums : cells.join(","),
    rows: Number(value(told, "rows") ?? value(told, "rowsRead")),
    ...(typeof seconds === "number" ? { seconds } : {}),
  };
}
