// Staffs two million intervals from file to file on the command line, and says how fast and with how much memory: the
// memory is that of a file of half the rows, or this fails.
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROWS = 2_000_000;
const BATCH = 20_000;
/** What garbage not yet collected may differ by. */
const ALLOWED_MEGABYTES = 60;

async function writeIntervals(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path);
  out.write("interval,contacts,aht\n");
  for (let from = 0; from < rows; from += BATCH) {
    const lines = Array.from({ length: Math.min(BATCH, rows - from) }, (_, at) => {
      const row = from + at;
      return `${row},${(row * 7919) % 400},${180 + ((row * 104_729) % 420)}`;
    });
    if (!out.write(`${lines.join("\n")}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}

/** Staffs a file in a process of its own, whose memory is then known. */
function peakMegabytes(folder: string, path: string): { megabytes: number; said: string } {
  const command = `import { main } from ${JSON.stringify(fileURLToPath(new URL("../../apps/cli/src/main.ts", import.meta.url)))};
    process.exitCode = await main(process.argv.slice(1));
    process.stderr.write(String(process.resourceUsage().maxRSS / 1024));`;
  const question = ["--interval", "15m", "--target", "80/20", "--max-occupancy", "0.85", "--json"];
  const typed = ["staff", "--from", path, "--out", join(folder, "agents.csv"), ...question];
  const node = [...process.execArgv, "--input-type=module", "--eval", command, ...typed];
  const { stdout, stderr, status } = spawnSync(process.execPath, node, { encoding: "utf8" });
  if (status !== 0) throw new Error(`springtide staff failed: ${stderr}`);
  return { megabytes: Number(stderr), said: stdout.trim() };
}

const folder = await mkdtemp(join(tmpdir(), "springtide-staff-file-"));
try {
  const path = join(folder, "intervals.csv");
  const peaks: number[] = [];
  for (const rows of [ROWS / 2, ROWS]) {
    await writeIntervals(path, rows);
    const startMs = performance.now();
    const { megabytes, said } = peakMegabytes(folder, path);
    const seconds = (performance.now() - startMs) / 1000;
    peaks.push(megabytes);
    process.stdout.write(
      `staff-file  ${rows} rows in ${seconds.toFixed(1)} s, peak memory ${megabytes.toFixed(0)} MB\n            ${said}\n`,
    );
  }
  const [small = 0, large = Infinity] = peaks;
  if (large - small > ALLOWED_MEGABYTES) {
    process.stdout.write("Memory grows with the number of intervals.\n");
    process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true });
}
