import { beforeAll, describe, expect, it } from "vitest";
import { civilDay, timeZone, weekday } from "@springtide/calendar";
import type { ContactHistory } from "@springtide/contracts";
import { Plan } from "@springtide/contracts";
import { drawNormal, randomStream } from "@springtide/probability";
import { openPlan, planSeason } from "@springtide/season";
import { basisOfPlan } from "../../src/basis.ts";
import { learnHandleTimes } from "../../src/handle-times/learn-handle-times.ts";
import { plannedAht } from "../../src/handle-times/aht-of-intervals.ts";
import { feltOn } from "../../src/handle-times/trigger-days.ts";
import { pastOf, smallInput, smallShop } from "../small-shop.ts";

const ZONE = timeZone("Europe/Berlin");
const BEFORE = civilDay("2026-08-31");

/** The shop's past with a handling time for every row that has contacts. */
function withAht(history: ContactHistory, ahtOf: (ms: number) => number): ContactHistory {
  const random = randomStream(11, "handling times of a past");
  const ahtSeconds = history.offered.map((offered, row) =>
    offered > 0
      ? ahtOf(history.startMs[row] ?? 0) * Math.max(0.2, 1 + (0.8 * drawNormal(random)) / Math.sqrt(offered))
      : Number.NaN,
  );
  return { ...history, ahtSeconds };
}

const isAfternoon = (ms: number): boolean => ZONE.minuteOfDayAt(ms) >= 720;
const shop = smallShop();
const past = shop.queues.map(({ id }) => pastOf(shop, id, { from: "2026-05-04", days: 119, perHour: 40 }));

/** 300 s in the morning, a fifth longer in the afternoon. */
const slower = (ms: number): number => (isAfternoon(ms) ? 360 : 300);

function learned(ahtOf: (ms: number) => number, changes: Partial<Parameters<typeof learnHandleTimes>[0]> = {}) {
  const [queue] = shop.queues;
  const [history] = past;
  if (queue === undefined || history === undefined) throw new Error("no queue");
  return learnHandleTimes({
    queue,
    history: withAht(history, ahtOf),
    zone: "Europe/Berlin",
    before: BEFORE,
    triggers: [],
    ...changes,
  });
}

/** A trigger that fired once, and may fire on two days to come. */
const sale = {
  id: "sale",
  leadDays: 0,
  decayDays: 5,
  durationDays: 20,
  pastOnsets: [{ day: civilDay("2026-06-15"), weight: 1 }],
  nextOnsets: [
    {
      market: null,
      weight: 1,
      days: [
        { day: civilDay("2026-09-10"), probability: 0.5 },
        { day: civilDay("2026-09-20"), probability: 0.3 },
      ],
      never: 0.2,
      basis: "climatology" as const,
    },
  ],
};

describe("handling times of the past", () => {
  it("are learned by hour", () => {
    const { handleTimes, caveats } = learned(slower);
    for (const [hour, seconds] of [
      [9, 300],
      [11, 300],
      [13, 360],
      [16, 360],
    ] as const)
      // 119 days of about 40 contacts an hour: the mean of an hour is known to about 1 %; beliefs pull it a little.
      expect(Math.abs((handleTimes?.seconds[2]?.[hour] ?? 0) / seconds - 1)).toBeLessThan(0.04);
    expect(handleTimes?.meanSeconds).toBeGreaterThan(310);
    expect(handleTimes?.meanSeconds).toBeLessThan(350);
    expect(caveats[0]).toMatch(
      /^Handling times are learned from [\d,]+ handled contacts: 3\d\d s on average, by hour and weekday \(the shop file says 300 s\)/,
    );
  });

  it("are learned for the days of a trigger", () => {
    const inSale = (ms: number): boolean =>
      ZONE.dayAt(ms) >= civilDay("2026-06-15") && ZONE.dayAt(ms) <= civilDay("2026-06-20");
    const { handleTimes } = learned((ms) => (inSale(ms) ? 400 : 300), { triggers: [sale] });
    expect(handleTimes?.triggers.map(({ trigger }) => trigger)).toEqual(["sale"]);
    expect(handleTimes?.triggers[0]?.factor).toBeGreaterThan(1.2);
    expect(handleTimes?.triggers[0]?.factor).toBeLessThan(1.4);
  });

  it("are those of the shop file where it says so, or the history says too little", () => {
    const [queue] = shop.queues;
    if (queue === undefined) throw new Error("no queue");
    const given = learned(slower, { queue: { ...queue, ahtFrom: "given" } });
    expect(given).toEqual({
      handleTimes: null,
      caveats: ["Handling times are those of the shop file: 300 s in every interval."],
    });
    const none = learned(slower, { before: civilDay("2026-05-04") });
    expect(none.handleTimes).toBeNull();
    expect(none.caveats[0]).toMatch(/too few handling times/);
    expect(learned(slower, { history: undefined }).handleTimes).toBeNull();
  });

  it("leave out rows that no contact can have, and say how many", () => {
    const [history] = past;
    const rows = withAht(history ?? pastOf(shop, "phone", { from: "2026-05-04", days: 7 }), slower);
    const ahtSeconds = rows.ahtSeconds.map((aht, row) => (row < 60 && !Number.isNaN(aht) ? 0 : aht));
    const zeros = ahtSeconds.filter((aht) => aht === 0).length;
    const { handleTimes, caveats } = learned(slower, { history: { ...rows, ahtSeconds } });
    expect(handleTimes?.meanSeconds).toBeGreaterThan(300);
    expect(caveats[1]).toMatch(new RegExp(`^${String(zeros)} rows with handling times under 1 s`));
  });
});

