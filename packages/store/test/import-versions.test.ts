import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WeatherDay } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { OrganisationStore, ShopImport, Store } from "@springtide/store";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { databases } from "../../../test/databases/databases.ts";
import { historyFrom, shopImport, smallShop } from "./fixtures.ts";

const NOW = "2026-11-22T10:00:00.000Z";
/** Midnights of Berlin around its change of clocks on 2026-10-25, a day of 25 hours. */
const MIDNIGHTS = [22, 22, 22, 23, 23].map((hour, index) => Date.UTC(2026, 9, 22 + index, hour));

/** By day: null for none, else what its counts are made from. */
type Days = readonly (number | null)[];

interface Version {
  readonly phone: Days;
  readonly email: Days | null;
  readonly minutes: 30 | 60;
  readonly warm: Days;
  readonly name: string;
}

function importOf(id: string, { phone, email, minutes, warm, name }: Version): ShopImport {
  const history = (queue: string, days: Days) => {
    const starts = days.flatMap((seed, day) =>
      seed === null ? [] : [8, 9, 25].map((hour) => [day, hour, seed] as const),
    );
    return historyFrom(
      queue,
      minutes,
      starts.map(([day, hour]) => (MIDNIGHTS[day] ?? 0) + Math.min(hour, 23) * 3_600_000),
      starts.map(([, hour, seed]) => (seed === 0 ? Number.NaN : seed / hour)),
    );
  };
  const weather = warm.flatMap((maxC, day): WeatherDay[] =>
    maxC === null
      ? []
      : [
          {
            market: "home",
            day: `2026-10-2${day}`,
            maxC,
            minC: null,
            precipitationMm: null,
            sky: null,
            sunshineHours: 1,
          },
        ],
  );
  const contacts = [history("phone", phone), ...(email === null ? [] : [history("email", email)])];
  return shopImport({ ...smallShop(id), name }, contacts, weather);
}

const days = fc.array(fc.option(fc.nat(2)), { minLength: 5, maxLength: 5 });
const version: fc.Arbitrary<Version> = fc.record({
  phone: days,
  email: fc.option(days),
  minutes: fc.constantFrom(60, 60, 60, 30),
  warm: days,
  name: fc.constantFrom("Lamps", "Shades"),
});
const steps = fc.array(
  fc.oneof({ weight: 3, arbitrary: version }, { weight: 2, arbitrary: fc.constant("undo" as const) }),
  {
    minLength: 3,
    maxLength: 10,
  },
);

