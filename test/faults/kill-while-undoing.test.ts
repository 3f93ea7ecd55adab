import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { openDatabase } from "../../packages/store/src/database/open-database.ts";
import { databases } from "../databases/databases.ts";
import { largeImport } from "./large-import.ts";

const SCRIPT = fileURLToPath(new URL("./import-and-undo.ts", import.meta.url));

/** Runs the loop until it has said so many lines, then a moment more, then kills it; gives back all it said. */
async function killedAfter(words: readonly string[], lines: number, moreMs: number): Promise<string[]> {
  const node = ["--conditions=@springtide/source", "--import", "tsx", SCRIPT, ...words];
  const child = spawn(process.execPath, node, { stdio: ["ignore", "pipe", "inherit"] });
  let heard = "";
  const said = (): string[] => heard.split("\n").slice(0, -1);
  const exit = once(child, "exit");
  child.stdout.on("data", (text) => (heard += String(text)));
  await expect
    .poll(() => said().length >= lines || child.exitCode !== null, { timeout: 60_000, interval: 5 })
    .toBe(true);
  await pause(moreMs);
  child.kill("SIGKILL");
  await exit;
  return said();
}

/** What the acknowledgements leave on the pile, and what it may be if the last word was not answered any more. */
function expected(before: readonly number[], said: readonly string[]): number[][] {
  let pile = [...before];
  let after: number[] | null = null;
  for (const line of said) {
    const [word, number] = line.split(" ");
    const generation = Number(number);
    if (word === "importing") after = [...pile, generation];
    if (word === "undoing") after = pile.slice(0, -1);
    if (word !== "imported" && word !== "undone") continue;
    pile = after ?? pile;
    after = null;
  }
  return after === null ? [pile] : [pile, after];
}

/** A server may still be at work on what a killed process sent last. */
async function lastWordsTaken(place: Parameters<typeof openDatabase>[0]): Promise<void> {
  if (place.databaseUrl === null) return;
  const { database, close } = await openDatabase(place);
  const others = async (): Promise<number> => {
    const { rows } = await sql`select from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`.execute(
      database,
    );
    return rows.length;
  };
  await expect.poll(others, { timeout: 20_000 }).toBe(0);
  await close();
}

it.each(databases)(
  "loses no acknowledged import and no acknowledged undoing of one when killed, doubles none and leaves none by half, on $name",
  async (database) => {
    const place = await database.place();
    let pile: number[] = [];
    let next = 1;
    for (const [lines, moreMs] of [
      [7, 15],
      [10, 5],
    ] as const) {
      const said = await killedAfter([place.folder, place.databaseUrl ?? "", String(next)], lines, moreMs);
      await lastWordsTaken(place);
      const store = await openStore(place);
      const shops = store.within(LOCAL_SCOPE);
      const held = (await shops.imports("large")).filter(({ undone }) => undone === null).reverse();
      const generations = await Promise.all(
        held.map(async ({ id }) => (await shops.history("large", id))[0]?.offered[0] ?? Number.NaN),
      );
      expect(expected(pile, said)).toContainEqual(generations);
      const last = generations.at(-1);
      expect(await shops.history("large")).toEqual(last === undefined ? [] : largeImport(last, 40).contacts);
      expect((await shops.shop("large"))?.shop.name).toBe(last === undefined ? undefined : `Generation ${last}`);
      await store.close();
      pile = generations;
      next += said.length;
    }
    await place.remove();
  },
  240_000,
);
