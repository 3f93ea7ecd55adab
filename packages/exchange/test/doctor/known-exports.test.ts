import { expect, it } from "vitest";
import { shopWith } from "../contact-file.ts";
import { codesOf, countsOf, fixture, look, mended } from "./look.ts";

const shop = shopWith({ zone: "America/New_York", interval: "30m" });

it("Genesys Cloud views: milliseconds, contacts that flow out, and an interval that still ran", async () => {
  const read = await look(await fixture("genesys-performance.csv"), { shop });
  expect(read.diagnosis.recognised).toMatchObject({ layout: "Genesys Cloud performance view", confidence: 1 });
  expect(codesOf(read)).toEqual(["date-order-ambiguous", "last-interval-partial"]);
  // 8:00 in New York in early March is 13:00 in UTC.
  expect(countsOf(read, "phone").slice(0, 2)).toEqual([
    ["2026-03-02T13:00", 20],
    ["2026-03-02T13:30", 30],
  ]);
  expect(read.histories[0]?.ahtSeconds[0]).toBe(310);
  const known = await mended(
    await fixture("genesys-performance.csv"),
    ["mark-last-interval-unknown", "dates-month-first"],
    { shop },
  );
  expect(countsOf(known, "phone")).toHaveLength(2);
  expect(codesOf(known)).toEqual([]);
});

it("Genesys Cloud interactions: a row a contact, those that were called out left aside", async () => {
  const read = await look(await fixture("genesys-interactions.csv"), {
    shop: shopWith({ zone: "Europe/London", hours: "08:00-18:00" }),
  });
  expect(read.diagnosis.recognised.layout).toBe("Genesys Cloud interactions");
  expect(countsOf(read, "phone")).toEqual([
    ["2026-03-02T08:00", 2],
    ["2026-03-02T08:15", 1],
  ]);
  expect(read.histories[0]).toMatchObject({ abandoned: Float64Array.of(1, 0), ahtSeconds: Float64Array.of(180, 300) });
});

it("Aircall history: the times in UTC, calls that came in, and talk that is not taken for handling", async () => {
  const text = await fixture("aircall-history.csv");
  const berlin = shopWith({ queues: ["phone"] });
  const read = await look(text, { shop: berlin });
  expect(read.diagnosis.recognised.layout).toBe("Aircall call history");
  expect(countsOf(read, "phone").slice(0, 2)).toEqual([
    ["2026-03-02T08:00", 2],
    ["2026-03-02T08:15", 1],
  ]);
  expect(codesOf(read)).toEqual(["talk-time-for-aht"]);
  expect(codesOf(await mended(text, ["leave-out-aht"], { shop: berlin }))).toEqual([]);
});

it("Genesys Cloud history: the handling time of all contacts together becomes one a contact", async () => {
  const read = await look(await fixture("genesys-history.csv"), { shop });
  expect(read.diagnosis.recognised.layout).toBe("Genesys Cloud historical data");
  expect(read.histories[0]?.ahtSeconds).toEqual(Float64Array.of(300, 310, 300));
});

it("Amazon Connect: times in UTC, handling times as clock readings", async () => {
  const read = await look(await fixture("amazon-connect.csv"), { shop });
  expect(read.diagnosis.recognised.layout).toBe("Amazon Connect historical metrics");
  expect(countsOf(read, "phone")[0]).toEqual(["2026-03-02T08:00", 22]);
  expect(read.histories[0]?.ahtSeconds).toEqual(Float64Array.of(310, 290, 300));
  expect(codesOf(read)).toEqual([]);
});

it("Avaya CMS: day and skill from the titles, offered from its parts, and the totals refused until they are dropped", async () => {
  const text = await fixture("avaya-cms.txt");
  const read = await look(text, { shop });
  expect(read.diagnosis.recognised.layout).toBe("Avaya CMS split/skill interval");
  expect(codesOf(read)).toEqual(["totals-rows"]);
  expect(read.diagnosis.findings[0]).toMatchObject({ weight: "blocks", rows: 1, sample: [{ row: 9 }] });
  expect(read.diagnosis.ready).toBe(false);
  const clean = await mended(text, ["drop-totals-rows"], { shop });
  expect(clean.diagnosis.ready).toBe(true);
  expect(countsOf(clean, "phone")).toEqual([
    ["2026-03-02T13:00", 20],
    ["2026-03-02T13:30", 30],
    ["2026-03-02T14:00", 26],
  ]);
  expect(clean.histories[0]?.ahtSeconds[0]).toBe(300);
});

it("NICE IEX: bars between cells, a mark before the names, dates of figures alone", async () => {
  const read = await look(await fixture("nice-iex.txt"), { shop });
  expect(read.diagnosis.recognised.layout).toBe("NICE IEX CT results");
  expect(countsOf(read, "phone")[0]).toEqual(["2026-03-02T13:00", 20]);
  expect(codesOf(read)).toEqual([]);
});

it("a table that nobody documents is read by names and contents, and said to be no known export", async () => {
  const text =
    "Tag;Uhrzeit;Warteschlange;Anrufe;Angenommen\n02.03.2026;08:00;Phone;20;18\n02.03.2026;08:30;Phone;1.030;28\n13.03.2026;08:00;Phone;12;12\n";
  const read = await look(text, { shop: shopWith({ interval: "30m" }) });
  expect(read.diagnosis.recognised.layout).toBeNull();
  expect(countsOf(read, "phone")).toEqual([
    ["2026-03-02T07:00", 20],
    ["2026-03-02T07:30", 1030],
    ["2026-03-13T07:00", 12],
  ]);
});