/** Every stored row that a history is made of, word for word, by a way that knows nothing of versions. */
async function storedRows(store: Store): Promise<string> {
  let table = "";
  const lines: string[] = [];
  for await (const line of store.backup()) {
    const named = /^\{"table":"(\w+)"/.exec(line)?.[1];
    if (named !== undefined) table = named;
    if (["shops", "contact_series", "contact_days", "weather_days"].includes(table)) lines.push(line);
  }
  return lines.sort().join("");
}

describe.each(databases)("imports on $name", (database) => {
  let time = NOW;
  let place: Awaited<ReturnType<typeof database.place>>;
  let opened: Store;
  let store: OrganisationStore;
  let shops = 0;
  const newShop = (): string => `shop-${(shops += 1)}`;
  beforeAll(async () => {
    place = await database.place();
    opened = await openStore({ ...place, now: () => new Date(time) });
    store = opened.within(LOCAL_SCOPE);
  }, 240_000);
  afterAll(async () => {
    await opened.close();
    await place.remove();
  });

  it("taken back leave every row as it was before them, whatever was imported and taken back before", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const id = newShop();
        // The model: what holds is the top of a pile.
        const pile: { imported: ShopImport; importId: number; rowsBefore: string }[] = [];
        for (const step of sequence) {
          if (step !== "undo") {
            const [imported, rowsBefore] = [importOf(id, step), await storedRows(opened)];
            const preview = await store.previewImport(imported);
            const importId = await store.importShop(imported);
            expect(await store.importDiff(id, pile.at(-1)?.importId ?? null, importId)).toEqual(preview);
            pile.push({ imported, importId, rowsBefore });
          } else {
            const undone = pile.pop();
            if (undone === undefined) continue;
            await store.undoImport(id, undone.importId);
            // A shop that was never imported keeps its row, without an import.
            if (pile.length > 0) expect(await storedRows(opened)).toBe(undone.rowsBefore);
          }
          const top = pile.at(-1);
          expect((await store.shop(id))?.shop).toEqual(top?.imported.shop);
          expect(await store.history(id)).toEqual(top?.imported.contacts ?? []);
          expect(await store.weather(id)).toEqual(top?.imported.weather ?? []);
        }
        for (const { imported, importId } of pile) {
          expect(await store.history(id, importId)).toEqual(imported.contacts);
          expect(await store.weather(id, importId)).toEqual(imported.weather);
        }
      }),
      { numRuns: 8 },
    );
  }, 240_000);

  const first: Version = {
    phone: [1, 1, 1, null, 1],
    email: [1, 1, null, null, null],
    minutes: 60,
    warm: [9, 9, 9, 9, null],
    name: "Lamps",
  };
  const corrected: Version = { ...first, phone: [1, 2, null, 2, 1], email: null, warm: [9, 8, 9, null, 7] };

  it("write the days alone that differ, and say which they are", async () => {
    const id = newShop();
    await store.importShop(importOf(id, first), "Ann");
    const rows = (await storedRows(opened)).split("\n").length;
    const diff = await store.previewImport(importOf(id, corrected));
    expect((await storedRows(opened)).split("\n").length).toBe(rows);
    const sum = (seed: number): number => seed / 8 + seed / 9 + seed / 25;
    expect(diff).toEqual({
      shopChanged: false,
      holidaysChanged: false,
      contactDays: [
        { queue: "email", day: "2026-10-23", before: sum(1), after: null },
        { queue: "email", day: "2026-10-24", before: sum(1), after: null },
        { queue: "phone", day: "2026-10-24", before: sum(1), after: sum(2) },
        { queue: "phone", day: "2026-10-25", before: sum(1), after: null },
        { queue: "phone", day: "2026-10-26", before: null, after: sum(2) },
      ],
      weatherDays: { added: 1, changed: 1, removed: 1 },
    });
    await store.importShop(importOf(id, corrected), "Ben");
    // Two days of the phone and two of the weather; the others stay where they are.
    expect((await storedRows(opened)).split("\n").length).toBe(rows + 4);
    const [newest, oldest] = await store.imports(id);
    expect(newest).toMatchObject({
      ...{ shop: id, at: NOW, who: "Ben", holds: true, undone: null, file: null, rows: null },
      contactDays: { added: 1, changed: 1, removed: 3 },
    });
    expect(oldest).toMatchObject({ who: "Ann", holds: false, contactDays: { added: 6, changed: 0, removed: 0 } });
    await store.undoImport(id, newest?.id ?? 0, "Cem");
    expect(await store.imports(id)).toMatchObject([
      { who: "Ben", holds: false, undone: { at: NOW, who: "Cem" } },
      { who: "Ann", holds: true, undone: null },
    ]);
  });

  it("follow each other as they were done, though the clock jumps back and forth", async () => {
    const id = newShop();
    const clock = opened.within(LOCAL_SCOPE);
    for (const hour of [12, 11, 13, 10]) {
      time = `2026-11-22T${hour}:00:00.000Z`;
      await clock.importShop(importOf(id, { ...first, name: `At ${hour}` }));
    }
    expect((await clock.shop(id))?.shop.name).toBe("At 10");
    const list = await clock.imports(id);
    expect(list.map(({ at }) => at.slice(11, 13))).toEqual(["10", "13", "11", "12"]);
    for (const { id: importId } of list.slice(0, 3)) await clock.undoImport(id, importId);
    time = NOW;
    expect((await clock.shop(id))?.shop.name).toBe("At 12");
  });

  it("are taken back newest first and once, and leave no shop when the first one goes", async () => {
    const id = newShop();
    const code = async (work: Promise<unknown>): Promise<string | undefined> => {
      const thrown: unknown = await work.catch((error: unknown) => error);
      return thrown instanceof Refusal ? thrown.findings[0]?.code : undefined;
    };
    const [one, two] = [await store.importShop(importOf(id, first)), await store.importShop(importOf(id, corrected))];
    expect(await code(store.undoImport(id, one))).toBe("import-not-newest");
    expect(await code(store.undoImport(newShop(), two))).toBe("no-such-import");
    await store.undoImport(id, two);
    expect(await code(store.undoImport(id, two))).toBe("import-undone");
    expect(await code(store.importDiff(id, one, two))).toBe("no-such-import");
    await store.undoImport(id, one);
    expect(await store.shop(id)).toBeNull();
    expect((await store.listShops()).map((shop) => shop.id)).not.toContain(id);
    await store.importShop(importOf(id, corrected));
    expect(await store.history(id)).toEqual(importOf(id, corrected).contacts);
    const twice = historyFrom("phone", 60, MIDNIGHTS);
    expect(await code(store.importShop(shopImport(smallShop(id), [twice, twice])))).toBe("queue-twice");
  });

  it("of two who each add a day to what is there at the same moment, both days stay", async () => {
    const id = newShop();
    const add = (day: number): Promise<number> =>
      store.changeShop(id, async (stored) => {
        const before = stored === null ? [] : await store.history(id, stored.importId);
        const starts = [...(before[0]?.startMs ?? []), (MIDNIGHTS[day] ?? 0) + 8 * 3_600_000];
        return shopImport(smallShop(id), [
          historyFrom(
            "phone",
            60,
            starts.sort((a, b) => a - b),
          ),
        ]);
      });
    await add(0);
    await Promise.all([add(1), add(2), add(4)]);
    expect((await store.history(id))[0]?.startMs).toHaveLength(4);
    expect(await store.imports(id)).toHaveLength(4);
  });
});
