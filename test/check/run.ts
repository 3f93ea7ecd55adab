// Types, format, who may import whom and dead code, one after the other; lint, which takes as long as all of them, beside them.
// Prints what each says once it is through, and fails if any does. With --tests the page is built and every test run once the others have
// passed, while lint goes on; what follows --tests goes to the runner of tests.
import { spawn } from "node:child_process";

const QUICK = ["check:types", "check:format", "check:rules", "check:dead"];

const at = process.argv.indexOf("--tests");
const failed = (await Promise.all([failuresOf(["check:lint"]), at < 0 ? failuresOf(QUICK) : failuresOfTests()])).flat();
if (failed.length > 0) process.stderr.write(`FAILED: ${failed.join(", ")}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function failuresOfTests(): Promise<readonly string[]> {
  const before = await failuresOf([...QUICK, "build:page"]);
  if (before.length > 0) return [...before, "tests were not run"];
  const words = ["vitest", "run", "--mode", "built", ...process.argv.slice(at + 1)];
  return (await codeOf(spawn("npx", words, { stdio: "inherit" }))) === 0 ? [] : ["tests"];
}

async function failuresOf(checks: readonly string[]): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const check of checks) if (!(await passes(check))) failures.push(check);
  return failures;
}

async function passes(check: string): Promise<boolean> {
  const started = performance.now();
  const run = spawn("npm", ["run", "--silent", check], { stdio: ["ignore", "pipe", "pipe"] });
  const said: Buffer[] = [];
  run.stdout.on("data", (text: Buffer) => said.push(text));
  run.stderr.on("data", (text: Buffer) => said.push(text));
  const code = await codeOf(run);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  process.stdout.write(`${check}: ${code === 0 ? "passed" : "FAILED"}, ${seconds} s\n`);
  process.stdout.write(Buffer.concat(said));
  return code === 0;
}

/** How a process ended; null if by a signal. */
function codeOf(run: ReturnType<typeof spawn>): Promise<number | null> {
  return new Promise((resolve, reject) => {
    run.on("close", resolve);
    run.on("error", reject);
  });
}
