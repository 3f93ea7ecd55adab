import { expect, it } from "vitest";
import { shopFromText } from "@springtide/exchange";
import { shopWith } from "../contact-file.ts";
import { codesOf, look, mended } from "./look.ts";

const shop = shopWith({ zone: "UTC", interval: "30m", hours: "08:00-18:00" });

/** Twenty days of half hours from nine to twelve. */
function table(head: string, row: (day: number) => string): string {
  const lines = Array.from({ length: 20 }, (_, day) =>
    ["09:00", "09:30", "10:00", "10:30", "11:00", "11:30"].map(
      (time) => `2026-03-${String(day + 1).padStart(2, "0")}T${time}Z,phone,${row(day)}`,
    ),
  );
  return `interval_start,queue,${head}\n${lines.flat().join("\n")}\n`;
}

it("more was handled than the people who were there had time for: by their number, or by the time they were logged in", async () => {
  // 30 contacts of 310 s in half an hour are 5.2 people without a pause: five at work cannot do it, six can.
  const heads = (count: number) =>
    table("offered,handled,aht,agents_present", (day) => `30,30,${309 + (day % 3)},${count}`);
  expect(codesOf(await look(heads(6), { shop }))).toEqual([]);
  expect(codesOf(await look(heads(5), { shop }))).toEqual([]); // a tenth more is how contacts lie over the ends of intervals
  const read = await look(heads(4), { shop });
  expect(codesOf(read)).toEqual(["more-work-than-time"]);
  // 6 half hours of 30 contacts of up to 311 s are 15.55 h; four people are there for 12 h.
  expect(read.diagnosis.findings[0]).toMatchObject({
    place: { column: "aht", row: 14 },
    rows: 20,
    sample: [{ row: 14, cells: ["2026-03-03T09:00Z", "phone", "30", "30", "311", "4"] }],
  });
  expect(read.diagnosis.findings[0]?.found).toMatch(/^on 20 of 20 days .*: 15\.6 h handled, 12 h at most$/);
  expect(codesOf(await mended(heads(4), ["leave-out-aht"], { shop }))).toEqual([]);
  const loggedIn = (seconds: number) =>
    table("offered,handled,aht,staff_time", (day) => `30,30,${309 + (day % 3)},${seconds}`);
  expect(codesOf(await look(loggedIn(9000), { shop }))).toEqual([]);
  expect(codesOf(await look(loggedIn(7200), { shop }))).toEqual(["more-work-than-time"]);
});

it("where nobody says who was there, three times the people of the shop are believed, and no more", async () => {
  const busy = (contacts: number) =>
    table("offered,handled,aht", (day) => `${contacts},${contacts},${309 + (day % 3)}`);
  // 100 contacts of 310 s in half an hour keep 17.2 people busy, 160 keep 27.6.
  const staffed = shopFromText(
    `springtide: 1
id: shop
name: Shop
currency: EUR
interval: 30m
sites: [{ id: main, zone: UTC, country: DE, openingHours: { week: [{ days: daily, hours: "08:00-18:00" }] } }]
markets: [{ id: home, latitude: 52, longitude: 13 }]
queues: [{ id: phone, channel: phone, aht: 300s, target: { share: 80%, within: 20s } }]
teams: [{ id: desk, serves: [phone], costPerHour: 20, roster: [{ days: daily, from: "08:00", to: "18:00", heads: 8 }] }]
`,
    "shop.yaml",
  );
  expect(codesOf(await look(busy(100), { shop: staffed }))).toEqual([]);
  expect(codesOf(await look(busy(160), { shop: staffed }))).toEqual(["more-work-than-time"]);
  expect(codesOf(await look(busy(160), { shop }))).toEqual([]); // a shop that names nobody does not tell
});
