import { beforeAll, describe, expect, it } from "vitest";
import fc from "fast-check";
import { PlanDecisions } from "@springtide/contracts";
import { lossWith, type Solve } from "@springtide/planning";
import { decideSeason, decideStandBy, type StandByQuestion } from "@springtide/season";
import { loadSolver } from "@springtide/solver";
import { partner, PATHS, secondWeek, standBySeason, standByShop } from "./stand-by-shop.ts";

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

const HOURS = "09:00-11:00";
const TERMS = { notice: "2d", premium: "25%", hoursAWeek: 8, heads: 2, shortest: "2h" };
const ACCOUNT = { most: 10, balance: 6, premium: "10%" };
const LOSSES = [{ queue: "phone", perAbandoned: 12, perLate: 1, basis: "target" as const }];

/** The second week, with extra hours among what is decided. */
function weekWith(changes: Parameters<typeof standByShop>[0]): StandByQuestion {
  const shop = standByShop({ hours: HOURS, ...changes });
  const asked = secondWeek(shop, solve);
  const { ownHeads } = standBySeason(shop);
  const work = { ...asked.work, limits: { gap: 0, nodes: 20_000 } };
  return { ...asked, work, extra: { ownHeads, banked: new Map() } };
}

describe("extra hours of one's own people beside a partner's seats", () => {
  it("cost what trying every number finds, hours of the week and room in the account held over all days", () => {
    const seats = 1;
    const question = weekWith({ extraHours: { ...TERMS, account: ACCOUNT }, agreements: [partner({ seats })] });
    const decision = decideStandBy(question);
    const { options, extra, known, cells, signals } = decision;
    const count = known.length;
    const days = [...new Set(extra.options.map(({ from }) => from))];
    expect([count > 1, days.length > 2, extra.options.every(({ isLate }) => isLate)]).toEqual([true, true, true]);
    const probability = (s: number): number => (known[s]?.paths.length ?? 0) / PATHS;
    const isTold = (s: number): boolean => signals.signals[s]?.kind === "told";
    // A second way: the least cost of each day for every number of people on extra hours by signal, then of all days by hours used.
    const rising = (most: number, s = 0, before = 0): number[][] =>
      s === count
        ? [[]]
        : Array.from({ length: most + 1 }, (_, n) => n)
            .filter((n) => !isTold(s) || n >= before)
            .flatMap((n) => rising(most, s + 1, isTold(s) ? n : 0).map((rest) => [n, ...rest]));
    const lossAt = (from: number, s: number, there: number): number =>
      [from, from + 1].reduce((lost, t) => {
        const cell = question.deciding.queues[0]?.losses.cells.staffedCell[t] ?? -1;
        const loss = known[s]?.losses[cell - (cells.ranges[0]?.from ?? 0)];
        return lost + (loss === undefined ? Number.NaN : lossWith(loss, 0.8 * (3 + there)));
      }, 0);
    const partnerCost = (from: number, people: readonly number[]): number => {
      const option = options.find((one) => one.from === from);
      let best = Infinity;
      for (let ordered = 0; ordered <= (option === undefined ? 0 : seats); ordered += 1)
        for (let reserved = 0; ordered + reserved <= (option === undefined ? 0 : seats); reserved += 1)
          for (const confirmed of rising(reserved))
            best = Math.min(
              best,
              (option?.cost ?? 0) * ordered +
                (option?.fee ?? 0) * reserved +
                confirmed.reduce(
                  (sum, c, s) =>
                    sum + probability(s) * ((option?.cost ?? 0) * c + lossAt(from, s, ordered + c + (people[s] ?? 0))),
                  0,
                ),
            );
      return best;
    };
    let states = new Map<string, number>([[new Array<number>(count).fill(0).join(), 0]]);
    for (const from of days) {
      const next = new Map<string, number>();
      for (const people of rising(2)) {
        const cost = partnerCost(from, people);
        for (const [used, before] of states) {
          const now = used.split(",").map((n, s) => Number(n) + (people[s] ?? 0));
          if (now.some((stretches) => stretches * 2 > TERMS.hoursAWeek)) continue;
          next.set(now.join(), Math.min(next.get(now.join()) ?? Infinity, before + cost));
        }
      }
      states = next;
    }
    // By hand: the account has room for 4 hours at 10 % of 24; beyond it an hour costs 125 % of it.
    const paid = (stretches: number): number =>
      24 * (0.1 * Math.min(4, 2 * stretches) + 1.25 * Math.max(0, 2 * stretches - 4));
    const least = Math.min(
      ...[...states].map(([used, cost]) => {
        const stretches = used.split(",").map(Number);
        return cost + stretches.reduce((sum, n, s) => sum + probability(s) * paid(n), 0);
      }),
    );
    expect(decision.seats.cost).toBeCloseTo(least, 4);
    const hours = decision.seats.extra.map((heads) => heads.reduce((sum, n) => sum + 2 * n, 0));
    // Limits bind: days decided apart would take more.
    expect(Math.max(...hours)).toBe(8);
  });

  it("never are more than week, account, people and desks allow, and are the same for all signals if asked for before", () => {
    const terms = fc.record({
      hoursAWeek: fc.integer({ min: 2, max: 12 }),
      heads: fc.integer({ min: 1, max: 3 }),
      most: fc.integer({ min: 0, max: 8 }),
      notice: fc.constantFrom("12h", "2d", "4d"),
      desks: fc.constantFrom(3, 4, 9),
    });
    fc.assert(
      fc.property(terms, ({ hoursAWeek, heads, most, notice, desks }) => {
        const extraHours = { ...TERMS, hoursAWeek, heads, notice, account: { most } };
        const question = weekWith({ extraHours, desks, hours: "09:00-12:00" });
        const banked = new Map([["desk", most / 2]]);
        const { extra, seats } = decideStandBy({
          ...question,
          extra: { ownHeads: question.extra?.ownHeads ?? [], banked },
          work: { ...question.work, tolerance: 0.05, limits: { gap: 0.05, nodes: 20 } },
        });
        for (const people of seats.extra) {
          const hours = people.reduce((sum, n) => sum + 2 * n, 0);
          expect(hours).toBeLessThanOrEqual(hoursAWeek);
          for (const { from } of extra.options) {
            const there = extra.options.reduce(
              (sum, o, i) => sum + (o.from <= from && from < o.to ? (people[i] ?? 0) : 0),
              0,
            );
            expect(there).toBeLessThanOrEqual(Math.min(heads, desks - 3));
          }
          extra.options.forEach(({ isLate, askByMs }, i) => {
            if (!isLate) expect(people[i]).toBe(seats.extra[0]?.[i]);
            expect(askByMs).toBeGreaterThanOrEqual(question.atMs);
          });
        }
      }),
      { numRuns: 4 },
    );
  });
});

