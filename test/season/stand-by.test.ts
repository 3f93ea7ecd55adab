import { beforeAll, describe, expect, it } from "vitest";
import { PlanDecisions } from "@springtide/contracts";
import { isBlockShape, lossWith, type Solve } from "@springtide/planning";
import {
  blockTermsOf,
  costOfSeats,
  decideConfirm,
  decideSeason,
  decideStandBy,
  decisionValues,
} from "@springtide/season";
import { loadSolver } from "@springtide/solver";
import { MONDAY, partner, PATHS, secondWeek, standBySeason, standByShop } from "./stand-by-shop.ts";

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

describe("what to reserve, order and confirm in a week", () => {
  it("costs what trying every number of seats finds", () => {
    // Open for two hours a day: one block a day, so that each day is a choice of three numbers.
    const shop = standByShop({ hours: "09:00-11:00" });
    const asked = secondWeek(shop, solve);
    const question = { ...asked, work: { ...asked.work, limits: { gap: 0, nodes: 5000 } } };
    const { options, known, seats, cells, signals } = decideStandBy(question);
    expect(options.length).toBeGreaterThan(2);
    const probability = (s: number): number => (known[s]?.paths.length ?? 0) / PATHS;
    let least = 0;
    for (const { from, to, cost, fee } of options) {
      // A second way: every number ordered and reserved; what is confirmed in each signal never falls with the probability told.
      const lossAt = (s: number, there: number): number => {
        let lost = 0;
        for (let t = from; t < to; t += 1) {
          const cell = question.deciding.queues[0]?.losses.cells.staffedCell[t] ?? -1;
          const loss = known[s]?.losses[cell - (cells.ranges[0]?.from ?? 0)];
          lost += loss === undefined ? Number.NaN : lossWith(loss, 0.8 * (3 + there));
        }
        return lost;
      };
      let best = Infinity;
      for (let ordered = 0; ordered <= 6; ordered += 1)
        for (let reserved = 0; ordered + reserved <= 6; reserved += 1) {
          const below = (s: number, from_: number): number => {
            if (s === signals.signals.length) return 0;
            let cheapest = Infinity;
            const isTold = signals.signals[s]?.kind === "told";
            for (let confirmed = isTold ? from_ : 0; confirmed <= reserved; confirmed += 1)
              cheapest = Math.min(
                cheapest,
                probability(s) * (cost * confirmed + lossAt(s, ordered + confirmed)) + below(s + 1, confirmed),
              );
            return cheapest;
          };
          best = Math.min(best, cost * ordered + fee * reserved + below(0, 0));
        }
      least += best;
    }
    expect(seats.unsolved).toEqual([]);
    expect(seats.cost).toBeCloseTo(least, 4);
    expect(seats.bound).toBeLessThanOrEqual(seats.cost + 1e-6);
    expect(sum(seats.reserved)).toBeGreaterThan(0);
  });

  it("confirms no less the higher the probability told, and never more than is reserved", () => {
    const { seats, signals } = decideStandBy(secondWeek(standByShop({ hours: "09:00-11:00" }), solve));
    const told = signals.signals.flatMap(({ kind }, s) =>
      kind === "told" ? [seats.confirmed[s] ?? new Float64Array()] : [],
    );
    expect(told.length).toBeGreaterThan(1);
    told.forEach((confirmed, s) => {
      confirmed.forEach((count, i) => {
        expect(count).toBeLessThanOrEqual(seats.reserved[i] ?? 0);
        expect(count).toBeGreaterThanOrEqual(told[s - 1]?.[i] ?? 0);
      });
    });
  });

  it("reserves no more the dearer it is, and each knowledge is worth something", () => {
    const decided = [0.5, 5, 40].map((feePerSeatHour) => {
      const agreements = [partner({ standBy: { reserve: "7d", confirm: "3d", feePerSeatHour } })];
      const shop = standByShop({ hours: "09:00-11:00", agreements });
      const question = secondWeek(shop, solve);
      const decision = decideStandBy(question);
      const values = decisionValues(question, decision, feePerSeatHour === 0.5);
      return { reserved: sum(decision.seats.reserved), values };
    });
    decided.slice(1).forEach(({ reserved }, i) => {
      expect(reserved).toBeLessThanOrEqual(decided[i]?.reserved ?? 0);
    });
    expect(decided.at(-1)?.reserved).toBe(0);
    for (const { standBy, signal, perfectSignal } of decided.map(({ values }) => values)) {
      expect(standBy).toBeGreaterThanOrEqual(0);
      expect(signal).toBeGreaterThanOrEqual(0);
      expect(perfectSignal).toBeGreaterThanOrEqual(0);
    }
    const [cheapest] = decided;
    expect(cheapest?.values.standBy).toBeGreaterThan(0);
    expect(cheapest?.values.signal).toBeGreaterThan(0);
    // What is told a day later is told beside what was told before: it never costs anything to know it.
    expect(cheapest?.values.oneDayLessNotice).toBeGreaterThanOrEqual(0);
  });

  it.each([
    { minimumBlock: "1h", maximumBlock: "3h", blockStep: "1h", startEvery: "1h" },
    { minimumBlock: "2h", blockStep: "2h", startEvery: "2h" },
    {
      minimumBlock: "3h",
      maximumBlock: "4h",
      startEvery: "1h",
      openingHours: { week: [{ days: "mon-wed", hours: "08:00-12:00" }] },
    },
  ])("asks for no block that the agreement does not allow: %j", (terms) => {
    const shop = standByShop({ agreements: [partner(terms)] });
    const question = secondWeek(shop, solve, { tolerance: 0.05 });
    const { options, seats } = decideStandBy({
      ...question,
      work: { ...question.work, limits: { gap: 0.05, nodes: 50 } },
    });
    const [agreement] = shop.agreements;
    if (agreement === undefined) throw new Error("no agreement");
    const allowed = blockTermsOf(question.deciding.basis, agreement);
    expect(sum(seats.ordered) + sum(seats.reserved)).toBeGreaterThan(0);
    for (const option of options) expect(isBlockShape(allowed, option)).toBe(true);
  });

  it("confirms reserved seats by the seasons as they look on the day, and counts what they cost", () => {
    const shop = standByShop({ hours: "09:00-11:00" });
    const question = secondWeek(shop, solve);
    const { options } = decideStandBy(question);
    const [option] = options;
    if (option === undefined) throw new Error("nothing to reserve");
    const reserved = [{ agreement: "line", from: option.from, to: option.to, seats: 4 }];
    const peak = standBySeason(shop, () => MONDAY + 7);
    const calm = standBySeason(shop, () => MONDAY + 100);
    const confirm = (season: typeof peak) =>
      decideConfirm({
        ...question,
        deciding: secondWeek(shop, solve, { question: season }).deciding,
        ordered: [],
        reserved,
      });
    expect(confirm(calm)).toEqual([]);
    const confirmed = confirm(peak);
    expect(confirmed[0]?.seats).toBeGreaterThan(0);
    const cost = costOfSeats(question, { ordered: [], reserved, confirmed });
    // By hand: 2 for each reserved seat hour; 30 for each logged-in one of those confirmed, a fifth of the time being away.
    const seats = confirmed[0]?.seats ?? 0;
    expect(cost.ledger[0]).toBeCloseTo(option.hours * (2 * 4 + 30 * 0.8 * seats), 9);
    const without = costOfSeats(question, { ordered: [], reserved: [], confirmed: [] });
    expect(without.ledger[0]).toBe(0);
    expect(sum(cost.loss)).toBeLessThan(sum(without.loss));
  });
});

