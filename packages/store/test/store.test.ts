import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WeatherDay } from "@springtide/contracts";
import type { OrganisationStore, Store } from "@springtide/store";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { anyHistory } from "./any-history.ts";
import { databases } from "../../../test/databases/databases.ts";
import { NO_HOLIDAYS, historyFrom, shopImport, smallShop, temporaryFolder } from "./fixtures.ts";

const NOW = "2026-11-22T10:00:00.000Z";
/** Hourly intervals of 2026-06-01 in Berlin. */
const morning = [6, 7, 8].map((hour) => Date.UTC(2026, 5, 1, hour));

describe.each(databases)("the store on $name", (database) => {
  let place: Awaited<ReturnType<typeof database.place>>;
  let opened: Store;
  let store: OrganisationStore;
  beforeAll(async () => {
    place = await database.place();
    opened = await openStore({ ...place, now: () => new Date(NOW) });
    store = opened.within(LOCAL_SCOPE);
  }, 60_000);
  afterAll(async () => {
    await opened.close();
    await place.remove();
  });

  describe("a shop in the store", () => {
    it("gives back exactly the histories that went in", async () => {
      const pair = fc.tuple(anyHistory("phone"), anyHistory("email"));
      await fc.assert(
        fc.asyncProperty(pair, async ([phone, email]) => {
          const contacts = [phone.history, email.history];
          await store.importShop(shopImport(smallShop("any", phone.zone), contacts));
          expect(await store.history("any")).toEqual(contacts);
        }),
        { numRuns: 30 },
      );
    });

    it("is kept as it was described, with its holidays and the time of its import", async () => {
      const shop = smallShop();
      await store.importShop(shopImport(shop, [historyFrom("phone", 60, morning)]));
      expect(await store.shop("lamps")).toMatchObject({ shop, holidays: NO_HOLIDAYS, importedAt: NOW });
      expect(await store.shop("nobody")).toBeNull();
    });

    it("is replaced by its next import, and its inputs then have another hash", async () => {
      const shop = smallShop("again");
      await store.importShop(shopImport(shop, [historyFrom("phone", 60, morning), historyFrom("email", 60, morning)]));
      const before = await store.shop("again");
      const replacement = [historyFrom("email", "day", [Date.UTC(2026, 5, 1, 22)], [7])];
      await store.importShop(shopImport({ ...shop, name: "Renamed" }, replacement));
      const after = await store.shop("again");
      expect(await store.history("again")).toEqual(replacement);
      expect(after?.shop.name).toBe("Renamed");
      expect(after?.inputsHash).not.toBe(before?.inputsHash);
    });

    it("keeps its hash when the same is imported again", async () => {
      const same = shopImport(smallShop("same"), [historyFrom("phone", 60, morning)]);
      await store.importShop(same);
      const before = await store.shop("same");
      await store.importShop(same);
      expect((await store.shop("same"))?.inputsHash).toBe(before?.inputsHash);
    });

    it("is listed with the first and last local day of its history and the contacts that are known", async () => {
      // 22:30Z on 31 May is 00:30 on 1 June in Berlin.
      const starts = [Date.UTC(2026, 4, 31, 22, 30), Date.UTC(2026, 5, 3, 8), Date.UTC(2026, 5, 3, 8, 15)];
      const history = historyFrom("phone", 15, starts, [2, Number.NaN, 3]);
      await store.importShop(shopImport(smallShop("listed"), [history]));
      const listed = (await store.listShops()).find((shop) => shop.id === "listed");
      expect(listed).toMatchObject({ firstDay: "2026-06-01", lastDay: "2026-06-03", contacts: 5, currency: "EUR" });
    });

    it("is listed without days when it has no history", async () => {
      await store.importShop(shopImport(smallShop("empty"), []));
      const listed = (await store.listShops()).find((shop) => shop.id === "empty");
      expect(listed).toMatchObject({ firstDay: null, lastDay: null, contacts: 0 });
      expect(await store.history("empty")).toEqual([]);
    });

    it("says of every shop from which state its plan would be made, as the list does, which reads the histories too", async () => {
      await store.importShop(shopImport(smallShop("state"), [historyFrom("phone", 60, morning)]));
      const listed = (await store.listShops()).map(({ id, organisation, inputsHash }) => ({
        id,
        organisation,
        inputsHash,
      }));
      expect(listed.map(({ id }) => id)).toContain("state");
      expect(await store.shopInputs()).toEqual(listed);
    });

    it("gives back its weather, unknown values as null", async () => {
      const nothing = { maxC: null, minC: null, precipitationMm: null, sky: null, sunshineHours: null };
      const weather: WeatherDay[] = [
        { ...nothing, market: "home", day: "2026-03-01" },
        {
          market: "home",
          day: "2026-03-02",
          maxC: 18.5,
          minC: -0.25,
          precipitationMm: 0,
          sky: "sun",
          sunshineHours: 9.1,
        },
      ];
      await store.importShop(shopImport(smallShop("weather"), [], weather));
      expect(await store.weather("weather")).toEqual(weather);
    });

    it("is not changed by an import that fails half-way, nor is any other of the same transaction", async () => {
      const before = [historyFrom("phone", 60, morning)];
      await store.importShop(shopImport(smallShop("steady"), before));
      const twice: WeatherDay = {
        market: "home",
        day: "2026-03-01",
        maxC: 1,
        minC: 1,
        precipitationMm: 1,
        sky: null,
        sunshineHours: null,
      };
      const bad = shopImport(smallShop("steady"), [], [twice, twice]);
      await expect(store.importShops([shopImport(smallShop("newcomer"), before), bad])).rejects.toThrow();
      expect(await store.history("steady")).toEqual(before);
      expect(await store.shop("newcomer")).toBeNull();
    });

    it("takes imports and questions at the same time, one after the other", async () => {
      const contacts = [historyFrom("phone", 60, morning)];
      const shops = ["one", "two", "three"];
      await Promise.all(
        shops.flatMap((id) => [store.importShop(shopImport(smallShop(id), contacts)), store.listShops()]),
      );
      for (const id of shops) expect(await store.history(id)).toEqual(contacts);
    });
  });

  describe("plans in the store", () => {
    it("come in versions, and the newest comes back word for word", async () => {
      await store.importShop(shopImport(smallShop("planned"), []));
      expect(await store.newestPlan("planned")).toBeNull();
      expect(await store.savePlan("planned", '{"b": 1,  "a": 1e-17}', "first")).toBe(1);
      expect(await store.savePlan("planned", '{"z":0.1}', "second")).toBe(2);
      const newest = { version: 2, inputsHash: "second", savedAt: NOW };
      expect(await store.newestPlan("planned")).toEqual({ ...newest, json: '{"z":0.1}' });
      expect(await store.newestPlanEntry("planned")).toEqual(newest);
    });

    it("are numbered one after the other, however many are saved at once", async () => {
      await store.importShop(shopImport(smallShop("busy"), []));
      const versions = await Promise.all([1, 2, 3, 4].map((plan) => store.savePlan("busy", "{}", `plan ${plan}`)));
      expect(versions.sort()).toEqual([1, 2, 3, 4]);
    });

    it("outlive the imports after them", async () => {
      await store.importShop(shopImport(smallShop("kept"), []));
      await store.savePlan("kept", "{}", "first");
      await store.importShop(shopImport(smallShop("kept"), [historyFrom("phone", 60, morning)]));
      expect((await store.newestPlan("kept"))?.inputsHash).toBe("first");
    });
  });

  describe("a store closed and opened again", () => {
    it("has what was stored, and leaves no lock behind", async () => {
      const contacts = [historyFrom("phone", 60, morning)];
      await store.importShop(shopImport(smallShop("durable"), contacts));
      await opened.close();
      await expect(stat(join(place.folder, "springtide.lock"))).rejects.toThrow("ENOENT");
      opened = await openStore(place);
      store = opened.within(LOCAL_SCOPE);
      expect(await store.history("durable")).toEqual(contacts);
    });
  });
});

it("is made in an empty folder, where a start that was killed while it was being made is not in the way", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder.path, "postgres.unfinished"));
  await writeFile(join(folder.path, "postgres.unfinished", "PG_VERSION"), "");
  const store = await openStore({ folder: folder.path, now: () => new Date(NOW) });
  expect(await store.within(LOCAL_SCOPE).listShops()).toEqual([]);
  await store.close();
  await folder.remove();
});
