import { describe, expect, it } from "vitest";
import { readRoster, whyShift } from "../../src/index.ts";
import { answered, at, FULL_TIME, given, smallRoster } from "./small-roster.ts";

describe("why a shift is there", () => {
  it("tells the hours it serves, those nobody needs, and what is lost without it", () => {
    // One head wanted from 10:00 to 14:00 on Monday; the shift is 10:00 to 18:00 with a break at 14:00.
    const problem = smallRoster({ demand: [["2026-11-30 10:00 > 2026-11-30 14:00"]], people: [{}] });
    const answer = answered(problem, [given(problem, 0, 0, "2026-11-30 10:00 > 2026-11-30 18:00")]);
    const why = whyShift(readRoster(problem, answer), 0);
    expect(why.serves).toEqual([
      { queue: 0, fromMs: at("2026-11-30 10:00"), toMs: at("2026-11-30 14:00") },
      { queue: null, fromMs: at("2026-11-30 15:00"), toMs: at("2026-11-30 18:00") },
    ]);
    expect([why.servedHours, why.idleHours]).toEqual([4, 3]);
    // 4 head-hours at 100 each are lost; 7 hours at 20 are spared.
    expect(why.without.missingHours).toEqual([4]);
    expect(why.without.shortfall).toBe(400);
    expect(why.without.spared).toEqual({ wages: 140, overtime: 0, wishes: 0, fairness: 0 });
    expect(why.without.cost).toBe(260);
  });

  it("splits the others over the queues anew: who can work both takes the dearer queue", () => {
    // Person 0 works both queues, person 1 only the first. Without person 1 the other covers whichever costs more.
    const stretch = "2026-11-30 10:00 > 2026-11-30 14:00";
    const problem = {
      ...smallRoster({ demand: [[stretch], [stretch]], people: [{ skills: [1, 0] }, { skills: [0] }] }),
      shortfallPerHour: [[{ heads: Infinity, cost: 70 }], [{ heads: Infinity, cost: 30 }]],
    };
    const shifts = [given(problem, 0, 1, stretch), given(problem, 1, 1, stretch)];
    const reading = readRoster(problem, answered(problem, shifts));
    expect(whyShift(reading, 0).serves).toEqual([
      { queue: 1, fromMs: at("2026-11-30 10:00"), toMs: at("2026-11-30 14:00") },
    ]);
    expect(whyShift(reading, 1).serves[0]?.queue).toBe(0);
    expect(whyShift(reading, 1).without.missingHours).toEqual([0, 4]);
    expect(whyShift(reading, 1).without.shortfall).toBe(120);
  });

  it("spares no wages below the least hours, and the premium of overtime above the hours of the contract", () => {
    const stretch = "2026-11-30 10:00 > 2026-11-30 14:00";
    const of = (contract: Partial<typeof FULL_TIME>): ReturnType<typeof whyShift> => {
      const problem = smallRoster({ demand: [[stretch]], people: [{ contract: { ...FULL_TIME, ...contract } }] });
      return whyShift(readRoster(problem, answered(problem, [given(problem, 0, 1, stretch)])), 0);
    };
    expect(of({ leastHoursAWeek: 10 }).without.spared).toMatchObject({ wages: 0, overtime: 0 });
    expect(of({ leastHoursAWeek: 3 }).without.spared).toMatchObject({ wages: 20, overtime: 0 });
    // 4 hours where 1 is agreed: 3 of overtime at a quarter of 20 on top.
    expect(of({ hoursAWeek: 1, overtimeHoursAWeek: 5 }).without.spared).toMatchObject({ wages: 80, overtime: 15 });
  });

  it("names the wishes it grants and those it passes over", () => {
    const [fromMs, toMs] = [at("2026-11-30 00:00"), at("2026-12-01 00:00")];
    const wishes = [
      { kind: "off", fromMs, toMs, cost: 7 },
      { kind: "work", fromMs, toMs, cost: 5 },
      { kind: "off", fromMs: toMs, toMs: toMs + 86_400_000, cost: 9 },
    ] as const;
    const problem = smallRoster({ demand: [[]], people: [{ wishes }] });
    const why = whyShift(
      readRoster(problem, answered(problem, [given(problem, 0, 1, "2026-11-30 08:00 > 2026-11-30 12:00")])),
      0,
    );
    expect(why.wishesPassedOver).toEqual([wishes[0]]);
    expect(why.wishesGranted).toEqual([wishes[1]]);
    expect(why.without.spared.wishes).toBe(2);
  });

  it("measures the room that is left to law and contract, the tightest first", () => {
    const problem = smallRoster({ demand: [[]], people: [{}] });
    const shifts = [
      given(problem, 0, 1, "2026-11-30 18:00 > 2026-11-30 22:00"),
      given(problem, 0, 1, "2026-12-01 09:00 > 2026-12-01 13:00"),
      given(problem, 0, 1, "2026-12-02 18:00 > 2026-12-02 22:00"),
    ];
    const { limits } = whyShift(readRoster(problem, answered(problem, shifts)), 1);
    expect(limits[0]).toMatchObject({ limit: "rest-before", rule: "daily-rest", found: 11, allowed: 11, room: 0 });
    expect(limits.find(({ limit }) => limit === "rest-after")).toMatchObject({ found: 29, room: 18 });
    expect(limits.find(({ limit }) => limit === "days-in-a-row")).toMatchObject({ found: 3, allowed: 6, room: 3 });
    expect(limits.find(({ limit }) => limit === "hours-a-week")).toMatchObject({ found: 12, allowed: 40, room: 28 });
    // From Wednesday 22:00 to the end of the week: 98 hours.
    expect(limits.find(({ limit }) => limit === "weekly-rest")).toMatchObject({ found: 98, allowed: 35, room: 63 });
  });

  it("knows no shift that the roster does not have", () => {
    const problem = smallRoster({ demand: [[]], people: [{}] });
    expect(() => whyShift(readRoster(problem, answered(problem, [])), 0)).toThrow(RangeError);
  });
});