describe("the days on which a trigger is felt", () => {
  it("are certain in the past and probable in the future", () => {
    const from = civilDay("2026-06-10");
    const felt = feltOn(sale, from, 110);
    const at = (day: string): number => felt[civilDay(day) - from] ?? Number.NaN;
    expect([at("2026-06-14"), at("2026-06-15"), at("2026-06-20")]).toEqual([0, 1, 1]);
    // exp(-6 / 5) is under 0.35, exp(-5 / 5) above it.
    expect(at("2026-06-21")).toBe(0);
    expect(at("2026-09-10")).toBeCloseTo(0.5, 12);
    expect(at("2026-09-20")).toBeCloseTo(0.3, 12);
  });
});

describe("a plan with learned handling times", () => {
  const asLong = smallInput(shop, { contacts: past.map((history) => withAht(history, slower)) });
  let plan: Plan;
  beforeAll(() => {
    plan = planSeason(asLong);
  }, 60_000);

  it("keeps them, so that what follows from a file is the same", () => {
    expect(plan.forecasts.every(({ handleTimes }) => handleTimes !== null)).toBe(true);
    const read = Plan.parse(JSON.parse(JSON.stringify(plan)));
    expect(openPlan(read).replan({})).toEqual(plan);
    const day = "2026-09-08";
    expect(openPlan(read).exactDay({ day })).toEqual(openPlan(plan).exactDay({ day }));
  });

  it("gives every interval the AHT of its local hour and weekday", () => {
    const basis = basisOfPlan(plan);
    const [queue] = basis.queues;
    if (queue === undefined) throw new Error("no queue");
    const { ofInterval } = plannedAht(basis, queue);
    const { grid } = basis;
    grid.startsMs.forEach((ms, i) => {
      const hour = Math.floor(grid.zone.minuteOfDayAt(ms) / 60);
      expect(ofInterval?.[i]).toBe(queue.handleTimes?.seconds[weekday(grid.zone.dayAt(ms)) - 1]?.[hour]);
    });
  });

  it("asks for more people where contacts take longer, and for fewer where they take less", () => {
    const given = planSeason({
      ...asLong,
      shop: { ...shop, queues: shop.queues.map((queue) => ({ ...queue, ahtFrom: "given" as const })) },
    });
    const agents = (of: Plan, wanted: (ms: number) => boolean): number => {
      const { grid } = basisOfPlan(of);
      const phone = of.staffing.find(({ queue }) => queue === "phone");
      return grid.startsMs.reduce((sum, ms, i) => sum + (wanted(ms) ? (phone?.agents[i] ?? 0) : 0), 0);
    };
    // 300 s is what the shop file says: mornings are as they were, afternoons take a fifth longer.
    expect(agents(plan, isAfternoon) / agents(given, isAfternoon)).toBeGreaterThan(1.08);
    expect(Math.abs(agents(plan, (ms) => !isAfternoon(ms)) / agents(given, (ms) => !isAfternoon(ms)) - 1)).toBeLessThan(
      0.06,
    );
    expect(given.forecasts.every(({ handleTimes }) => handleTimes === null)).toBe(true);
  });

  it("opens an interval's requirement to the agents of the plan", () => {
    const desk = openPlan(plan);
    const phone = plan.staffing.find(({ queue }) => queue === "phone");
    const { grid } = basisOfPlan(plan);
    const from = grid.dayOffsets[8] ?? 0;
    for (const interval of [from + 18, from + 24, from + 30])
      expect(desk.intervalNeed({ queue: "phone", interval }).answer.agents).toBe(phone?.agents[interval]);
  });
});
