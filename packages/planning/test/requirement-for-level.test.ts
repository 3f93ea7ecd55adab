import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { Cancelled, Refusal } from "@springtide/refusal";
import { erlangC, leastAgentCount } from "@springtide/staffing";
import type { LevelQuestion, QueueDemand } from "@springtide/planning";
import { requirementForLevel } from "@springtide/planning";
import { weeksGrid, writtenQueue } from "./seasons.ts";

/** The second method: the definition read aloud, every rank tried from below, every formula in full. */
function byDefinition({ queues, paths, intervalSeconds, weekOfInterval, readySeasons }: LevelQuestion): {
  rank: number;
  readyShare: number;
  agents: number[][];
  serviceLevel: number[][];
} {
  const intervals = intervalSeconds.length;
  const rates = queues.map((queue) =>
    Array.from({ length: paths }, (_, path) => {
      const into = new Float64Array(intervals);
      queue.ratesOfPath(path, into);
      return into;
    }),
  );
  const loadOf = (q: number, path: number, t: number): number =>
    ((rates[q]?.[path]?.[t] ?? 0) * (queues[q]?.ahtSeconds ?? 0)) / (intervalSeconds[t] ?? 1);
  const least = queues.map(({ ahtSeconds, target, open }, q) =>
    Array.from({ length: intervals }, (_, t) =>
      Array.from({ length: paths }, (_p, path) =>
        open[t] === 1
          ? leastAgentCount({
              loadErlangs: loadOf(q, path, t),
              ahtSeconds,
              targets: {
                serviceLevel: { share: target.share, withinSeconds: target.withinSeconds },
                maxOccupancy: target.maxOccupancy,
              },
            })
          : 0,
      ).sort((a, b) => a - b),
    ),
  );
  const served = (q: number, path: number, t: number, agents: number): number => {
    const { ahtSeconds, target } = at(queues, q);
    const count = rates[q]?.[path]?.[t] ?? 0;
    return (
      count *
      erlangC({ agents, loadErlangs: loadOf(q, path, t), ahtSeconds, withinSeconds: target.withinSeconds }).serviceLevel
    );
  };
  const ready = (path: number, rank: number): boolean =>
    queues.every(({ open, target }, q) =>
      [...new Set(weekOfInterval)].every((week) => {
        let offered = 0;
        let good = 0;
        weekOfInterval.forEach((label, t) => {
          if (label !== week || open[t] !== 1) return;
          offered += rates[q]?.[path]?.[t] ?? 0;
          good += served(q, path, t, least[q]?.[t]?.[rank - 1] ?? 0);
        });
        return good >= (target.share - 1e-6) * offered;
      }),
    );
  const shareReady = (rank: number): number =>
    Array.from({ length: paths }, (_, path) => ready(path, rank)).filter(Boolean).length / paths;
  let rank = 1;
  while (rank < paths && shareReady(rank) < readySeasons - 1e-9) rank += 1;
  const agents = least.map((queue) => queue.map((ranked) => ranked[rank - 1] ?? 0));
  const serviceLevel = queues.map(({ open }, q) =>
    Array.from({ length: intervals }, (_, t) => {
      if (open[t] !== 1) return Number.NaN;
      const offered = Array.from({ length: paths }, (_p, path) => rates[q]?.[path]?.[t] ?? 0);
      const total = offered.reduce((sum, count) => sum + count, 0);
      const good = offered.reduce((sum, _count, path) => sum + served(q, path, t, agents[q]?.[t] ?? 0), 0);
      return total > 0 ? good / total : 1;
    }),
  );
  return { rank, readyShare: shareReady(rank), agents, serviceLevel };
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(String(index));
  return item;
}

