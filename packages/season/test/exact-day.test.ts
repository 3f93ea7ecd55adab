import { beforeAll, describe, expect, it } from "vitest";
import { civilDay } from "@springtide/calendar";
import { ExactDay, type Peak, type Plan } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { openPlan, type PlanDesk, planSeason } from "@springtide/season";
import { transientDay } from "@springtide/staffing";
import { basisOfPlan } from "../src/basis.ts";
import { type Demand, drawDemand } from "../src/demand.ts";
import { peaksWithService } from "../src/peak-service.ts";
import { smallInput, smallShop } from "./small-shop.ts";

/** A Monday: from eight to six, the team at home from four on. */
const DAY = "2026-09-07";

let plan: Plan;
let desk: PlanDesk;
let demand: Demand;
beforeAll(() => {
  plan = planSeason(smallInput());
  desk = openPlan(plan);
  demand = drawDemand(basisOfPlan(plan));
});

/** Contacts an hour and agents of the open day's intervals, read from the plan by hand. */
function byHand(season: number): { contactsPerHour: number[]; agents: number[] } {
  const from = basisOfPlan(plan).grid.dayOffsets[civilDay(DAY) - civilDay(plan.grid.firstDay)] ?? 0;
  const phone = plan.staffing.find(({ queue }) => queue === "phone");
  const rates = demand.queues.find(({ queue }) => queue === "phone")?.intervalRates ?? new Float32Array();
  const intervals = Array.from({ length: 20 }, (_, i) => from + 16 + i);
  return {
    contactsPerHour: intervals.map((t) => 2 * (rates[season * plan.grid.intervals + t] ?? 0)),
    agents: intervals.map((t) => Math.floor(((phone?.own[t] ?? 0) + (phone?.overflow[t] ?? 0)) * 0.7 + 1e-9)),
  };
}

