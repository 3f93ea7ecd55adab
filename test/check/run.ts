// Types, format, who may import whom and dead code, one after the other; lint, which takes as long as all of them, beside them.
// Prints what each says once it is through, and fails if any does.
import { spawn } from "node:child_process";

const LANES = [["check:lint"], ["check:types", "check:format", "check:rules", "check:dead"]];

const passed = await Promise.all(LANES.map(passesAll));
process.exitCode = passed.every(Boolean) ? 0 : 1;

async function passesAll(checks: readonly string[]): Promise<boolean> {
  let all = true;
  for (const check of checks) {
    const here = await passes(check);
    all &&= here;
  }
  return all;
}

async function passes(check: string): Promise<boolean> {
  const started = performance.now();
  const run = spawn("npm", ["run", "--silent", check], { stdio: ["ignore", "pipe", "pipe"] });
  const said: Buffer[] = [];
  run.stdout.on("data", (text: Buffer) => said.push(text));
  run.stderr.on("data", (text: Buffer) => said.push(text));
  const code = await new Promise<number | null>((resolve, reject) => {
    run.on("close", resolve);
    run.on("error", reject);
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  process.stdout.write(`${check}: ${code === 0 ? "passed" : "FAILED"}, ${seconds} s\n`);
  process.stdout.write(Buffer.concat(said));
  return code === 0;
}