describe("the requirement for a plan level", () => {
  it("is what its definition says, queue by queue and week by week, on random seasons", () => {
    const grid = weeksGrid({ weeks: 2, slots: 2, seconds: 900 });
    const intervals = grid.intervalSeconds.length;
    const path = fc.tuple(
      fc.double({ min: 0.3, max: 3, noNaN: true }),
      fc.array(fc.double({ min: 0, max: 40, noNaN: true }), { minLength: intervals, maxLength: intervals }),
    );
    const queue = fc
      .tuple(
        fc.array(path, { minLength: 12, maxLength: 12 }),
        fc.array(fc.constantFrom(1, 1, 1, 0), { minLength: intervals, maxLength: intervals }),
        fc.constantFrom(0.5, 0.8, 0.95),
        fc.constantFrom(0, 20, 300),
        fc.constantFrom(0.75, 0.9, 1),
      )
      .map(([paths, open, share, withinSeconds, maxOccupancy]): QueueDemand =>
        writtenQueue(
          paths.map(([level, shape]) => shape.map((rate) => rate * level)),
          { open: Uint8Array.from(open), target: { share, withinSeconds, maxOccupancy } },
        ),
      );
    fc.assert(
      fc.property(
        fc.array(queue, { minLength: 1, maxLength: 2 }),
        fc.constantFrom(0.1, 0.5, 0.8, 0.9, 1),
        (queues, readySeasons) => {
          const question: LevelQuestion = { ...grid, queues, paths: 12, readySeasons };
          const found = requirementForLevel(question);
          const said = byDefinition(question);
          expect(found.intervalQuantile).toBeCloseTo(said.rank / 12, 12);
          expect(found.readyShare).toBeCloseTo(said.readyShare, 12);
          found.queues.forEach((answer, q) => {
            expect([...answer.agents]).toEqual(said.agents[q]);
            said.serviceLevel[q]?.forEach((level, t) => {
              const got = answer.serviceLevel[t] ?? -1;
              if (Number.isNaN(level)) expect(got).toBeNaN();
              else expect(Math.abs(got - level)).toBeLessThan(1e-8);
            });
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it("is ready for whole seasons: a peak of ten days with an unknown date", () => {
    // 42 days of one interval, 10 erlangs, in the peak 30; 330 seasons, ten for each of the 33 starts; 90 % a week,
    // so that one peak day without agents for it breaks its week. A day in the peak of c of the starts has peak
    // agents from rank 331 - 10 c on. A season that starts on day i (or ends as far from the end) has a day with c =
    // i + 1, so it is ready from rank 321 - 10 i on, and 33 - 2 i starts are. 8 of 10 seasons are 27 starts: i = 3,
    // rank 291.
    const rates = Array.from({ length: 330 }, (_, path) =>
      Array.from({ length: 42 }, (_day, day) => (day >= path % 33 && day < (path % 33) + 10 ? 300 : 100)),
    );
    const grid = weeksGrid({ weeks: 6, slots: 1, seconds: 3000 });
    const queue = writtenQueue(rates, { target: { share: 0.9, withinSeconds: 20, maxOccupancy: 1 } });
    const found = requirementForLevel({ ...grid, queues: [queue], paths: 330, readySeasons: 0.8 });
    expect(found.intervalQuantile).toBeCloseTo(291 / 330, 12);
    expect(found.readyShare).toBeCloseTo(27 / 33, 12);
    // The head-hours that a season needs are the same on every path, wherever its peak lies.
    expect(new Set(found.requiredHoursByPath).size).toBe(1);
  });

  it("of a single season is its least agents, and heads are agents over one minus shrinkage, rounded up", () => {
    const grid = weeksGrid({ weeks: 1, slots: 1, seconds: 900 });
    const rates = [[0, 3, 30, 60, 90, 120, 9]];
    const found = requirementForLevel({ ...grid, queues: [writtenQueue(rates)], paths: 1, readySeasons: 0.8 });
    const targets = { serviceLevel: { share: 0.8, withinSeconds: 20 }, maxOccupancy: 0.9 };
    const least = rates[0]?.map((rate) => leastAgentCount({ loadErlangs: rate / 3, ahtSeconds: 300, targets })) ?? [];
    expect([...(found.queues[0]?.agents ?? [])]).toEqual(least);
    const heads = least.map((agents) => (agents === 0 ? 0 : Math.ceil(agents / 0.7 - 1e-9)));
    expect([...(found.queues[0]?.required ?? [])]).toEqual(heads);
    expect(found.requiredHoursByPath[0]).toBeCloseTo(heads.reduce((sum, count) => sum + count, 0) / 4, 9);
    expect([...found.requiredOfPath(0, 0)]).toEqual(heads);
    expect({ q: found.intervalQuantile, ready: found.readyShare }).toEqual({ q: 1, ready: 1 });
  });

  it("asks for more people for more seasons, and keeps its word", () => {
    const grid = weeksGrid({ weeks: 1, slots: 1, seconds: 900 });
    const path = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(fc.array(path, { minLength: 10, maxLength: 10 }), (rates) => {
        let fewer = 0;
        for (const readySeasons of [0.2, 0.5, 0.8, 1]) {
          const found = requirementForLevel({ ...grid, queues: [writtenQueue(rates)], paths: 10, readySeasons });
          expect(found.readyShare).toBeGreaterThanOrEqual(readySeasons - 1e-9);
          const heads = found.queues[0]?.required.reduce((sum, count) => sum + count, 0) ?? 0;
          expect(heads).toBeGreaterThanOrEqual(fewer);
          fewer = heads;
        }
      }),
      { numRuns: 40 },
    );
  });

  it("reports progress to its end, stops when asked, and refuses what nobody could staff", () => {
    const grid = weeksGrid({ weeks: 1, slots: 1, seconds: 900 });
    const question = { ...grid, queues: [writtenQueue([[1, 1, 1, 1, 1, 1, 1]])], paths: 1, readySeasons: 0.5 };
    const seen: [number, number][] = [];
    requirementForLevel({ ...question, progress: (done, total) => seen.push([done, total]) });
    expect(seen.map(([done]) => done)).toEqual([0, 1, 2, 3]);
    expect(new Set(seen.map(([, total]) => total))).toEqual(new Set([3]));
    expect(() => requirementForLevel({ ...question, cancel: { aborted: true } })).toThrow(Cancelled);
    const flood = writtenQueue([[1, 1, 1, 1e9, 1, 1, 1]]);
    expect(() => requirementForLevel({ ...question, queues: [flood] })).toThrow(Refusal);
  });
});

describe("the requirement of deferred work", () => {
  const email = {
    work: "deferred",
    target: { share: 0.8, withinSeconds: 86_400, maxOccupancy: 0.8 },
    ahtSeconds: 360,
    shrinkage: 0,
  } as const;
  // Four intervals of an hour a day, the middle two open from Monday to Friday.
  const grid = weeksGrid({ weeks: 2, slots: 4, seconds: 3600 });
  const open = Uint8Array.from({ length: 56 }, (_, t) => (t % 28 < 20 && [1, 2].includes(t % 4) ? 1 : 0));

  it("is the day's work, evenly over its open hours, closed days carried to the next open one", () => {
    // Eight contacts an hour. Monday 1: what came from midnight to the close, 3 h = 24. Tuesday: since Monday's
    // close, 4 h = 32. Monday 2: since Friday's close, 1 + 4 + 4 + 3 h = 96 contacts = 9.6 h of work in two open
    // hours = 4.8 erlangs, / 0.8 = 6.
    const found = requirementForLevel({
      ...grid,
      queues: [writtenQueue([new Array<number>(56).fill(8)], { ...email, open })],
      paths: 1,
      readySeasons: 0.9,
    });
    const [answer] = found.queues;
    expect(answer?.model).toBe("workload");
    const [monday1, tuesday, monday2] = [1, 5, 29].map((t) => answer?.agents[t]);
    // 24 x 0.1 h / 2 h = 1.2 erlangs, / 0.8 = 1.5; 32 x 0.1 / 2 / 0.8 = 2 exactly.
    expect([monday1, tuesday, monday2]).toEqual([2, 2, 6]);
    expect(answer?.agents[2]).toBe(2);
    expect([0, 3, 20, 21].map((t) => answer?.agents[t])).toEqual([0, 0, 0, 0]);
    expect([1, 5, 29].map((t) => answer?.serviceLevel[t])).toEqual([1, 1, 1]);
    expect(answer?.occupancy[1]).toBeCloseTo(0.6, 12);
    expect(answer?.occupancy[29]).toBeCloseTo(0.8, 12);
    expect(answer?.serviceLevel[0]).toBeNaN();
  });

  it("lets a season miss the share of its work that the target allows, and no more", () => {
    // Five seasons with 1, 2, 3, 4 and 5 times the work. Rank 4's agents bear 4 / 5 = 80 % of the fifth: ready for all.
    const rates = [1, 2, 3, 4, 5].map((level) => new Array<number>(56).fill(8 * level));
    const question = (share: number): LevelQuestion => ({
      ...grid,
      queues: [writtenQueue(rates, { ...email, open, target: { ...email.target, share, maxOccupancy: 1e-3 } })],
      paths: 5,
      readySeasons: 1,
    });
    expect(requirementForLevel(question(0.8)).intervalQuantile).toBe(0.8);
    expect(requirementForLevel(question(0.81)).intervalQuantile).toBe(1);
  });
});
