import { Refusal } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import { parseOrRefuse, resolveShop, Shop, ShopFile } from "../src/index.ts";
import { smallShopSource } from "./small-shop.ts";

const CONTRACT = { id: "full-time", hours: "40h", overtime: 4, overtimePremium: "50%" };
const PATTERN = {
  id: "day",
  days: "mon-fri",
  starts: "08:00-09:30",
  lengths: ["8.5h", "4h"],
  breaks: [{ length: "30m", from: "3h", to: "5h" }],
};
const LONG = { ...PATTERN, lengths: ["8.5h"] };
const ANA = { id: "ana", name: "Ana Souza", contract: "full-time" };

function shopFile(
  change: Record<string, unknown> = {},
  people: readonly unknown[] = [ANA],
  team: object = {},
): unknown {
  return {
    ...smallShopSource(),
    contracts: [CONTRACT],
    shiftPatterns: [LONG],
    teams: [{ id: "own", serves: ["phone"], costPerHour: 30, patterns: ["day"], people, ...team }],
    ...change,
  };
}

function findings(file: unknown): [string, string | undefined, string][] {
  try {
    resolveShop(parseOrRefuse(ShopFile, file));
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.findings.map(({ code, place, remedy }) => [code, place.field, remedy]);
  }
}

describe("people of a shop file", () => {
  it("are resolved with their contracts and patterns, and what they do not say is their team's", () => {
    const shop = resolveShop(parseOrRefuse(ShopFile, shopFile()));
    expect(Shop.parse(shop)).toEqual(shop);
    expect(shop.contracts).toEqual([
      {
        ...{ id: "full-time", hoursAWeek: 40, leastHoursAWeek: 40, overtimeHoursAWeek: 4, overtimePremium: 0.5 },
        ...{ daysAWeek: 5, daysInARow: 6 },
      },
    ]);
    expect(shop.shiftPatterns).toEqual([
      {
        ...{ id: "day", weekdays: [1, 2, 3, 4, 5], startMinutes: [480, 510, 540, 570], lengthMinutes: [510] },
        ...{ breaks: [{ minutes: 30, fromMinute: 180, toMinute: 300 }], isBreakPaid: false },
      },
    ]);
    expect(shop.teams[0]?.roster).toEqual([]);
    expect(shop.teams[0]?.people).toEqual([
      {
        ...{ id: "ana", name: "Ana Souza", contract: "full-time", serves: ["phone"], patterns: ["day"] },
        ...{ available: null, leave: [], wishes: [], fromDay: null, untilDay: null, costPerHour: 30, wages: [] },
      },
    ]);
    expect(shop.sites[0]?.labourRules).toBeNull();
    expect(shop.plan.roster).toMatchObject({ firstDay: null, weeks: 4, gap: 0.02, wishHours: 2, fairnessShare: 0.1 });
    expect(shop.plan.roster.unpopular[0]).toEqual([
      { fromMinute: 0, toMinute: 420 },
      { fromMinute: 1080, toMinute: 1440 },
    ]);
  });

  it("say when they can come, are away, and what they would like", () => {
    const person = {
      ...ANA,
      available: [
        { days: "mon-fri", hours: ["08:00-12:00", "13:00-18:00"] },
        { days: "wed", hours: "closed" },
      ],
      leave: [{ from: "2026-03-02", until: "2026-03-06", kind: "training" }],
      wishes: [
        { on: "2026-03-09", hours: "08:00-12:00", want: "off", weight: 2 },
        { on: "2026-03-10", want: "work" },
      ],
      starting: "2026-01-05",
      costPerHour: 35,
    };
    const [resolved] = resolveShop(parseOrRefuse(ShopFile, shopFile({}, [person]))).teams[0]?.people ?? [];
    expect(resolved?.available?.map((windows) => windows.length)).toEqual([2, 2, 0, 2, 2, 0, 0]);
    expect(resolved).toMatchObject({
      leave: [{ fromDay: "2026-03-02", untilDay: "2026-03-06", kind: "training" }],
      wishes: [
        { day: "2026-03-09", window: { fromMinute: 480, toMinute: 720 }, want: "off", weight: 2 },
        { day: "2026-03-10", window: null, want: "work", weight: 1 },
      ],
      fromDay: "2026-01-05",
      untilDay: null,
      costPerHour: 35,
    });
  });

  it.each<[string, unknown, string, string]>([
    [
      "an unknown contract",
      shopFile({}, [{ ...ANA, contract: "full-tme" }]),
      "unknown-contract",
      "/teams/0/people/0/contract",
    ],
    [
      "an unknown pattern of a person",
      shopFile({}, [{ ...ANA, patterns: ["dya"] }]),
      "unknown-pattern",
      "/teams/0/people/0/patterns/0",
    ],
    [
      "an unknown pattern of a team",
      shopFile({}, [ANA], { patterns: ["days"] }),
      "unknown-pattern",
      "/teams/0/patterns/0",
    ],
    ["an unknown queue", shopFile({}, [{ ...ANA, serves: ["phon"] }]), "unknown-queue", "/teams/0/people/0/serves/0"],
    ["a misspelt key", shopFile({}, [{ ...ANA, leaves: [] }]), "unknown-key", "/teams/0/people/0/leaves"],
    [
      "a misspelt key of a contract",
      shopFile({ contracts: [{ id: "full-time", hours: 40, overtimePremum: "25%" }] }),
      "unknown-key",
      "/contracts/0/overtimePremum",
    ],
    [
      "rules of one's own with a misspelt key",
      shopFile({
        sites: [
          {
            ...site(),
            labourRules: {
              country: "DE",
              name: "Own",
              from: "2026-01-01",
              nots: "x",
              rules: [{ id: "rest", kind: "daily-rest", hours: 11, source: "own" }],
            },
          },
        ],
      }),
      "unknown-key",
      "/sites/0/labourRules/nots",
    ],
  ])("is refused, with what it probably means: %s", (_, file, code, field) => {
    const [first] = findings(file);
    expect(first?.slice(0, 2)).toEqual([code, field]);
    expect(first?.[2]).toMatch(/Did you mean/);
  });

  it.each<[string, unknown, string, string]>([
    ["people without a pattern", shopFile({}, [ANA], { patterns: [] }), "people-without-a-pattern", "/teams/0/people"],
    [
      "leave in reverse",
      shopFile({}, [{ ...ANA, leave: [{ from: "2026-03-06", until: "2026-03-02" }] }]),
      "days-in-reverse",
      "/teams/0/people/0/leave/0/until",
    ],
    [
      "employment in reverse",
      shopFile({}, [{ ...ANA, starting: "2026-03-06", until: "2026-03-02" }]),
      "days-in-reverse",
      "/teams/0/people/0/until",
    ],
    [
      "hours of a day that overlap",
      shopFile({}, [{ ...ANA, available: [{ days: "mon", hours: ["08:00-12:00", "11:00-15:00"] }] }]),
      "availability-overlaps",
      "/teams/0/people/0/available",
    ],
    ["one person twice at once", shopFile({}, [ANA, ANA]), "person-twice-at-once", "/teams/0/people/1/id"],
    [
      "a change in the middle of a week",
      shopFile({}, [
        { ...ANA, until: "2026-03-03" },
        { ...ANA, starting: "2026-03-04" },
      ]),
      "change-not-on-a-monday",
      "/teams/0/people/1/starting",
    ],
    [
      "more least hours than hours",
      shopFile({ contracts: [{ ...CONTRACT, leastHours: 41 }] }),
      "least-hours-above-hours",
      "/contracts/0/leastHours",
    ],
    ["a contract twice", shopFile({ contracts: [CONTRACT, CONTRACT] }), "id-used-twice", "/contracts/1/id"],
    [
      "a break that no short shift holds",
      shopFile({ shiftPatterns: [{ ...PATTERN, lengths: ["3h", "8.5h"] }] }),
      "break-not-in-shift",
      "/shiftPatterns/0/breaks/0",
    ],
    [
      "a break window in reverse",
      shopFile({ shiftPatterns: [{ ...LONG, breaks: [{ length: "30m", from: "5h", to: "3h" }] }] }),
      "break-window-in-reverse",
      "/shiftPatterns/0/breaks/0/to",
    ],
    [
      "steps beside a list of starts",
      shopFile({ shiftPatterns: [{ ...LONG, starts: ["08:00"], every: "15m" }] }),
      "every-beside-a-list",
      "/shiftPatterns/0/every",
    ],
    [
      "steps of seconds",
      shopFile({ shiftPatterns: [{ ...LONG, every: "90s" }] }),
      "starts-not-in-minutes",
      "/shiftPatterns/0/every",
    ],
    [
      "a shift of two days",
      shopFile({ shiftPatterns: [{ ...LONG, lengths: ["2d"] }] }),
      "shift-length-out-of-range",
      "/shiftPatterns/0/lengths/0",
    ],
    [
      "a queue that is not the team's",
      shopFile({ queues: [phone(), { ...phone(), id: "chat" }] }, [{ ...ANA, serves: ["chat"] }]),
      "queue-not-of-team",
      "/teams/0/people/0/serves/0",
    ],
    [
      "a roster that begins on a Tuesday",
      shopFile({ plan: { roster: { firstDay: "2026-03-03" } } }),
      "roster-not-from-a-monday",
      "/plan/roster/firstDay",
    ],
  ])("is refused: %s", (_, file, code, field) => {
    expect(findings(file).map(([found, at]) => [found, at])).toEqual([[code, field]]);
  });

  it("may change team or contract from one week to the next", () => {
    const people = [
      { ...ANA, until: "2026-03-08" },
      { ...ANA, starting: "2026-03-09" },
    ];
    expect(findings(shopFile({}, people))).toEqual([]);
  });
});

function site(): object {
  return { id: "berlin", zone: "Europe/Berlin", openingHours: { week: [{ days: "mon-fri", hours: "08:00-18:00" }] } };
}

function phone(): object {
  return { id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" };
}
