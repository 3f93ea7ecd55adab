import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  blockingProbability,
  erlangC,
  queueResult,
  queueWithPatience,
  type Patience,
  type PatienceLaw,
  type QueueResult,
} from "../../src/index.ts";
import { anyPatience, anyTeam } from "./any-patience.ts";

const exponential = (meanSeconds: number): Patience => ({ law: { kind: "exponential", meanSeconds } });
const seconds = fc.double({ min: 0, max: 300, noNaN: true });

function near(found: number | null, expected: number, relative: number): void {
  expect(Math.abs((found ?? NaN) - expected)).toBeLessThanOrEqual(1e-11 + relative * Math.abs(expected));
}

function everyFigure(result: QueueResult): (number | null)[] {
  const { serviceLevels, stable, ...rest } = result;
  return [Number(stable), ...Object.values<number | null>({ ...rest }), ...Object.values<number>({ ...serviceLevels })];
}

function alike(found: QueueResult, expected: QueueResult, relative: number): void {
  const [figures, others] = [everyFigure(found), everyFigure(expected)];
  figures.forEach((figure, index) => {
    const other = others[index] ?? null;
    if (other === null) expect(figure).toBeNull();
    else near(figure, other, relative);
  });
}

describe("limits of patience", () => {
  const teams = [
    { agents: 1, loadErlangs: 0.5, ahtSeconds: 180 },
    { agents: 14, loadErlangs: 10, ahtSeconds: 180 },
    { agents: 57, loadErlangs: 50, ahtSeconds: 300 },
    { agents: 2100, loadErlangs: 2000, ahtSeconds: 240 },
    { agents: 11, loadErlangs: 10.99, ahtSeconds: 60 },
  ];

  it("comes to an end, and to Erlang C, where those who never leave are all but more than can be served", () => {
    const endless: Patience = { law: { kind: "endless" } };
    const near1 = { agents: 1, loadErlangs: 1 - 2 ** -53, ahtSeconds: 2070.9495, withinSeconds: 20 };
    expect(queueWithPatience({ ...near1, patience: endless }).waitProbability).toBeCloseTo(1, 12);
    const team = { agents: 10, loadErlangs: 10 * (1 - 1e-6), ahtSeconds: 300, withinSeconds: 20 };
    const asaSeconds = erlangC(team).asaSeconds ?? NaN;
    expect(
      Math.abs((queueWithPatience({ ...team, patience: endless }).asaSeconds ?? NaN) / asaSeconds - 1),
    ).toBeLessThan(1e-9);
  });

  it("overflows a share of what is left, however little, and never less than nobody", () => {
    const patience: Patience = { law: { kind: "exponential", meanSeconds: 10 }, overflowAfterSeconds: 400 };
    // Without agents all who outlast the limit overflow: e^-40, which 1 less those who gave up would round to 0.
    const nobody = { agents: 0, loadErlangs: 1, ahtSeconds: 300, withinSeconds: 20, patience };
    expect(queueWithPatience(nobody).overflowProbability / Math.exp(-40)).toBeCloseTo(1, 12);
  });

  it.each(teams)("endless is Erlang C: $agents agents, $loadErlangs erlangs", (team) => {
    const found = queueWithPatience({ ...team, patience: { law: { kind: "endless" } }, withinSeconds: 20 });
    alike(found, queueResult({ ...team, model: { kind: "erlang-c" }, withinSeconds: 20 }), 1e-10);
  });

  it.each(teams.slice(0, 4))("a month of it is nearly Erlang C: $agents agents", (team) => {
    const found = queueWithPatience({ ...team, patience: exponential(30 * 86_400), withinSeconds: 20 });
    const endless = erlangC({ ...team, withinSeconds: 20 });
    near(found.waitProbability, endless.waitProbability, 1e-3);
    near(found.serviceLevels.slOffered, endless.serviceLevel, 1e-3);
    near(found.asaSeconds, endless.asaSeconds ?? NaN, 3e-3);
  });

  it.each(teams)("none of it is Erlang B: $agents agents", (team) => {
    const blocked = blockingProbability(team);
    const hasty = queueWithPatience({ ...team, patience: exponential(1e-6), withinSeconds: 20 });
    near(hasty.abandonProbability, blocked, 1e-4);
    near(hasty.serviceLevels.slOffered, 1 - blocked, 1e-4);
    // Overflow at once leaves no line at all: a loss system, exactly.
    const sentOn = queueWithPatience({
      ...team,
      patience: { law: { kind: "endless" }, overflowAfterSeconds: 0 },
      withinSeconds: 20,
    });
    near(sentOn.overflowProbability, blocked, 1e-11);
    near(sentOn.servedProbability, 1 - blocked, 1e-11);
    near(sentOn.meanWaitSeconds, 0, 0);
  });

  it("has no steady state where those who never leave are more than can be served, and says so", () => {
    const endless: Patience = { law: { kind: "endless" }, balkingShare: 0.25 };
    const overloaded = queueWithPatience({
      agents: 3,
      loadErlangs: 4,
      ahtSeconds: 60,
      patience: endless,
      withinSeconds: 9,
    });
    expect(overloaded).toMatchObject({
      stable: false,
      waitProbability: 1,
      asaSeconds: null,
      meanQueue: null,
      occupancy: 1,
    });
    expect(overloaded.serviceLevels).toMatchObject({ slOffered: 0, slVirtual: 0, slAbandonGood: 0.25 });
    const borne = queueWithPatience({
      agents: 3,
      loadErlangs: 3.99,
      ahtSeconds: 60,
      patience: endless,
      withinSeconds: 9,
    });
    expect(borne.stable).toBe(true);
    expect(everyFigure(borne).some((figure) => Number.isNaN(figure))).toBe(false);
  });
});

