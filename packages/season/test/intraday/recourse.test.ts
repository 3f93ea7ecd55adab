import type { IntradayActual, IntradayReport, Plan } from "@springtide/contracts";
import { type ConvexLoss, lossWith, type Solve } from "@springtide/planning";
import { drawIndex, randomStream } from "@springtide/probability";
import { intradayLines, planSeason, steerDay } from "@springtide/season";
import { loadSolver } from "@springtide/solver";
import { beforeAll, describe, expect, it } from "vitest";
import { basisOfPlan } from "../../src/basis.ts";
import { momentOfDay } from "../../src/intraday/moment-of-day.ts";
import type { GroupToday } from "../../src/intraday/people-now.ts";
import { lossAsItIs, solveRecourse } from "../../src/intraday/solve-recourse.ts";
import { swapWays } from "../../src/intraday/swap-ways.ts";
import type { Ground, Way } from "../../src/intraday/ways.ts";
import { smallInput, smallShop } from "../small-shop.ts";

let solve: Solve;
let plan: Plan;
beforeAll(async () => {
  solve = await loadSolver();
  const shop = smallShop({
    teams: [
      {
        id: "desk",
        serves: ["phone", "email"],
        costPerHour: 24,
        roster: [{ days: "mon-sat", from: "08:00", to: "16:00", heads: 5 }],
        extraHours: { notice: "0d", premium: "50%", hoursAWeek: 40, heads: 4, account: { most: 100 } },
      },
    ],
    agreements: [
      {
        id: "partner",
        partner: "Partner",
        serves: ["phone"],
        seats: 6,
        minimumBlock: "2h",
        notice: "1h",
        pricePerHour: 29,
      },
    ],
    customerValue: { marginAYear: 3000 },
    plan: { horizon: "2w", paths: 20 },
  });
  plan = planSeason(smallInput(shop));
}, 60_000);

/** Two queues at the last two half-hours of a Monday, whose losses are written down instead of worked out. */
function smallGround(losses: readonly ConvexLoss[], heads: readonly [phone: number, email: number]): Ground {
  const basis = basisOfPlan(plan);
  const moment = momentOfDay(basis, "2026-09-07T17:00");
  const [first, last] = [moment.next - moment.from, moment.next - moment.from + 1];
  const length = moment.to - moment.from;
  const at = (values: readonly [number, number], rest: number): number[] =>
    Array.from({ length }, (_, i) => (i === first ? values[0] : i === last ? values[1] : rest));
  const group: GroupToday = {
    id: "desk",
    isPartner: false,
    serves: ["phone", "email"],
    heads: heads.map((count) => Float64Array.from(at([count, count], 0))),
    may: [0, 1].map(() => Uint8Array.from(at([1, 1], 0))),
  };
  const queues = basis.shop.queues.map((queue, q) => ({
    queue,
    demand: {
      id: queue.id,
      ahtSeconds: 300,
      target: queue.target,
      shrinkage: 0,
      work: "immediate",
      model: { kind: "erlang-c" },
      open: new Uint8Array(length),
      ratesOfPath: () => undefined,
    } as const,
    grid: { intervalSeconds: new Float64Array(), dayOffsets: new Int32Array(), weekOfInterval: new Int32Array() },
    first: 0,
    cellOf: Int32Array.from(at([2 * q, 2 * q + 1], -1)),
    perHead: Float64Array.from(at([1, 1], 0)),
  }));
  return {
    plan,
    basis,
    moment,
    rest: { queues, cells: losses },
    groups: [group],
    heads: [group.heads.map((row) => row.slice())],
    needed: new Map(),
  };
}

describe("the cheapest recourse", () => {
  it("is what trying everything finds, on twenty small cases", () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const random = randomStream(seed, "small recourse");
      const pick = (n: number): number => drawIndex(random, new Array<number>(n).fill(1));
      const losses = Array.from({ length: 4 }, (): ConvexLoss => {
        const need = 2 + pick(4);
        return {
          need,
          rest: pick(3),
          steps: [
            { heads: 1, cost: 3 + pick(10) },
            { heads: need - 1, cost: 14 + pick(20) },
          ],
        };
      });
      const counts = [pick(3), pick(3)] as const;
      const ground = smallGround(losses, counts);
      const start = ground.moment.next - ground.moment.from;
      const seats = { cost: 4 + pick(20), most: 2 };
      const partner: Way = {
        kind: "order",
        subject: "partner",
        from: start,
        to: start + 2,
        ...seats,
        adds: [0, 1].map((i) => ({ interval: start + i, queues: ["phone"], part: 0.8 })),
        isAsPlanned: false,
        byMs: null,
        words: "",
      };
      const swaps = swapWays(ground);
      const found = solveRecourse(ground, [{ ways: [partner], limits: [] }, swaps], solve, {
        gap: 0,
        nodes: 1000,
      });
      expect(found.cost + found.loss).toBeCloseTo(leastByTrying(losses, counts, seats), 6);
    }
  });

  /** Every number of seats, and every number moved to and fro in each half-hour. */
  function leastByTrying(
    losses: readonly ConvexLoss[],
    [phone, email]: readonly [number, number],
    seats: { readonly cost: number; readonly most: number },
  ): number {
    let least = Infinity;
    const at = (cell: number, agents: number): number =>
      lossWith(losses[cell] ?? { need: 0, rest: 0, steps: [] }, agents);
    const halfHour = (i: number, extra: number): number => {
      let best = Infinity;
      for (let out = 0; out <= phone; out += 1)
        for (let back = 0; back <= email; back += 1)
          best = Math.min(
            best,
            0.025 * (out + back) + at(i, phone - out + back + extra) + at(2 + i, email - back + out),
          );
      return best;
    };
    for (let bought = 0; bought <= seats.most; bought += 1)
      least = Math.min(least, bought * seats.cost + halfHour(0, 0.8 * bought) + halfHour(1, 0.8 * bought));
    return least;
  }

  it("costs nothing where there is nothing to do, and then loses what it loses", () => {
    const ground = smallGround(
      [0, 1, 2, 3].map(() => ({ need: 3, rest: 1, steps: [{ heads: 3, cost: 10 }] })),
      [1, 2],
    );
    // By hand: two of three missing twice at 10, one of three twice, and 1 in each of four cells.
    expect(lossAsItIs(ground)).toBe(64);
    expect(solveRecourse(ground, [], solve)).toEqual({ chosen: [], cost: 0, loss: 64 });
  });
});

