// Cold start and memory of `springtide serve` on a folder that is there already: npm run bench start, or with -- <folder> on a copy of one's own.
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../../apps/cli/bin/springtide.js", import.meta.url));
const STARTS = 5;
const TICKS_A_SECOND = 100;
const IDLE_MS = 60_000;

interface Running {
  readonly process: ChildProcess;
  readonly url: string;
  readonly readyMs: number;
}

const data = await mkdtemp(join(tmpdir(), "springtide-start-"));
const [given] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
try {
  if (given === undefined) await plannedFolder();
  else await cp(given, data, { recursive: true, filter: (path) => !path.endsWith("springtide.lock") });
  const times: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const server = await started();
    times.push(server.readyMs);
    const { cpuMs, residentMb } = await figuresOf(server.process);
    print(`start ${start + 1}: ready after ${server.readyMs.toFixed(0)} ms, ${cpuMs} ms of CPU, ${residentMb} MB`);
    await stopped(server.process, "SIGTERM");
  }
  times.sort((a, b) => a - b);
  print(`cold start: median ${(times[STARTS >> 1] ?? NaN).toFixed(0)} ms, promised 3000 ms`);
  const killed = await started();
  await stopped(killed.process, "SIGKILL");
  const after = await started();
  print(`after a kill: ready after ${after.readyMs.toFixed(0)} ms`);
  await pause(IDLE_MS);
  print(`idle for a minute: ${(await figuresOf(after.process)).residentMb} MB, promised 400 MB`);
  await stopped(after.process, "SIGTERM");
} finally {
  await rm(data, { recursive: true, force: true });
}

/** A first start with the demo shops, until all of them have plans. */
async function plannedFolder(): Promise<void> {
  const first = await started();
  const waiting = new Set(["under-way"]);
  while (waiting.has(await slowestState(first.url))) await pause(2_000);
  const { residentMb } = await figuresOf(first.process);
  await pause(IDLE_MS);
  print(
    `all shops planned: ${residentMb} MB, and ${(await figuresOf(first.process)).residentMb} MB a minute later, promised 400 MB`,
  );
  await stopped(first.process, "SIGTERM");
}

/** Of the shops' plans the one that is furthest from being there. */
async function slowestState(url: string): Promise<string> {
  const { token } = serverIn(await readFile(join(data, "springtide.lock"), "utf8"));
  const answer = await fetch(`${url}/api/shops`, { headers: { authorization: `Bearer ${token}` } });
  const text = await answer.text();
  return text.includes('"under-way"') ? "under-way" : "ready";
}

function serverIn(lock: string): { readonly token: string } {
  const token = /"token":"([^"]+)"/.exec(lock)?.[1];
  if (token === undefined) throw new Error("The lock names no token.");
  return { token };
}

async function started(): Promise<Running> {
  const from = performance.now();
  const port = await freePort();
  const child = spawn(process.execPath, [BIN, "serve", "--data", data, "--port", String(port)], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  let told = "";
  await new Promise<void>((ready, failed) => {
    child.stdout.on("data", (piece: Buffer) => {
      told += piece.toString();
      if (told.includes("Springtide is ready")) ready();
    });
    child.once("exit", (code) => {
      failed(new Error(`springtide serve ended with ${String(code)}.`));
    });
  });
  const url = `http://127.0.0.1:${port}`;
  // The first answer counts, not the word that there would be one.
  if (!(await fetch(`${url}/api/ready`)).ok) throw new Error("It said it was ready, and was not.");
  return { process: child, url, readyMs: performance.now() - from };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === "string") throw new Error("No port is free.");
  return address.port;
}

async function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise((end) => child.removeAllListeners("exit").once("exit", end));
  child.kill(signal);
  await ended;
}

/** CPU time so far, and memory resident now, as Linux tells them. */
async function figuresOf({ pid }: ChildProcess): Promise<{ readonly cpuMs: number; readonly residentMb: number }> {
  const [stat, status] = await Promise.all([
    readFile(`/proc/${pid}/stat`, "utf8"),
    readFile(`/proc/${pid}/status`, "utf8"),
  ]);
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
  return { cpuMs: (ticks * 1000) / TICKS_A_SECOND, residentMb: Math.round(kilobytes / 1024) };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