describe("what stands already", () => {
  it("is not decided again: reservations handed back are followed by the same rule, at the same cost", () => {
    const question = secondWeek(standByShop({ hours: "09:00-11:00" }), solve);
    const first = decideStandBy(question);
    const standing = first.options.flatMap(({ from, to }, i) => {
      const reserved = first.seats.reserved[i] ?? 0;
      return reserved > 0 ? [{ ...NOTHING, from, to, reserved, open: reserved }] : [];
    });
    const again = decideStandBy({ ...question, standing });
    const isNew = again.options.map(({ standing: of }) => (of === undefined ? 1 : 0));
    expect(sum(again.seats.ordered)).toBe(0);
    expect(sum(again.seats.reserved.map((seats, i) => seats * (isNew[i] ?? 0)))).toBe(0);
    expect(again.seats.confirmed.map(sum)).toEqual(first.seats.confirmed.map(sum));
    expect(sum(again.cost.ledger)).toBeCloseTo(sum(first.cost.ledger), 6);
    expect(sum(again.cost.loss)).toBeCloseTo(sum(first.cost.loss), 6);
    // The fees are owed whatever is said now.
    expect(again.withoutPartners.ledger[0]).toBeCloseTo(
      first.options.reduce((fees, { fee }, i) => fees + fee * (first.seats.reserved[i] ?? 0), 0),
      9,
    );
  });

  it("takes its part of the partner's seats, and what is due is confirmed as one who looks at nothing else would", () => {
    const shop = standByShop({ hours: "09:00-11:00" });
    const peak = standBySeason(shop, () => MONDAY + 7);
    // On Friday nothing more can be ordered or reserved for the week after.
    const friday = Date.parse("2028-03-10T00:00:00+01:00");
    const question = { ...secondWeek(shop, solve, { question: peak }), atMs: friday };
    const from = question.deciding.basis.grid.dayOffsets[8] ?? 0;
    const block = { from: from + 9, to: from + 11 };
    const due = { ...NOTHING, ...block, ordered: 1, reserved: 5, confirmed: 1, open: 4, isDue: true };
    const { seats, options } = decideStandBy({ ...question, standing: [due] });
    expect(options).toHaveLength(1);
    const alone = decideConfirm({
      ...question,
      ordered: [{ agreement: "line", ...block, seats: 2 }],
      reserved: [{ agreement: "line", ...block, seats: 4 }],
    });
    expect(alone[0]?.seats).toBeGreaterThan(0);
    expect(seats.confirmed.map((ofSignal) => ofSignal[0])).toEqual([1 + (alone[0]?.seats ?? 0)]);
    expect([seats.ordered[0], seats.reserved[0]]).toEqual([1, 5]);
    // A week before, when more could be ordered: never more than the six seats of the partner at one time.
    const monday = secondWeek(shop, solve, { question: peak });
    const more = decideStandBy({ ...monday, standing: [{ ...due, isDue: false }] });
    const together = more.options.reduce(
      (count, option, i) =>
        option.standing === undefined && option.from === block.from
          ? count + (more.seats.ordered[i] ?? 0) + (more.seats.reserved[i] ?? 0)
          : count,
      1 + 1 + 4,
    );
    expect(together).toBe(6);
  });
});

