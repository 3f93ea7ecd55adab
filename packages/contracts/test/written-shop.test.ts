import { describe, expect, it } from "vitest";
import { parseOrRefuse, resolveShop, ShopFile, writtenShop } from "../src/index.ts";
import { hours, smallShopSource } from "./small-shop.ts";

const promise = { share: "85%", within: "20s" };
const response = { lift: { phone: "+150%", email: "-10%" } };

/** A shop that says nearly everything a shop file can say. */
const FULL: Record<string, unknown> = {
  ...smallShopSource(),
  interval: "30m",
  sites: [
    {
      id: "berlin",
      zone: "Europe/Berlin",
      country: "DE",
      desks: 40,
      labourRules: "DE",
      openingHours: {
        week: [
          { days: "mon-fri", hours: ["08:00-12:00", "13:00-20:00"] },
          { days: "wed", hours: "closed" },
        ],
        exceptions: [{ date: "2026-12-24", hours: "08:00-12:00", name: "Christmas Eve" }],
        onHolidays: "closed",
      },
    },
    { id: "riga", name: "Riga", zone: "Europe/Riga", openingHours: hours() },
  ],
  markets: [
    { id: "north", latitude: 54, longitude: 10, orderShare: "66.6%" },
    { id: "south", name: "South", latitude: 48, longitude: 11, country: "DE", orderShare: "33.4%" },
  ],
  queues: [
    {
      id: "phone",
      channel: "phone",
      target: { ...promise, definition: "slExclShort", shortAbandon: "7s", maxOccupancy: "88%" },
      aht: "285s",
      patienceSegments: [
        { share: "60%", mean: "2m" },
        { share: "40%", mean: "50s" },
      ],
      staffedBy: [{ days: "sat-mon", hours: ["08:00-10:00", "14:00-15:30"], by: ["partner"] }],
      forecast: { methods: { "count-regression": 2, theta: 1 }, weather: "off" },
      preSale: { conversion: "12.5%", orderMargin: 40 },
      penaltyPerLate: 1.5,
    },
    {
      id: "email",
      channel: "email",
      site: "riga",
      openingHours: hours("09:00-17:00"),
      target: { share: "90%", within: "24h" },
      aht: "7m",
      unit: "case",
      touchesPerCase: 1.8,
      ahtFrom: "given",
      shrinkage: "28%",
    },
  ],
  triggers: [
    { id: "warm", name: "Warm", kind: "first-warm-day", thresholdC: 18, markets: ["south"], response },
    {
      id: "cross",
      name: "Rain",
      kind: "first-crossing",
      measure: "precipitation",
      direction: "up",
      threshold: "1 in",
      also: { measure: "max-temperature", direction: "down", threshold: "41 F" },
      response: {
        lead: "36h",
        decay: "6d",
        duration: "20d",
        lift: { phone: 0.5 },
        rebound: { share: "-20%", after: "10d" },
        onsetWeekdays: [{ days: "sat,sun", delay: "2d", strength: "60%" }],
        strengthPerUnit: "5%",
        byChannel: { email: { decay: "10d" } },
      },
    },
    {
      id: "jump",
      name: "Hot",
      kind: "weather-jump",
      measure: "max-temperature",
      direction: "up",
      jump: "8 C",
      response,
    },
    { id: "dusk", name: "Dusk", kind: "sunset-before", clock: "18:00", zone: "Europe/Riga", response },
    { id: "clocks", name: "Clocks", kind: "clock-change", direction: "back", response },
    {
      id: "prices",
      name: "Prices",
      kind: "price-change",
      changes: [{ date: "2026-03-01", change: "-20%" }],
      response,
    },
    { id: "both", name: "Both", kind: "all-of", of: ["warm", "clocks"], withinDays: 3, response },
  ],
  contracts: [{ id: "full", hours: 38.5, leastHours: 30, overtime: "8h", overtimePremium: "50%", daysInARow: 5 }],
  shiftPatterns: [
    { id: "day", days: "mon-fri", starts: "08:00-10:00", every: "45m", lengths: ["8.5h", "4h"], paid: true },
    { id: "odd", starts: ["06:00", "13:30"], lengths: ["5h"], breaks: [{ length: "30m", from: "3h", to: "4.5h" }] },
  ],
  teams: [
    {
      id: "own",
      serves: ["phone", "email"],
      costPerHour: 27.5,
      wages: [{ from: "2026-04-01", costPerHour: 28.25 }],
      premiums: [
        { name: "Night", days: "daily", hours: ["22:00-24:00", "00:00-06:00"], share: "25%" },
        { name: "Sunday", days: "sun,holidays", share: "150%" },
        { name: "Holiday", days: "holidays", share: 1 },
      ],
      roster: [{ days: "mon,wed,thu,fri", from: "08:00", to: "16:30", heads: 12, until: "2026-06-30" }],
      patterns: ["day", "odd"],
      people: [
        {
          id: "ada",
          name: "Ada",
          contract: "full",
          leave: [{ from: "2026-05-01", until: "2026-05-02", kind: "sick" }],
        },
        {
          id: "ben",
          contract: "full",
          serves: ["phone"],
          patterns: ["day"],
          available: [{ days: "mon,tue,thu", hours: "08:00-18:00" }],
          wishes: [{ on: "2026-05-04", hours: "08:00-12:00", want: "off", weight: 2 }],
          costPerHour: 31,
        },
      ],
      hiring: { recruit: "4w", train: "10d", classSize: 8, most: 12, weeks: 14, hoursAWeek: 30, costPerHour: 24 },
      extraHours: {
        notice: "36h",
        hoursAWeek: 40,
        heads: 5,
        shortest: "150m",
        account: { most: 100, balance: -4, premium: "10%" },
      },
    },
  ],
  agreements: [
    {
      id: "partner",
      partner: "Partner",
      zone: "Europe/Warsaw",
      serves: ["phone"],
      seats: 20,
      minimumBlock: "4h",
      maximumBlock: "9h",
      blockStep: "30m",
      startEvery: "30m",
      blockBreak: { after: "6h", length: "30m" },
      notice: "5 working days by 15:00",
      standBy: { reserve: "21d", confirm: "3d", release: "4d", silence: "confirmed", feePerSeatHour: 2.1 },
      cancel: { notice: "48h", feePerSeatHour: 3.3 },
      workingDays: { days: "mon-sat", holidaysOf: "berlin", free: ["2026-12-31"] },
      tariff: {
        per: "scheduled-hours",
        tiers: [{ price: 95 }, { from: 500, price: 88 }],
        reach: "retroactive",
        period: "season",
        leastUnits: 100,
        service: [{ atLeast: "85%", adds: 0.02 }],
      },
      currency: { code: "PLN", rate: 0.23 },
      roundTo: "15m",
      breaksPaidBy: "partner",
      shrinkage: "12%",
      fill: [{ notice: "36h", share: "70%" }],
      fillOnTriggers: { warm: "80%" },
      settlementTolerance: "2%",
      readiness: { access: "5d", refresher: "180d" },
      forecastLock: { before: "30d", band: "10%", leastShare: "80%" },
      training: { length: "5d", costPerSeat: 100, slower: 0.2, slowerFor: "14d" },
      openingHours: hours("07:00-22:00"),
    },
    { id: "plain", partner: "Plain", serves: ["email"], seats: 3, minimumBlock: "2h", pricePerHour: 25.1 },
  ],
  customerValue: { marginAYear: 58, repurchase: "45%", wordOfMouth: { tell: "10%", reach: 3, conversion: "2%" } },
  longerHours: [{ id: "late", queue: "phone", days: "mon,thu", hours: "20:00-22:00", wait: "30%", notice: "10d" }],
  deflection: [{ id: "bot", queue: "phone", resolves: "20%", costAMonth: 300, active: true }],
  extraHolidays: [{ date: "2026-10-31", name: "Reformation Day" }],
  adjustments: [
    {
      id: "more",
      who: "Ada",
      why: "new catalogue",
      madeOn: "2026-01-02",
      from: "2026-03-01",
      to: "2026-03-09",
      change: "+15%",
    },
    {
      id: "less",
      who: "Ada",
      why: "fewer mails",
      madeOn: "2026-01-02",
      queues: ["email"],
      from: "2026-03-01",
      to: "2026-03-09",
      days: "mon",
      hours: "10:00-12:00",
      add: -5,
    },
  ],
  plan: {
    firstDay: "2026-02-02",
    horizon: "40d",
    readyFor: "2 of 3",
    model: "erlang-c",
    roster: { weeks: 2, wish: "90m", unpopular: [{ days: "sun", hours: "00:00-24:00" }] },
  },
  contacts: { dateOrder: "dmy", columns: { start: ["day", "time"] }, queueNames: { Telefon: "phone" } },
};