describe("a day steered", () => {
  const morning = (contacts: number, people: number | null = null): IntradayActual[] =>
    ["08:00", "08:30", "09:00", "09:30", "10:00", "10:30"].map((time, i) => ({
      queue: "phone",
      startMs: Date.parse(`2026-09-07T${time}:00+02:00`),
      contacts,
      people,
      backlog: null,
      file: "today.csv",
      row: i + 2,
    }));
  const steered = (contacts: number, people: number | null = null, of = plan): IntradayReport =>
    steerDay(of, { at: "2026-09-07T11:00", actuals: morning(contacts, people) }, solve);
  /** The same day of a shop whose customers are worth less. */
  const worth = (marginAYear: number): Plan => {
    const { customerValue } = plan.shop;
    if (customerValue === null) throw new Error("customers have a value here");
    return { ...plan, decisions: null, shop: { ...plan.shop, customerValue: { ...customerValue, marginAYear } } };
  };

  it("that runs far over calls for seats and extra hours, each within what its terms allow", () => {
    const { doNothing, options, best, readings } = steered(150);
    expect(readings[0]?.factor).toBeGreaterThan(2);
    expect(options.map(({ net }) => net)).toEqual(options.map(({ net }) => net).toSorted((a, b) => b - a));
    for (const { cost, saves, net } of options) expect(net).toBeCloseTo(saves - cost, 6);
    expect(best?.net).toBeGreaterThan(Math.max(...options.map(({ net }) => net)) - 0.02);
    expect((best?.saves ?? 0) - doNothing.loss).toBeLessThanOrEqual(0.01);
    const seats = best?.steps.filter(({ kind }) => kind === "order") ?? [];
    expect(seats.length + (best?.steps.filter(({ kind }) => kind === "extra-hours").length ?? 0)).toBeGreaterThan(0);
    for (const { start, end, heads } of seats) {
      expect(Date.parse(end) - Date.parse(start)).toBeGreaterThanOrEqual(7_200_000);
      expect(heads).toBeLessThanOrEqual(6);
      expect(Date.parse(start)).toBeGreaterThanOrEqual(Date.parse("2026-09-07T12:00:00+02:00"));
    }
  });

  it("that runs far under lets people with an account go, and asks for nobody", () => {
    const { best } = steered(1, 30, worth(100));
    expect(best?.steps.some(({ kind }) => kind === "release-early")).toBe(true);
    expect(best?.cost).toBeLessThan(0);
    expect(best?.steps.some(({ kind }) => kind === "order" || kind === "extra-hours")).toBe(false);
  });

  it("with fewer people than planned loses more, and says so", () => {
    const [all, fewer] = [steered(14), steered(14, 1)];
    expect(fewer.doNothing.loss).toBeGreaterThan(all.doNothing.loss);
    expect(fewer.remarks.join()).toContain("1 people are there");
    expect(intradayLines(fewer)[0]).toContain("2026-09-07, 11:00");
  });

  it("waits for another interval where only the last one was odd", () => {
    const calm = morning(14).map((one, i) => (i === 5 ? { ...one, contacts: 1200 } : one));
    const { options } = steerDay(worth(300), { at: "2026-09-07T11:00", actuals: calm }, solve);
    const seats = options.find(({ kind }) => kind === "partner seats");
    expect(seats?.net).toBeGreaterThan(0);
    expect(seats?.advice).toBe("wait");
  });

  it("that is over has nothing left to decide", () => {
    const { best, doNothing, remarks } = steerDay(plan, { at: "2026-09-07T18:00", actuals: morning(14) }, solve);
    expect(best).toBeNull();
    expect(doNothing.loss).toBe(0);
    expect(remarks.join()).toContain("nothing is left to decide");
  });
});
