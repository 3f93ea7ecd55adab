import fc from "fast-check";
import type { Patience, PatienceLaw } from "../../src/index.ts";

const meanSeconds = fc.double({ min: Math.log(2), max: Math.log(3600), noNaN: true }).map(Math.exp);

const segments: fc.Arbitrary<PatienceLaw> = fc
  .array(fc.record({ weight: fc.double({ min: 0.05, max: 1, noNaN: true }), meanSeconds }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((groups) => {
    const sum = groups.reduce((total, { weight }) => total + weight, 0);
    return {
      kind: "segments",
      segments: groups.map((group) => ({ share: group.weight / sum, meanSeconds: group.meanSeconds })),
    };
  });

const hazard: fc.Arbitrary<PatienceLaw> = fc
  .array(
    fc.record({
      lasts: fc.double({ min: 1, max: 120, noNaN: true }),
      perSecond: fc.oneof(fc.constant(0), fc.double({ min: 1e-4, max: 1, noNaN: true })),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((steps) => {
    let fromSeconds = 0;
    const pieces = steps.map(({ lasts, perSecond }, index) => {
      // Somebody must leave in the end, or an overloaded queue has no steady state.
      const piece = { fromSeconds, perSecond: index === steps.length - 1 ? Math.max(perSecond, 1e-3) : perSecond };
      fromSeconds += lasts;
      return piece;
    });
    return { kind: "hazard", pieces };
  });

/** Any law under which everybody leaves in the end, with and without balking and overflow. */
export const anyPatience: fc.Arbitrary<Patience> = fc.record(
  {
    law: fc.oneof(
      meanSeconds.map((mean): PatienceLaw => ({ kind: "exponential", meanSeconds: mean })),
      segments,
      hazard,
    ),
    balkingShare: fc.double({ min: 0, max: 0.9, noNaN: true }),
    overflowAfterSeconds: fc.double({ min: 0, max: 300, noNaN: true }),
  },
  { requiredKeys: ["law"] },
);

/** A queue from nearly idle to ten times overloaded, 1 to 300 agents. */
export const anyTeam: fc.Arbitrary<{ agents: number; loadErlangs: number; ahtSeconds: number }> = fc
  .record({
    agents: fc.integer({ min: 1, max: 300 }),
    rho: fc.double({ min: Math.log(0.01), max: Math.log(10), noNaN: true }).map(Math.exp),
    ahtSeconds: fc.double({ min: 20, max: 1800, noNaN: true }),
  })
  .map(({ agents, rho, ahtSeconds }) => ({ agents, loadErlangs: agents * rho, ahtSeconds }));
