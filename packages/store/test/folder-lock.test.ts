import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Refusal } from "@springtide/refusal";
import { lockFolder } from "../src/folder/folder-lock.ts";
import { claimAfter } from "../src/folder/lock-succession.ts";
import { prepareFolder } from "../src/folder/prepare-folder.ts";
import { identityOf } from "../src/folder/process-identity.ts";
import { temporaryFolder } from "./fixtures.ts";

const NOW = (): Date => new Date("2026-11-22T10:00:00Z");
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let lockPath: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  lockPath = join(folder.path, "springtide.lock");
});
afterEach(() => folder.remove());

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refusal) return error;
  throw new Error("It was not refused.");
}

/** Some other process; its lock is written as it would write it itself. */
async function withAnotherProcess(test: (pid: number) => Promise<void>): Promise<void> {
  const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"]);
  await once(other, "spawn");
  try {
    await test(other.pid ?? 0);
  } finally {
    other.kill("SIGKILL");
  }
}

describe("the lock of a data folder", () => {
  it("says who holds it and when, and is gone once released", async () => {
    const lock = await lockFolder(folder.path, NOW);
    expect(JSON.parse(await readFile(lockPath, "utf8"))).toMatchObject({
      pid: process.pid,
      started: "2026-11-22T10:00:00.000Z",
    });
    await lock.release();
    expect(await readdir(folder.path)).toEqual([]);
  });

  it("keeps out a living process, and names it with a remedy", async () => {
    await withAnotherProcess(async (pid) => {
      const text = JSON.stringify(identityOf(pid));
      await writeFile(lockPath, text);
      const refusal = await refusalOf(lockFolder(folder.path, NOW));
      expect(refusal.findings[0]?.code).toBe("data-folder-in-use");
      expect(refusal.message).toContain(`process ${pid}`);
      expect(refusal.message).toContain("another data folder");
      expect(refusal.message).not.toContain("\n");
      expect(await readFile(lockPath, "utf8")).toBe(text);
    });
  });

  it("keeps out a second store of the same process", async () => {
    const lock = await lockFolder(folder.path, NOW);
    expect((await refusalOf(lockFolder(folder.path, NOW))).findings[0]?.code).toBe("data-folder-in-use");
    await lock.release();
  });

  it("is taken over from a process that is gone", async () => {
    let gone = 0;
    await withAnotherProcess((pid) => {
      gone = pid;
      return writeFile(lockPath, JSON.stringify(identityOf(pid)));
    });
    await expect.poll(() => identityOf(gone).incarnation, { timeout: 5000 }).toBeNull();
    const lock = await lockFolder(folder.path, NOW);
    await lock.release();
    expect(await readdir(folder.path)).toEqual([]);
  });

  it("is taken over where the number now belongs to another run, as after a restart of a container", async () => {
    await withAnotherProcess(async (pid) => {
      await writeFile(lockPath, JSON.stringify({ pid, incarnation: "an earlier boot/1" }));
      await (await lockFolder(folder.path, NOW)).release();
    });
  });

  it.each(["", "{", '{"pid":"x"}'])("is taken over where it reads %j, which no process writes", async (text) => {
    await writeFile(lockPath, text);
    await (await lockFolder(folder.path, NOW)).release();
  });

  it("is kept out of by a holder on another machine until a minute has passed since its last sign of life", async () => {
    await writeFile(lockPath, JSON.stringify({ pid: 1, incarnation: null, host: "another-machine.example" }));
    const sign = NOW();
    await utimes(lockPath, sign, sign);
    const after = (seconds: number) => (): Date => new Date(sign.getTime() + seconds * 1000);
    const refusal = await refusalOf(lockFolder(folder.path, after(59)));
    expect(refusal.findings[0]?.remedy).toContain("another-machine.example");
    await (await lockFolder(folder.path, after(61))).release();
  });

  it("goes to one of many who want it at once, again and again", async () => {
    for (let round = 0; round < 20; round += 1) {
      await writeFile(lockPath, JSON.stringify({ pid: process.pid, incarnation: `an earlier boot/${round}` }));
      const tries = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(folder.path, NOW)));
      const locks = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
      expect(locks).toHaveLength(1);
      await locks[0]?.release();
      expect(await readdir(folder.path)).toEqual([]);
    }
  });

  it("passes from hand to hand without two ever having it", async () => {
    let holders = 0;
    const mostAtOnce: number[] = [];
    const wants = async (): Promise<void> => {
      for (let time = 0; time < 10;) {
        const lock = await lockFolder(folder.path, NOW).catch(() => null);
        if (lock === null) continue;
        mostAtOnce.push((holders += 1));
        await readdir(folder.path);
        holders -= 1;
        time += 1;
        await lock.release();
      }
    };
    await Promise.all(Array.from({ length: 4 }, wants));
    expect(mostAtOnce).toEqual(Array.from({ length: 40 }, () => 1));
    expect(await readdir(folder.path)).toEqual([]);
  });

  it("is taken over although successors died between claiming and taking it", async () => {
    const texts = [1, 2, 3].map((boot) => JSON.stringify({ pid: process.pid, incarnation: `an earlier boot/${boot}` }));
    const [stale = "", first = "", second = ""] = texts;
    await writeFile(lockPath, stale);
    await writeFile(claimAfter(lockPath, stale), first);
    await writeFile(claimAfter(lockPath, first), second);
    await (await lockFolder(folder.path, NOW)).release();
    expect(await readdir(folder.path)).toEqual([]);
  });

  it("is left to a living process that is about to take it over", async () => {
    await withAnotherProcess(async (pid) => {
      const stale = JSON.stringify({ pid: process.pid, incarnation: "an earlier boot/1" });
      await writeFile(lockPath, stale);
      await writeFile(claimAfter(lockPath, stale), JSON.stringify(identityOf(pid)));
      expect((await refusalOf(lockFolder(folder.path, NOW))).message).toContain(`process ${pid}`);
      expect(await readFile(lockPath, "utf8")).toBe(stale);
    });
  });
});

describe("a data folder", () => {
  it("is made, with the folders above it", async () => {
    await prepareFolder(join(folder.path, "a", "b"));
    expect(await readdir(join(folder.path, "a", "b"))).toEqual([]);
  });

  it("is refused in one line where a file stands in its place", async () => {
    await mkdir(join(folder.path, "data"));
    const file = join(folder.path, "data", "file");
    await writeFile(file, "");
    for (const place of [file, join(file, "below")]) {
      const refusal = await refusalOf(prepareFolder(place));
      expect(refusal.findings[0]).toMatchObject({ code: "data-folder-not-writable", place: { file: place } });
      expect(refusal.message).not.toContain("\n");
    }
  });
});
