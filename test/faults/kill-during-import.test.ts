import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ContactHistory } from "@springtide/contracts";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { largeImport } from "./large-import.ts";

const SCRIPT = fileURLToPath(new URL("./import-large.ts", import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "springtide-kill-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function startImport(generation: number): ChildProcess {
  const node = ["--conditions=@springtide/source", "--import", "tsx", SCRIPT, folder, String(generation)];
  return spawn(process.execPath, node, { stdio: ["ignore", "pipe", "inherit"] });
}

/** Listens without ever closing its ear: a child that speaks to nobody would fail of that, not of the kill. */
function says(child: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let heard = "";
    child.stdout?.on("data", (text) => {
      heard += String(text);
      if (heard.includes(word)) resolve();
    });
    child.on("exit", () => {
      reject(new Error(`The import ended after saying "${heard}", never "${word}".`));
    });
  });
}

/** What is stored: the one generation that every part of it names, or null for no shop; anything else fails the test. */
async function storedGeneration(): Promise<number | null> {
  const store = await openStore({ folder, now: () => new Date() });
  try {
    const stored = await store.within(LOCAL_SCOPE).shop("large");
    const histories = await store.within(LOCAL_SCOPE).history("large");
    if (stored === null) {
      expect(histories).toEqual([]);
      return null;
    }
    const generation = histories[0]?.offered[0] ?? Number.NaN;
    const whole = largeImport(generation);
    expect(stored.shop).toEqual(whole.shop);
    expect(fingerprint(histories)).toEqual(fingerprint(whole.contacts));
    return generation;
  } finally {
    await store.close();
  }
}

/** Every byte of every column, in a form that is quick to compare. */
function fingerprint(histories: readonly ContactHistory[]): string[] {
  return histories.map(({ queue, minutes, ...columns }) => {
    const hash = createHash("sha256");
    for (const column of Object.values(columns)) hash.update(new Uint8Array(column.buffer));
    return `${queue} ${minutes} ${hash.digest("hex")}`;
  });
}

/** Kills an import some milliseconds after it begins; true if it had not said that it was done. */
async function killImport(generation: number, afterMs: number): Promise<boolean> {
  const child = startImport(generation);
  const exit = once(child, "exit");
  await says(child, "begins");
  await pause(afterMs);
  const running = child.exitCode === null;
  child.kill("SIGKILL");
  await exit;
  return running;
}

describe("kill -9 while a large history is imported", () => {
  it("leaves no shop at all, or after an earlier import that one, or the whole new one; and nobody else gets in meanwhile", async () => {
    // How long an import takes here is measured, so that the kills fall at different points of it on any machine.
    expect(await killImport(1, 30)).toBe(true);
    expect([null, 1]).toContain(await storedGeneration());
    const child = startImport(2);
    const exit = once(child, "exit");
    await says(child, "begins");
    const beganMs = performance.now();
    const done = says(child, "done");
    await expect(openStore({ folder, now: () => new Date() })).rejects.toThrow(`process ${child.pid ?? 0}`);
    await done;
    const tookMs = performance.now() - beganMs;
    await exit;
    expect(await storedGeneration()).toBe(2);
    let stored = 2;
    let killedInside = 0;
    for (const [index, share] of [0.1, 0.4, 0.7, 0.95].entries()) {
      const generation = 3 + index;
      if (await killImport(generation, share * tookMs)) killedInside += 1;
      const found = await storedGeneration();
      expect([stored, generation]).toContain(found);
      stored = found ?? Number.NaN;
    }
    expect(killedInside).toBeGreaterThanOrEqual(2);
  });
});
