import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Problem, routes } from "@springtide/contracts";
import { readShop } from "@springtide/exchange";
import type { RunningServer } from "@springtide/server";
import { serve } from "@springtide/server";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { answerTo } from "../../apps/cli/test/captured.ts";
import { HEADER, smallFiles } from "../../apps/cli/test/small-files.ts";
import { watchImport } from "../../apps/cli/src/commands/watch-import.ts";
import { storePlace } from "../../apps/cli/src/places.ts";
import { databases } from "../databases/databases.ts";
import { browserAt, fetchSignedIn, post } from "./sign-in.ts";

describe("commands while a server holds the data folder", () => {
  let files: Awaited<ReturnType<typeof smallFiles>>;
  let place: Awaited<ReturnType<(typeof databases)[number]["place"]>>;
  let server: RunningServer;
  beforeAll(async () => {
    files = await smallFiles();
    const [embedded] = databases;
    if (embedded === undefined) throw new Error("There is no embedded database.");
    place = await embedded.place();
    const planWorker = new URL("./quick-plan-worker.ts", import.meta.url);
    server = await serve({ ...place, port: 0, log: () => undefined, planWorker });
  });
  afterAll(async () => {
    await server.close();
    await files.remove();
    await place.remove();
  });

  it("store a shop through it, and it plans that shop", async () => {
    const typed = ["import", files.shop, "--contacts", files.contacts, "--data", place.folder];
    expect((await answerTo(typed)).code).toBe(0);
    const states = async (): Promise<unknown> => {
      const answer: unknown = await (await fetchSignedIn(server, `${server.url}/api/shops`)).json();
      return routes.listShops.response.parse(answer).shops.map(({ id, plan }) => [id, plan]);
    };
    await expect.poll(states, { timeout: 60_000 }).toEqual([["lamps", "ready"]]);
  });

  it("list what was imported through it, say what an import changed, and take the newest back", async () => {
    const imports = async (...more: string[]): Promise<{ code: number; out: string; err: string }> =>
      answerTo(["imports", "lamps", "--data", place.folder, ...more]);
    expect((await imports()).out).toMatch(/^\* 1 {2}\S+ command line .*contacts\.csv, 959 rows days \+40 ~0 -0/);
    const again = ["import", files.shop, "--contacts", files.contacts, "--data", place.folder];
    expect((await answerTo(again)).code).toBe(0);
    expect((await imports("--changes", "1")).out).toContain("Days of contacts: 40 different");
    expect((await imports("--changes", "2")).out).toContain("Days of contacts: 0 different");
    expect((await imports("--undo", "1")).err).toContain("import-not-newest");
    expect((await imports("--undo", "2")).out).toMatch(/^ {2}2 .* taken back .* by command line\n\* 1 /);
    expect((await answerTo(["imports", "nothing", "--data", place.folder])).code).toBe(2);
  });

  it("import files that appear in a folder through it, beside what is stored", async () => {
    const folder = join(files.folder, "incoming");
    await mkdir(folder);
    const day = Array.from({ length: 24 }, (_, hour) => `2026-04-10T${String(hour).padStart(2, "0")}:00+02:00,phone,4`);
    await writeFile(join(folder, "tenth.csv"), [HEADER, ...day].join("\n"));
    const [told, stop]: [string[], AbortController] = [[], new AbortController()];
    const quiet = { note: () => undefined, progress: () => undefined, clear: () => undefined };
    const shop = await readShop(files.shop);
    const shopOf = () => Promise.resolve(shop);
    const request = { folder, shopOf, mapping: undefined, accept: [], place: storePlace(place.folder) };
    const watching = watchImport(request, { ...quiet, print: (line) => told.push(line) }, stop.signal);
    await expect.poll(() => told.length, { timeout: 60_000 }).toBe(2);
    stop.abort();
    await watching;
    expect(told[1]).toBe("tenth.csv: imported (import 3 of lamps, days +1 ~0 -0), now done/tenth.csv");
    const listed = await answerTo(["imports", "lamps", "--data", place.folder]);
    expect(listed.out).toMatch(/^\* 3 .* command line tenth\.csv, 24 rows days \+1 ~0 -0/);
  });

  it("take a backup of it, which restores to the same in a new folder", async () => {
    const [kept, folder] = [join(files.folder, "kept.springtide"), join(files.folder, "restored")];
    expect((await answerTo(["backup", kept, "--data", place.folder])).code).toBe(0);
    const again = await answerTo(["backup", kept, "--data", place.folder]);
    expect(again.code).toBe(2);
    expect(again.err).toContain("backup-file-taken");
    expect((await answerTo(["restore", kept, folder])).code).toBe(0);
    const store = await openStore({ folder, now: () => new Date() });
    const [shop] = await store.within(LOCAL_SCOPE).listShops();
    await store.close();
    const listed = routes.listShops.response.parse(
      await (await fetchSignedIn(server, `${server.url}/api/shops`)).json(),
    );
    expect(listed.shops).toMatchObject([{ id: shop?.id, contacts: shop?.contacts, lastDay: shop?.lastDay }]);
  });

  it("find their way by the lock, which its owner alone can read", async () => {
    const lock = join(place.folder, "springtide.lock");
    expect((await stat(lock)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(lock, "utf8"))).toMatchObject({
      pid: process.pid,
      server: { address: server.url },
    });
  });

  it("are the owner's: without the word from the lock they are refused", async () => {
    for (const headers of [{}, { authorization: "Bearer guessed" }]) {
      const answer = await fetch(`${server.url}/api/owner/backup`, { headers });
      expect(answer.status).toBe(401);
      expect(Problem.parse(await answer.json()).code).toBe("not-the-owner");
    }
  });

  it("make an owner with a password, and a link that signs in once, without a word of the password", async () => {
    const at = ["--data", place.folder];
    process.env["SPRINGTIDE_PASSWORD"] = "kettle tram orbit 41 walnut";
    const made = await answerTo([
      "account",
      "create-owner",
      "--email",
      "olga@example.com",
      "--name",
      "Olga Ohm",
      ...at,
    ]);
    const again = await answerTo(["account", "create-owner", "--email", "Olga@example.com", ...at]);
    delete process.env["SPRINGTIDE_PASSWORD"];
    expect([made.code, again.code]).toEqual([0, 2]);
    expect(again.err).toContain("account-exists");
    expect((await answerTo(["account", "list", ...at])).out).toContain("olga@example.com  Olga Ohm");
    const linked = await answerTo(["sign-in-link", "--email", "olga@example.com", ...at]);
    const token = /springtide_link_[\w-]{43}/.exec(linked.out)?.[0];
    expect(linked.out).toContain(`${server.url}/sign-in/`);
    const use = (): Promise<Response> => post(browserAt(server.url), "/api/sign-in/link", { token });
    expect([(await use()).status, (await use()).status]).toEqual([200, 410]);
    expect((await answerTo(["account", "frobnicate", ...at])).err).toContain("unknown-account-action");
    expect(JSON.stringify([made, again, linked])).not.toContain("walnut");
  });
});