describe("extra hours in a season's decisions", () => {
  it("have a rule, a deadline and a cost, and weeks together bank no more than the account has room for", () => {
    const shop = standByShop({ hours: HOURS, extraHours: { ...TERMS, account: ACCOUNT }, agreements: [] });
    const decisions = decideSeason({ ...standBySeason(shop), losses: LOSSES }, { solve });
    const { extraHours, deadlines, expected, proof } = decisions;
    const first = extraHours.find(({ signal }) => signal !== null);
    expect(first).toMatchObject({ id: "desk-2028-03-13", team: "desk", signal: { trigger: "warm" } });
    // Two days before the first stretch, on the clock of the site.
    const starts = (first?.steps ?? []).flatMap(({ stretches }) => stretches.map(({ start }) => start));
    const earliest = starts.sort()[0] ?? "";
    expect(Date.parse(first?.askBy ?? "")).toBe(Date.parse(earliest) - 2 * 86_400_000);
    expect(deadlines.map(({ kind, subject, at }) => [kind, subject, at])).toEqual(
      extraHours.map(({ askBy }) => ["extra-hours", "desk", askBy]),
    );
    for (const { costIfDone, costIfNot } of deadlines) expect(costIfDone ?? 0).toBeLessThan(costIfNot ?? 0);
    const banked = extraHours.map(
      ({ id, steps }) => [id, Math.max(...steps.map(({ bankedHours }) => bankedHours))] as const,
    );
    expect(banked.reduce((sum, [, hours]) => sum + hours, 0)).toBeLessThanOrEqual(4);
    // Room in the account is kept for the week in which an hour saves more, though the calm one is decided first.
    expect(Object.fromEntries(banked)).toEqual({ "desk-2028-03-13": 4 });
    // A plan that was stored before knows none.
    expect(PlanDecisions.parse({ ...decisions, extraHours: undefined }).extraHours).toEqual([]);
    expect(expected.ledger).toBeCloseTo(
      extraHours.reduce((sum, { cost }) => sum + cost, 0),
      1,
    );
    expect(expected.ledger + expected.atStake).toBeLessThan(expected.withoutPartners);
    expect(proof?.ledger.mean).toBeGreaterThan(0);
    expect(first?.words).toMatch(/Below 50 %, ask for.*From 50 %, ask for/);
  });

  it("change nothing where there are none to be had, and name desks that are all taken", () => {
    const decided = (extraHours?: Record<string, unknown>, desks?: number, agreements = [partner()]) => {
      const shop = standByShop({
        ...{ hours: HOURS, agreements },
        ...(extraHours === undefined ? {} : { extraHours }),
        ...(desks === undefined ? {} : { desks }),
      });
      return decideSeason({ ...standBySeason(shop), losses: LOSSES }, { solve });
    };
    expect(decided({ ...TERMS, hoursAWeek: 0 })).toEqual(decided());
    const free = { ...TERMS, premium: "0%", hoursAWeek: 40, account: { most: 200 } };
    expect(decided(free, 4, []).remarks.join()).toContain("All 4 desks of home are taken");
    expect(decided({ ...TERMS, notice: "9w" }, 9, []).remarks.join()).toContain("nobody can be asked in time");
  });
});