describe("a day played out exactly", () => {
  it("keeps to its contract, has the local day's intervals and nothing where the queue is closed", () => {
    const day = desk.exactDay({ day: DAY });
    expect(ExactDay.parse(JSON.parse(JSON.stringify(day)))).toEqual(day);
    expect([day.day, day.seasons, day.starts.length]).toEqual([DAY, 20, 48]);
    expect(day.starts[16]).toBe("2026-09-07T08:00:00+02:00");
    // E-mail waits in a pile: only the phone has a line.
    expect(day.queues.map(({ queue }) => queue)).toEqual(["phone"]);
    const { planned, required } = day.queues[0] ?? {};
    for (const service of [planned, required]) {
      const isOpen = service?.serviceLevel.mean.map((level) => level !== null);
      expect(isOpen).toEqual(Array.from({ length: 48 }, (_, i) => i >= 16 && i < 36));
      expect(service?.agents.every((count, i) => (i >= 16 && i < 36) || count === 0)).toBe(true);
    }
    expect(required?.agents.slice(16, 36)).not.toContain(0);
  });

  it("is the transient day of the staffing package on each of the plan's seasons", () => {
    const shown = desk.exactDay({ day: DAY, queue: "phone", seasons: 5 }).queues[0];
    let [contacts, inTime, gone, waited] = [0, 0, 0, 0];
    const worst: number[] = [];
    for (let season = 0; season < 5; season += 1) {
      const { contactsPerHour, agents } = byHand(season);
      const { day, intervals } = transientDay({
        contactsPerHour,
        agents,
        intervalSeconds: 1800,
        ahtSeconds: 300,
        patience: { law: plan.shop.queues[0]?.patience.law ?? { kind: "endless" } },
        withinSeconds: 20,
        stepSeconds: 5,
      });
      contacts += day.contacts;
      inTime += day.contacts * day.serviceLevels.slOffered;
      gone += day.contacts * day.abandonProbability;
      for (const one of intervals) waited += one.contacts * one.servedProbability * (one.asaSeconds ?? 0);
      worst.push(Math.min(...intervals.map(({ serviceLevels }) => serviceLevels.slOffered)));
    }
    // Longer steps and four digits kept.
    expect(Math.abs((shown?.planned.day?.serviceLevel.mean ?? 0) - inTime / contacts)).toBeLessThan(1e-3);
    expect(Math.abs((shown?.planned.day?.abandonShare ?? 0) - gone / contacts)).toBeLessThan(1e-3);
    expect((shown?.planned.day?.asaSeconds ?? 0) / (waited / (contacts - gone))).toBeCloseTo(1, 1);
    const lowest = shown?.planned.serviceLevel.mean[shown.planned.day?.worstInterval ?? 0] ?? 0;
    expect(lowest).toBeGreaterThan(Math.min(...worst) - 1e-3);
    expect(lowest).toBeLessThan(Math.max(...worst) + 1e-3);
  });

  it("has its mean within its bands, and more people serve more", () => {
    const [shown] = desk.exactDay({ day: DAY, queue: "phone" }).queues;
    const [stricter] = desk.exactDay({
      day: DAY,
      queue: "phone",
      plan: desk.replan({ targets: { phone: { share: 0.97 } } }),
    }).queues;
    shown?.required.serviceLevel.mean.forEach((mean, i) => {
      if (mean === null) return;
      expect(shown.required.serviceLevel.p10[i]).toBeLessThanOrEqual(mean + 0.05);
      expect(shown.required.serviceLevel.p90[i]).toBeGreaterThanOrEqual(mean - 0.05);
    });
    const level = (of: typeof shown): number => of?.required.day?.serviceLevel.mean ?? 0;
    expect(level(stricter)).toBeGreaterThan(level(shown));
    expect(stricter?.share).toBe(0.97);
  });

  it("counts by the target's definition", () => {
    const levelBy = (definition: string): number => {
      const queues = [
        {
          id: "phone",
          channel: "phone",
          target: { definition, share: "80%", within: "20s" },
          aht: "5m",
          patience: "2m",
        },
      ];
      const teams = [{ id: "desk", serves: ["phone"], costPerHour: 20, roster: [ROW] }];
      const shop = smallShop({ queues, teams, agreements: [] });
      const few = planSeason(smallInput(shop));
      return openPlan(few).exactDay({ day: DAY }).queues[0]?.planned.day?.serviceLevel.mean ?? 0;
    };
    const offered = levelBy("slOffered");
    // The same in-time contacts over fewer that count; or those who give up in time besides.
    expect(levelBy("slAnswered")).toBeGreaterThan(offered + 0.01);
    expect(levelBy("slExclShort")).toBeGreaterThan(offered);
    expect(levelBy("slAbandonGood")).toBeGreaterThan(offered);
  });

  it("uses the same patience whichever model found the agents", () => {
    const byErlangC = desk.replan({ model: "erlang-c" });
    const [there] = desk.exactDay({ day: DAY, plan: byErlangC }).queues;
    const [here] = desk.exactDay({ day: DAY }).queues;
    expect(there?.required.day?.abandonShare).toBeGreaterThan(0);
    expect(there?.required.day?.serviceLevel.mean).toBeGreaterThan(here?.required.day?.serviceLevel.mean ?? 1);
  });

  it("follows a line that is open at midnight from the hours before", () => {
    const always = { week: [{ days: "daily", hours: "00:00-24:00" }], onHolidays: "open" };
    const sites = [{ id: "home", zone: "Europe/Berlin", openingHours: always }];
    const night = planSeason(smallInput(smallShop({ sites })));
    const shown = openPlan(night).exactDay({ day: DAY, queue: "phone", seasons: 3 }).queues[0];
    // From an empty floor the first interval would look better than the second by more than its load differs.
    const [first, second] = shown?.planned.occupancy ?? [];
    const [contacts, after] = shown?.contacts ?? [];
    expect((first ?? 0) / (second ?? 1)).toBeGreaterThan((0.9 * (contacts ?? 0)) / (after ?? 1));
  });

  it.each([
    ["a day outside the plan", { day: "2027-09-07" }, "day-outside-plan"],
    ["a queue that is not there", { day: DAY, queue: "fax" }, "unknown-queue"],
    ["work that waits in a pile", { day: DAY, queue: "email" }, "queue-without-line"],
  ])("refuses %s", (_, question, code) => {
    let codes: string[] = [];
    try {
      desk.exactDay(question);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      codes = error.findings.map((finding) => finding.code);
    }
    expect(codes).toEqual([code]);
  });
});

const ROW = { days: "mon-sat", from: "08:00", to: "18:00", heads: 4 };

describe("the peaks of a plan", () => {
  it("say what their likely day gives, exactly and by the staffing model, on the same seasons", () => {
    const peak: Peak = {
      trigger: null,
      cause: "A Monday",
      likelyDay: DAY,
      earliestDay: DAY,
      latestDay: DAY,
      probability: 1,
      contactsOnTheDay: { mean: 0, p10: 0, p50: 0, p90: 0 },
      normalContacts: 0,
      service: [],
    };
    const [told] = peaksWithService([peak], plan, basisOfPlan(plan), demand);
    const shown = desk.exactDay({ day: DAY }).queues[0]?.planned.day;
    const [service] = told?.service ?? [];
    expect(service).toMatchObject({
      queue: "phone",
      seasons: 20,
      exact: shown?.serviceLevel.mean,
      abandonShare: shown?.abandonShare,
    });
    // Modified offered load is within two points on an ordinary day (science 6).
    expect(Math.abs((service?.searched ?? 0) - (service?.exact ?? 1))).toBeLessThan(0.02);
    const [after] = peaksWithService([{ ...peak, likelyDay: "2027-09-07" }], plan, basisOfPlan(plan), demand);
    expect(after?.service).toEqual([]);
  });
});
