import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deflected } from "../../src/deflection/deflected.ts";
import { type QueueDays, weighDeflection } from "../../src/deflection/weigh-deflection.ts";
import { smallShop } from "../small-shop.ts";

const BOT = { id: "bot", queue: "phone", resolves: "30%", comesBack: "10%", costPerResolution: 0.5, costAMonth: 100 };

/** So many calls on the first of two weeks' days, and seats bought on each. */
function daysOf(contacts: number, bought = 1000): () => QueueDays {
  const days = new Float64Array(14);
  days[0] = contacts;
  return () => ({ contacts: days, boughtHours: new Float64Array(14).fill(bought) });
}

describe("a bot before a queue", () => {
  it("is worth by hand the work it takes less its price", () => {
    const shop = smallShop({ deflection: [BOT] });
    const [lever] = weighDeflection(shop, daysOf(1000), { months: 2, firstDay: "2026-09-01" });
    // Of 1,000 calls 300 are resolved, 30 of them come back: 270 x 300 s = 22.5 h of work, at the queue's greatest occupancy.
    const occupancy = shop.queues[0]?.target.maxOccupancy ?? 1;
    expect(lever).toMatchObject({ resolved: 270, comesBack: 30, lost: 0, price: 350, valueLost: null });
    expect(lever?.savesInAll).toBeCloseTo((22.5 / occupancy) * 29.35, 1);
    expect(lever?.saves).toBe(lever?.savesInAll);
    // Where no seat is bought, people are paid anyway.
    expect(weighDeflection(shop, daysOf(1000, 0), { months: 2, firstDay: "2026-09-01" })[0]).toMatchObject({
      saves: 0,
      savesInAll: lever?.savesInAll,
      worth: -350,
    });
    expect(lever?.worth).toBeCloseTo((lever?.saves ?? 0) - 350, 2);
    expect(lever?.hoursSaved).toBeCloseTo(22.5 / occupancy / 0.7, 6);
  });

  it("is worth nothing at its break-even of customers lost, and says what a survey would make of it", () => {
    const shop = smallShop({ deflection: [BOT], customerValue: { marginAYear: 80 } });
    const [lever] = weighDeflection(shop, daysOf(1000), { months: 2, firstDay: "2026-09-01" });
    const share = lever?.breakEvenLostShare ?? 0;
    const loses = { ...BOT, lost: `${share * 100}%` };
    const [atIt] = weighDeflection(
      smallShop({ deflection: [loses], customerValue: { marginAYear: 80 } }),
      daysOf(1000),
      { months: 2, firstDay: "2026-09-01" },
    );
    // Whoever is lost is not served either: that saves work, and is all that is left of it.
    const saved = (atIt?.saves ?? 0) - (lever?.saves ?? 0);
    expect((atIt?.worth ?? 0) - saved).toBeCloseTo(0, 1);
    expect(lever?.words.join(" ")).toContain("43 %");
  });

  it("saves nothing more where it is in use: the history knows it", () => {
    const [lever] = weighDeflection(smallShop({ deflection: [{ ...BOT, active: true }] }), daysOf(730), {
      months: 1,
      firstDay: "2026-09-01",
    });
    // 730 of 1,000 reach people: 700 at once and 30 who come back.
    expect(lever).toMatchObject({ isActive: true, saves: 0, worth: 0, price: 250 });
    expect(lever?.contacts).toBeCloseTo(1000, 9);
    expect(lever?.words[0]).toContain("history already");
  });
});

it("neither makes nor loses contacts but those it resolves, loses, or sends beyond the last day", () => {
  const [lever] = smallShop({ deflection: [{ ...BOT, lost: "5%" }] }).deflection;
  if (lever === undefined) throw new Error("no lever");
  fc.assert(
    fc.property(
      fc.array(fc.nat(500), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 5 }),
      (days, spread) => {
        const padded = Float64Array.from([...days, ...Array.from({ length: spread }, () => 0)]);
        const all = padded.reduce((sum, value) => sum + value, 0);
        const reaching = deflected(lever, padded, spread).reduce((sum, value) => sum + value, 0);
        expect(reaching).toBeCloseTo(all * (1 - 0.3 - 0.05 + 0.03), 6);
      },
    ),
  );
});