/** A block of the partner of which nothing stands. */
const NOTHING = {
  ...{ agreement: "line", from: 0, to: 0, ordered: 0, reserved: 0, confirmed: 0, open: 0, lapsed: 0, isDue: false },
  confirmMs: Date.parse("2028-03-11T12:00:00+01:00"),
};

describe("what a season decides", () => {
  it("is the same for the same seed, in the contract's form, with its rule and its deadlines", () => {
    const shop = standByShop({ hours: "09:00-11:00" });
    const decide = () => decideSeason({ ...standBySeason(shop), losses: LOSSES }, { solve });
    const decisions = decide();
    expect(decide()).toEqual(decisions);
    expect(PlanDecisions.parse(JSON.parse(JSON.stringify(decisions)))).toEqual(decisions);
    const [period] = decisions.periods;
    expect(period).toMatchObject({ id: "line-2028-03-13", signal: { trigger: "warm", probability: 0.5 } });
    // Seven and three days before the first shift, at noon on the partner's clock.
    const firstDay = Date.parse(`${period?.reserved[0]?.start.slice(0, 10) ?? ""}T12:00:00+01:00`);
    expect(Date.parse(period?.reserveBy ?? "")).toBe(firstDay - 7 * 86_400_000);
    expect(Date.parse(period?.confirmBy ?? "")).toBe(firstDay - 3 * 86_400_000);
    expect(period?.words).toContain('"First warm day" comes by Sun 19 Mar');
    // Blocks of all days add up; people who sit there at once do not.
    const blocks = (period?.reserved ?? []).reduce((all, { seats }) => all + seats, 0);
    const reserve = decisions.deadlines.find(({ kind }) => kind === "reserve");
    expect(reserve?.words).toMatch(
      new RegExp(`^Line: reserve ${blocks} blocks, at most [1-6] seats at one time, for Mon`),
    );
    expect(blocks).toBeGreaterThan(6);
    expect(decisions.deadlines.map(({ kind }) => kind)).toContain("confirm");
    const { ledger, atStake, withoutStandBy, withoutPartners } = decisions.expected;
    expect(ledger + atStake).toBeLessThan(withoutStandBy);
    expect(withoutStandBy).toBeLessThan(withoutPartners);
  });

  it.each([
    [{ seats: 0 }, "no seats"],
    [{ orderNotice: { unit: "hours", hours: 999 } as const, standBy: null }, "longer than the 14 days planned"],
  ])("names what cannot be decided: %j", (terms, words) => {
    const given = standByShop({});
    const shop = { ...given, agreements: given.agreements.map((agreement) => ({ ...agreement, ...terms })) };
    const { periods, remarks } = decideSeason({ ...standBySeason(shop), losses: LOSSES }, { solve });
    expect(periods).toEqual([]);
    expect(remarks.join(" ")).toContain(words);
  });

  it("names a trigger that fires in no season, and weeks that the solver finds nothing for", () => {
    const shop = standByShop({ hours: "09:00-11:00" });
    const never = standBySeason(shop, () => MONDAY + 100);
    expect(decideSeason({ ...never, losses: LOSSES }, { solve }).remarks.join(" ")).toContain(
      '"First warm day" fires in none of the 20 seasons',
    );
    const gaveUp: Solve = (model) => ({ ...solve(model, { gap: 1, nodes: 0 }), status: "none", bound: 17 });
    const { periods, remarks } = decideSeason({ ...standBySeason(shop), losses: LOSSES }, { solve: gaveUp });
    expect(periods).toEqual([]);
    expect(remarks.join(" ")).toMatch(/week of Mon 13 Mar.*no plan can cost less than 17.00.*Allow more nodes/);
  });
});

const LOSSES = [{ queue: "phone", perAbandoned: 12, perLate: 1, basis: "target" as const }];