describe("laws that say the same give the same", () => {
  it("one segment, a constant hazard in pieces, an overflow that never comes: all are exponential", () => {
    const waits = fc.tuple(fc.double({ min: 2, max: 2000, noNaN: true }), anyTeam, seconds);
    fc.assert(
      fc.property(waits, ([mean, team, withinSeconds]) => {
        const plain = queueWithPatience({ ...team, patience: exponential(mean), withinSeconds });
        const pieces = [0, 3, 50, 51].map((fromSeconds) => ({ fromSeconds, perSecond: 1 / mean }));
        const halves = [0.5, 0.5].map((share) => ({ share, meanSeconds: mean }));
        const same: Patience[] = [
          { law: { kind: "segments", segments: halves } },
          { law: { kind: "hazard", pieces } },
          { ...exponential(mean), balkingShare: 0, overflowAfterSeconds: 1e9 },
        ];
        for (const patience of same) alike(queueWithPatience({ ...team, patience, withinSeconds }), plain, 1e-9);
      }),
    );
  });
});

describe("what holds in every queue", () => {
  const queue = fc.record({
    team: anyTeam,
    patience: anyPatience,
    withinSeconds: seconds,
    shortAbandonSeconds: seconds,
  });

  it("every contact is served, gives up or overflows; every share is one; the better definition is never the lower", () => {
    fc.assert(
      fc.property(queue, ({ team, ...asked }) => {
        const result = queueWithPatience({ ...team, ...asked });
        near(result.servedProbability + result.abandonProbability + result.overflowProbability, 1, 1e-10);
        const shares = [
          ...Object.values<number>({ ...result.serviceLevels }),
          result.waitProbability,
          result.occupancy,
        ];
        for (const share of shares) expect(share >= 0 && share <= 1 + 1e-10).toBe(true);
        const { slOffered, slAnswered, slExclShort, slAbandonGood, slVirtual } = result.serviceLevels;
        for (const better of [slAnswered, slExclShort, slAbandonGood, slVirtual]) {
          expect(better).toBeGreaterThanOrEqual(slOffered - 1e-11);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("agents are as busy as contacts are served: flow in is flow out", () => {
    fc.assert(
      fc.property(queue, ({ team, ...asked }) => {
        const result = queueWithPatience({ ...team, ...asked });
        // Busy agents, counted state by state below the line (Erlang B's law) and all of them in it.
        const below = (1 - result.waitProbability) * (1 - blockingProbability({ ...team, agents: team.agents - 1 }));
        const busy = team.agents * result.waitProbability + team.loadErlangs * below;
        near(team.loadErlangs * result.servedProbability, busy, 1e-9);
      }),
      { numRuns: 500 },
    );
  });

  it("Little: those who hang up do so at their rate, from a line of mean length", () => {
    fc.assert(
      fc.property(anyTeam, fc.double({ min: 2, max: 2000, noNaN: true }), (team, mean) => {
        const result = queueWithPatience({ ...team, patience: exponential(mean), withinSeconds: 0 });
        near(result.abandonProbability, (result.meanWaitSeconds ?? NaN) / mean, 1e-8);
        near(((result.meanQueue ?? NaN) * team.ahtSeconds) / mean, result.abandonProbability * team.loadErlangs, 1e-8);
      }),
    );
  });

  it("waits of all are those of the served, of the leavers and of the overflowed together", () => {
    fc.assert(
      fc.property(queue, ({ team, ...asked }) => {
        const result = queueWithPatience({ ...team, ...asked });
        const parts =
          result.servedProbability * (result.asaSeconds ?? 0) +
          result.abandonProbability * (result.meanWaitAbandonedSeconds ?? 0) +
          result.overflowProbability * (asked.patience.overflowAfterSeconds ?? 0);
        near(result.meanWaitSeconds, parts, 1e-7);
      }),
      { numRuns: 300 },
    );
  });

  it("another agent never makes it worse, by any definition and from the first agent on", () => {
    fc.assert(
      fc.property(queue, ({ team, ...asked }) => {
        const before = queueWithPatience({ ...team, ...asked });
        const after = queueWithPatience({ ...team, agents: team.agents + 1, ...asked });
        for (const name of ["slOffered", "slAnswered", "slExclShort", "slAbandonGood", "slVirtual"] as const) {
          expect(after.serviceLevels[name]).toBeGreaterThanOrEqual(before.serviceLevels[name] - 1e-11);
        }
        for (const name of ["waitProbability", "abandonProbability", "occupancy", "asaSeconds", "meanQueue"] as const) {
          expect(after[name] ?? NaN).toBeLessThanOrEqual((before[name] ?? NaN) * (1 + 1e-10) + 1e-11);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("real agents lie between whole ones, below one agent too", () => {
    fc.assert(
      fc.property(anyPatience, fc.double({ min: 0.01, max: 3, noNaN: true }), (patience, agents) => {
        const served = [Math.floor(agents), agents, Math.ceil(agents)].map(
          (team) =>
            queueWithPatience({ agents: team, loadErlangs: 2, ahtSeconds: 90, patience, withinSeconds: 9 })
              .servedProbability,
        );
        expect(served[1]).toBeGreaterThanOrEqual((served[0] ?? NaN) - 1e-9);
        expect(served[1]).toBeLessThanOrEqual((served[2] ?? NaN) + 1e-9);
      }),
    );
  });
});

describe("ends of the range", () => {
  const patience = exponential(120);

  it("nobody waits where nothing is offered, not even with nobody there", () => {
    for (const agents of [0, 1, 20]) {
      for (const model of [{ kind: "erlang-c" }, { kind: "patience", patience }] as const) {
        const result = queueResult({ model, agents, loadErlangs: 0, ahtSeconds: 300, withinSeconds: 20 });
        expect(result).toMatchObject({
          stable: true,
          waitProbability: 0,
          servedProbability: 1,
          asaSeconds: 0,
          meanQueue: 0,
          occupancy: 0,
        });
        expect(Object.values(result.serviceLevels)).toEqual([1, 1, 1, 1, 1]);
      }
    }
  });

  it("all are lost where nobody is there, each after its patience or at the overflow", () => {
    const lost = queueWithPatience({ agents: 0, loadErlangs: 5, ahtSeconds: 300, patience, withinSeconds: 20 });
    expect(lost).toMatchObject({
      stable: true,
      waitProbability: 1,
      servedProbability: 0,
      abandonProbability: 1,
      occupancy: 0,
      asaSeconds: null,
    });
    near(lost.meanWaitSeconds, 120, 1e-12);
    near(lost.meanWaitAbandonedSeconds, 120, 1e-12);
    near(lost.meanQueue, 2, 1e-12);
    near(lost.serviceLevels.slAbandonGood, 1 - Math.exp(-1 / 6), 1e-12);
    const sentOn = queueWithPatience({
      agents: 0,
      loadErlangs: 5,
      ahtSeconds: 300,
      patience: { ...patience, overflowAfterSeconds: 60 },
      withinSeconds: 20,
    });
    near(sentOn.overflowProbability, Math.exp(-0.5), 1e-12);
    near(sentOn.meanWaitSeconds, 120 * (1 - Math.exp(-0.5)), 1e-12);
    const forEver = queueResult({
      model: { kind: "erlang-c" },
      agents: 0,
      loadErlangs: 5,
      ahtSeconds: 300,
      withinSeconds: 20,
    });
    expect(forEver).toMatchObject({ stable: false, servedProbability: 0, occupancy: 0, meanQueue: null });
  });

  it("is the share without a wait at T = 0", () => {
    const { serviceLevels, waitProbability } = queueWithPatience({
      agents: 9,
      loadErlangs: 9,
      ahtSeconds: 300,
      patience,
      withinSeconds: 0,
    });
    near(serviceLevels.slOffered, 1 - waitProbability, 1e-12);
    near(serviceLevels.slVirtual, 1 - waitProbability, 1e-12);
  });

  it("counts everybody who is served where the time is without end", () => {
    const result = queueWithPatience({ agents: 9, loadErlangs: 9, ahtSeconds: 300, patience, withinSeconds: Infinity });
    near(result.serviceLevels.slOffered, result.servedProbability, 1e-12);
    near(result.serviceLevels.slAbandonGood, 1, 1e-12);
  });

  it("takes what no shop has and stays a number", () => {
    const loads = [0.01, 1, 100, 10_000];
    const means = [1e-3, 1, 60, 86_400, 30 * 86_400];
    for (const loadErlangs of loads) {
      for (const factor of [0.001, 0.1, 0.5, 0.95, 1, 1.05, 2, 10]) {
        for (const mean of means) {
          for (const withinSeconds of [0, 20, 3600]) {
            const agents = Math.max(1, Math.round(loadErlangs * factor));
            const result = queueWithPatience({
              agents,
              loadErlangs,
              ahtSeconds: 300,
              patience: exponential(mean),
              withinSeconds,
            });
            expect(everyFigure(result).every((figure) => figure === null || Number.isFinite(figure))).toBe(true);
            near(result.servedProbability + result.abandonProbability, 1, 1e-10);
          }
        }
      }
    }
  });
});

describe("faults other tools are known for", () => {
  it("does not underflow where e^(-n mu T) does: 10,000 agents for a minute", () => {
    // 98 % is right; forms with x^c in a double give 54 %. In the fluid limit V stands still at ln(load/agents) x patience.
    const team = { agents: 10_000, loadErlangs: 10_200, ahtSeconds: 60 };
    const result = queueWithPatience({ ...team, patience: exponential(180), withinSeconds: 60 });
    near(result.servedProbability, 10_000 / 10_200, 1e-4);
    near(result.serviceLevels.slOffered, result.servedProbability, 1e-6);
    near(result.asaSeconds, 180 * Math.log(1.02), 1e-2);
  });

  it("does not give every segment the patience of the mean", () => {
    // Science reference 5.3: the same mean (154 s) in one exponential shifts service by points, the same hazard does not.
    const segments = [
      { share: 0.23, meanSeconds: 45 },
      { share: 0.6, meanSeconds: 120 },
      { share: 0.17, meanSeconds: 420 },
    ];
    const hazard = segments.reduce((sum, { share, meanSeconds }) => sum + share / meanSeconds, 0);
    const mean = segments.reduce((sum, { share, meanSeconds }) => sum + share * meanSeconds, 0);
    const service = (patience: Patience): number =>
      queueWithPatience({ agents: 50, loadErlangs: 50, ahtSeconds: 300, patience, withinSeconds: 20 }).serviceLevels
        .slOffered;
    const exact = service({ law: { kind: "segments", segments } });
    expect(Math.abs(service(exponential(1 / hazard)) - exact)).toBeLessThan(0.017);
    expect(exact - service(exponential(mean))).toBeGreaterThan(0.015);
  });
});

describe("what is no patience", () => {
  const ask = (patience: Patience): QueueResult =>
    queueWithPatience({ agents: 5, loadErlangs: 4, ahtSeconds: 300, patience, withinSeconds: 20 });
  const law = (value: PatienceLaw): Patience => ({ law: value });

  it.each<[string, Patience, string]>([
    ["a mean of 0", exponential(0), "/patience/law/meanSeconds"],
    ["no segments", law({ kind: "segments", segments: [] }), "/patience/law/segments"],
    [
      "shares short of 1",
      law({ kind: "segments", segments: [{ share: 0.9, meanSeconds: 60 }] }),
      "/patience/law/segments",
    ],
    [
      "a share below 0",
      law({
        kind: "segments",
        segments: [
          { share: -1, meanSeconds: 60 },
          { share: 2, meanSeconds: 60 },
        ],
      }),
      "/patience/law/segments/0/share",
    ],
    ["no pieces", law({ kind: "hazard", pieces: [] }), "/patience/law/pieces"],
    [
      "a hazard from 5 s on",
      law({ kind: "hazard", pieces: [{ fromSeconds: 5, perSecond: 1 }] }),
      "/patience/law/pieces/0/fromSeconds",
    ],
    [
      "pieces out of order",
      law({
        kind: "hazard",
        pieces: [
          { fromSeconds: 0, perSecond: 1 },
          { fromSeconds: 0, perSecond: 2 },
        ],
      }),
      "/patience/law/pieces/1/fromSeconds",
    ],
    [
      "a hazard below 0",
      law({ kind: "hazard", pieces: [{ fromSeconds: 0, perSecond: -1 }] }),
      "/patience/law/pieces/0/perSecond",
    ],
    ["everybody balking", { ...exponential(60), balkingShare: 1 }, "/patience/balkingShare"],
    ["an overflow in the past", { ...exponential(60), overflowAfterSeconds: -1 }, "/patience/overflowAfterSeconds"],
  ])("refuses %s, and says where", (_, patience, field) => {
    expect(() => ask(patience)).toThrow(
      expect.objectContaining({ findings: [expect.objectContaining({ place: { field } })] }),
    );
  });

  it.each([
    { agents: -1 },
    { loadErlangs: NaN },
    { ahtSeconds: 0 },
    { withinSeconds: -1 },
    { shortAbandonSeconds: NaN },
  ])("refuses a queue that is none: %o", (slip) => {
    const queue = { agents: 5, loadErlangs: 4, ahtSeconds: 300, patience: exponential(60), withinSeconds: 20 };
    expect(() => queueWithPatience({ ...queue, ...slip })).toThrow(Refusal);
  });
});