/** As it is kept: without what is not defined. */
function kept(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe("a description written from a shop", () => {
  const shop = resolveShop(parseOrRefuse(ShopFile, FULL));

  it("gives the same shop when it is read again, whatever it says", () => {
    const again = resolveShop(parseOrRefuse(ShopFile, kept(writtenShop(shop))));
    expect(kept(again)).toEqual(kept(shop));
    const small = resolveShop(parseOrRefuse(ShopFile, smallShopSource()));
    expect(kept(resolveShop(parseOrRefuse(ShopFile, kept(writtenShop(small)))))).toEqual(kept(small));
  });

  it("is written as people write it, without what holds anyway", () => {
    expect(kept(writtenShop(shop))).toMatchObject({
      sites: [{ openingHours: { week: [{ days: "mon,tue,thu,fri", hours: ["08:00-12:00", "13:00-20:00"] }] } }, {}],
      queues: [
        { aht: "285s", forecast: { weather: "off" } },
        { aht: "7m", target: { within: "24h" } },
      ],
      shiftPatterns: [{ starts: "08:00-09:30", every: "45m", lengths: ["4h", "8.5h"] }, { starts: ["06:00", "13:30"] }],
      agreements: [{ notice: "5 working days by 15:00", standBy: { reserve: "21d" } }, { pricePerHour: 25.1 }],
      adjustments: [{ change: "+15%" }, { add: -5 }],
      plan: { readyFor: "2 of 3", horizon: "40d" },
    });
    const { sites, queues } = writtenShop(shop);
    expect([sites[0]?.name, queues[0]?.openingHours, queues[0]?.language]).toEqual([undefined, undefined, undefined]);
  });
});
