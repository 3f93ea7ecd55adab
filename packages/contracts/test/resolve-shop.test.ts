import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { priorPatience, type QueuePatience, resolveShop, Shop } from "../src/index.ts";
import { hours, smallShop } from "./small-shop.ts";

function codesAndFields(change: Record<string, unknown>): [string, string | undefined][] {
  try {
    resolveShop(smallShop(change));
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.findings.map(({ code, place }) => [code, place.field]);
  }
}

const queue = { id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" };
const market = { id: "germany", latitude: 52.5, longitude: 13.4 };
const site = { id: "berlin", zone: "Europe/Berlin", openingHours: hours() };
const row = { days: "mon-fri", from: "08:00", to: "16:00", heads: 10 };
const team = { id: "own", serves: ["phone"], costPerHour: 30, roster: [row] };
const terms = { id: "partner", partner: "Partner", serves: ["phone"], seats: 5, minimumBlock: "4h", pricePerHour: 25 };
const trigger = {
  id: "spring",
  name: "Spring",
  kind: "first-warm-day",
  thresholdC: 18,
  response: { lift: { phone: 1 } },
};

describe("resolveShop", () => {
  it("fills in every default, and what it gives is the contract's Shop", () => {
    const shop = resolveShop(smallShop({ teams: [team], agreements: [terms], triggers: [trigger] }));
    expect(Shop.parse(shop)).toEqual(shop);
    expect(shop).toMatchObject({
      zone: "Europe/Berlin",
      intervalMinutes: 15,
      plan: { firstDay: null, days: 182, readySeasons: 0.8, model: "patience", paths: 200, seed: 1 },
      contacts: null,
    });
    expect(shop.queues[0]).toMatchObject({
      name: "phone",
      site: "berlin",
      ahtSeconds: 300,
      patience: { basis: "prior" },
      shrinkage: 0.3,
    });
    expect(shop.queues[0]?.openingHours).toEqual(shop.sites[0]?.openingHours);
    expect(shop.triggers[0]).toMatchObject({ markets: ["germany"] });
    expect(shop.agreements[0]).toMatchObject({
      zone: "Europe/Berlin",
      minimumBlockMinutes: 240,
      orderNotice: { unit: "days", days: 0, byMinute: 0 },
    });
    expect(shop.agreements[0]?.openingHours.week).toEqual(
      Array.from({ length: 7 }, () => [{ fromMinute: 0, toMinute: 1440 }]),
    );
  });

  it.each<[string, Record<string, unknown>, QueuePatience]>([
    ["a mean", { patience: "2m" }, { law: { kind: "exponential", meanSeconds: 120 }, basis: "given" }],
    [
      "groups",
      {
        patienceSegments: [
          { share: "75%", mean: "1m" },
          { share: 0.25, mean: "4m" },
        ],
      },
      {
        law: {
          kind: "segments",
          segments: [
            { share: 0.75, meanSeconds: 60 },
            { share: 0.25, meanSeconds: 240 },
          ],
        },
        basis: "given",
      },
    ],
    ["nothing", {}, priorPatience("phone")],
  ])("reads a queue's patience from %s", (_, written, patience) => {
    expect(resolveShop(smallShop({ queues: [{ ...queue, ...written }] })).queues[0]?.patience).toEqual(patience);
  });

  it("makes shares of thirds, written as 33.3 %, sum to 1", () => {
    const thirds = ["1m", "2m", "3m"].map((mean) => ({ share: "33.3%", mean }));
    const { law } =
      resolveShop(smallShop({ queues: [{ ...queue, patienceSegments: thirds }] })).queues[0]?.patience ?? {};
    expect(law?.kind === "segments" && law.segments.every(({ share }) => Math.abs(share - 1 / 3) < 1e-12)).toBe(true);
  });

  it.each([
    ["phone", 0.37],
    ["chat", 0.48],
    ["social", 0.48],
  ])("takes for %s the patience with which a survey's %s have given up after five minutes", (channel, gone) => {
    const { law } = priorPatience(channel);
    const segments = law.kind === "segments" ? law.segments : [];
    const left = segments.reduce((sum, { share, meanSeconds }) => sum + share * Math.exp(-300 / meanSeconds), 0);
    expect(1 - left).toBeCloseTo(gone, 3);
  });

  it("leaves abandons within 5 s out where a target leaves short ones out and does not say which", () => {
    const target = (text: Record<string, unknown>) =>
      resolveShop(smallShop({ queues: [{ ...queue, target: { ...queue.target, ...text } }] })).queues[0]?.target;
    expect(target({ definition: "slExclShort" })).toMatchObject({ shortAbandonSeconds: 5 });
    expect(target({ definition: "slExclShort", shortAbandon: "10s" })).toMatchObject({ shortAbandonSeconds: 10 });
    expect(target({})).not.toHaveProperty("shortAbandonSeconds");
  });

  it("gives a queue the zone and hours of its site", () => {
    const second = { id: "seattle", zone: "America/Los_Angeles", openingHours: hours("06:00-14:00") };
    const shop = resolveShop(smallShop({ sites: [site, second], queues: [{ ...queue, site: "seattle" }] }));
    expect(shop.zone).toBe("Europe/Berlin");
    expect(shop.queues[0]).toMatchObject({ zone: "America/Los_Angeles", openingHours: shop.sites[1]?.openingHours });
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ["an id twice", { queues: [queue, queue] }, "id-used-twice", "/queues/1/id"],
    ["a site that is not there", { queues: [{ ...queue, site: "munich" }] }, "unknown-site", "/queues/0/site"],
    ["a team of a site that is not there", { teams: [{ ...team, site: "x" }] }, "unknown-site", "/teams/0/site"],
    [
      "a queue that is not there",
      { teams: [{ ...team, serves: ["phone", "fax"] }] },
      "unknown-queue",
      "/teams/0/serves/1",
    ],
    [
      "a partner's queue that is not there",
      { agreements: [{ ...terms, serves: ["fax"] }] },
      "unknown-queue",
      "/agreements/0/serves/0",
    ],
    ["a queue served twice", { teams: [{ ...team, serves: ["phone", "phone"] }] }, "served-twice", "/teams/0/serves/1"],
    [
      "a lift of no queue",
      { triggers: [{ ...trigger, response: { lift: { fax: 1 } } }] },
      "unknown-queue",
      "/triggers/0/response/lift/fax",
    ],
    [
      "a market that is not there",
      { triggers: [{ ...trigger, markets: ["france"] }] },
      "unknown-market",
      "/triggers/0/markets/0",
    ],
    [
      "a column of no queue",
      { contacts: { queueColumns: { fax: "Fax" } } },
      "unknown-queue",
      "/contacts/queueColumns/fax",
    ],
    [
      "a name of no queue",
      { contacts: { queueNames: { "a/b": "fax" } } },
      "unknown-queue",
      "/contacts/queueNames/a~1b",
    ],
    ["rows of no queue", { contacts: { queue: "fax" } }, "unknown-queue", "/contacts/queue"],
    ["AHT 0", { queues: [{ ...queue, aht: "0s" }] }, "aht-not-positive", "/queues/0/aht"],
    ["an AHT of days", { queues: [{ ...queue, aht: "5d" }] }, "aht-too-long", "/queues/0/aht"],
    ["patience 0", { queues: [{ ...queue, patience: "0s" }] }, "patience-not-positive", "/queues/0/patience"],
    [
      "a group of customers with patience 0",
      { queues: [{ ...queue, patienceSegments: [{ share: "100%", mean: "0s" }] }] },
      "patience-not-positive",
      "/queues/0/patienceSegments/0/mean",
    ],
    [
      "patience said twice",
      { queues: [{ ...queue, patience: "2m", patienceSegments: [{ share: "100%", mean: "2m" }] }] },
      "patience-twice",
      "/queues/0/patience",
    ],
    [
      "groups of customers that are not all of them",
      {
        queues: [
          {
            ...queue,
            patienceSegments: [
              { share: "60%", mean: "2m" },
              { share: "30%", mean: "5m" },
            ],
          },
        ],
      },
      "shares-do-not-add-up",
      "/queues/0/patienceSegments",
    ],
    [
      "a group without customers",
      {
        queues: [
          {
            ...queue,
            patienceSegments: [
              { share: "100%", mean: "2m" },
              { share: "0%", mean: "5m" },
            ],
          },
        ],
      },
      "segment-without-share",
      "/queues/0/patienceSegments/1/share",
    ],
    [
      "short abandons that no definition leaves out",
      { queues: [{ ...queue, target: { ...queue.target, shortAbandon: "5s" } }] },
      "short-abandon-without-use",
      "/queues/0/target/shortAbandon",
    ],
    ["shares that miss", { markets: [{ ...market, orderShare: "60%" }] }, "shares-do-not-add-up", "/markets"],
    ["shares beyond", { markets: [market, { ...market, id: "b" }] }, "shares-do-not-add-up", "/markets"],
    [
      "overlapping hours",
      { sites: [{ ...site, openingHours: hours(["08:00-13:00", "12:00-18:00"]) }] },
      "opening-hours-overlap",
      "/sites/0/openingHours/week",
    ],
    [
      "hours never open",
      { sites: [{ ...site, openingHours: hours("closed") }] },
      "never-open",
      "/sites/0/openingHours",
    ],
    [
      "a shift that ends first",
      { teams: [{ ...team, roster: [{ ...row, from: "22:00", to: "06:00" }] }] },
      "shift-ends-before-it-begins",
      "/teams/0/roster/0/to",
    ],
    [
      "roster days in reverse",
      { teams: [{ ...team, roster: [{ ...row, starting: "2027-02-01", until: "2027-01-01" }] }] },
      "days-in-reverse",
      "/teams/0/roster/0/until",
    ],
    [
      "a block of no length",
      { agreements: [{ ...terms, minimumBlock: "0h" }] },
      "minimum-block-out-of-range",
      "/agreements/0/minimumBlock",
    ],
    [
      "a trigger without dates",
      { triggers: [{ id: "x", name: "X", kind: "calendar-date", response: { lift: {} } }] },
      "trigger-without-date",
      "/triggers/0",
    ],
    [
      "a season in reverse",
      { triggers: [{ ...trigger, armOn: "07-01" }] },
      "season-in-reverse",
      "/triggers/0/disarmOn",
    ],
    ["a level of ten in ten", { plan: { readyFor: "10 of 10" } }, "plan-level-out-of-range", "/plan/readyFor"],
    ["a level of nothing", { plan: { readyFor: "0 of 0" } }, "plan-level-out-of-range", "/plan/readyFor"],
    ["a horizon of hours", { plan: { horizon: "36h" } }, "horizon-out-of-range", "/plan/horizon"],
    ["a horizon of years", { plan: { horizon: "801d" } }, "horizon-out-of-range", "/plan/horizon"],
    ["a first day long ago", { plan: { firstDay: "0001-01-01" } }, "first-day-out-of-range", "/plan/firstDay"],
    ["a first day far off", { plan: { firstDay: "9999-12-30" } }, "first-day-out-of-range", "/plan/firstDay"],
  ])("refuses %s", (_, change, code, field) => {
    expect(codesAndFields(change)).toEqual([[code, field]]);
  });

  it("says once what holds for five days, and finds a day that has two exceptions", () => {
    const exceptions = [
      { date: "2026-12-24", hours: "08:00-12:00" },
      { date: "2026-12-24", hours: "closed" },
    ];
    const broken = { ...hours(["08:00-13:00", "12:00-18:00"]), exceptions };
    expect(codesAndFields({ sites: [{ ...site, openingHours: broken }] })).toEqual([
      ["opening-hours-overlap", "/sites/0/openingHours/week"],
      ["exception-twice", "/sites/0/openingHours/exceptions/1/date"],
    ]);
  });

  it("takes stretches that touch, and thirds that nearly add up", () => {
    expect(codesAndFields({ sites: [{ ...site, openingHours: hours(["08:00-12:00", "12:00-18:00"]) }] })).toEqual([]);
    const thirds = ["a", "b", "c"].map((id) => ({ ...market, id, orderShare: "33.3%" }));
    expect(codesAndFields({ markets: thirds })).toEqual([]);
  });

  it("tells of everything at once", () => {
    const codes = codesAndFields({ queues: [{ ...queue, aht: "0s", site: "x" }], plan: { readyFor: "9 of 9" } }).map(
      ([code]) => code,
    );
    expect(codes.sort()).toEqual(["aht-not-positive", "plan-level-out-of-range", "unknown-site"]);
  });

  it("resolves any shop into one that its own contract takes", () => {
    const duration = fc.integer({ min: 1, max: 86_400 }).map((seconds) => `${seconds}s`);
    const shop = fc.record({
      interval: fc.constantFrom("5m", "10m", "15m", "30m", "60m", "1h"),
      queues: fc
        .tuple(duration, fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 99 }))
        .map(([aht, share, shrinkage]) => [
          { ...queue, aht, target: { share: `${share}%`, within: aht }, shrinkage: `${shrinkage}%` },
        ]),
      agreements: fc
        .tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 0, max: 23 }))
        .map(([hours, notice]) => [{ ...terms, minimumBlock: `${hours}h`, notice: `${notice}h` }]),
      plan: fc.record({ horizon: fc.integer({ min: 1, max: 800 }).map((days) => `${days}d`), seed: fc.nat() }),
    });
    fc.assert(
      fc.property(shop, (change) => {
        const resolved = resolveShop(smallShop(change));
        expect(Shop.parse(resolved)).toEqual(resolved);
      }),
      { numRuns: 50 },
    );
  });
});
