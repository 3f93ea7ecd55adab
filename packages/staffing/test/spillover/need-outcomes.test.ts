import { randomStream } from "@springtide/probability";
import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { needOutcomes, retriesOnOneChannel, spilloverEquilibrium } from "../../src/index.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyNeeds = fc.integer({ min: 1, max: 5 }).chain((size) =>
  fc.record({
    failedShares: fc.array(share, { minLength: size, maxLength: size }),
    spill: fc.array(
      fc.array(fc.double({ min: 0, max: 0.99 / size, noNaN: true }), { minLength: size, maxLength: size }),
      {
        minLength: size,
        maxLength: size,
      },
    ),
  }),
);

describe("what becomes of a need", () => {
  it("is by hand on one channel: f = 0.1, r = 0.54", () => {
    const expected = {
      attemptsPerNeed: 1 / 0.946,
      servedAtFirstShare: 0.9,
      recoveredShare: (0.1 * 0.54 * 0.9) / 0.946,
      lostShare: (0.1 * 0.46) / 0.946,
    };
    const found = retriesOnOneChannel({ failedShare: 0.1, returningShare: 0.54 });
    expect(found.attemptsPerNeed).toBeCloseTo(expected.attemptsPerNeed, 14);
    expect(found.servedAtFirstShare).toBeCloseTo(expected.servedAtFirstShare, 14);
    expect(found.recoveredShare).toBeCloseTo(expected.recoveredShare, 14);
    expect(found.lostShare).toBeCloseTo(expected.lostShare, 14);
  });

  it("is, on one channel, the closed form", () => {
    fc.assert(
      fc.property(share, fc.double({ min: 0, max: 0.999, noNaN: true }), (failedShare, returningShare) => {
        const closed = retriesOnOneChannel({ failedShare, returningShare });
        const [found] = needOutcomes({ failedShares: [failedShare], spill: [[returningShare]] });
        expect(found?.lostShare).toBeCloseTo(closed.lostShare, 12);
        expect(found?.recoveredShare).toBeCloseTo(closed.recoveredShare, 12);
        expect((found?.attempts ?? NaN) / closed.attemptsPerNeed).toBeCloseTo(1, 12);
      }),
    );
  });

  it("is served at first, recovered or lost, and nothing else", () => {
    fc.assert(
      fc.property(anyNeeds, (needs) => {
        for (const { servedAtFirstShare, recoveredShare, lostShare } of needOutcomes(needs)) {
          expect(servedAtFirstShare + recoveredShare + lostShare).toBeCloseTo(1, 12);
          expect(Math.min(servedAtFirstShare, recoveredShare, lostShare)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it("makes as many attempts on each channel as the equilibrium offers", () => {
    fc.assert(
      fc.property(anyNeeds, ({ failedShares, spill }) => {
        const needs = failedShares.map((_, channel) => 100 * (channel + 1));
        const { offeredPerHour } = spilloverEquilibrium({
          channels: failedShares.map((failedShare, channel) => ({
            name: "any",
            needsPerHour: needs[channel] ?? NaN,
            failure: { kind: "share", failedShare },
          })),
          spill,
        });
        const outcomes = needOutcomes({ failedShares, spill });
        offeredPerHour.forEach((offered, channel) => {
          const made = outcomes.reduce(
            (sum, one, from) => sum + (needs[from] ?? NaN) * (one.attemptsOn[channel] ?? NaN),
            0,
          );
          expect(made / offered).toBeCloseTo(1, 11);
        });
      }),
    );
  });

  it("is what happens to 200,000 customers followed one by one", () => {
    const failedShares = [0.35, 0.48, 0.46];
    const spill = [
      [0.54, 0, 0.1],
      [0.45, 0.1, 0],
      [0.71, 0, 0.05],
    ];
    const customers = 200_000;
    const outcomes = needOutcomes({ failedShares, spill });
    outcomes.forEach((outcome, first) => {
      const chance = randomStream(7, "needs", first);
      let [lost, recovered, attempts] = [0, 0, 0];
      for (let customer = 0; customer < customers; customer += 1) {
        let channel: number | undefined = first;
        let tries = 0;
        while (channel !== undefined) {
          tries += 1;
          if (chance.uniform() >= (failedShares[channel] ?? NaN)) {
            if (tries > 1) recovered += 1;
            break;
          }
          channel = nextChannel(spill[channel] ?? [], chance.uniform());
          if (channel === undefined) lost += 1;
        }
        attempts += tries;
      }
      // Four standard errors of a share are at most 4 x 0.5 / sqrt(200,000) = 0.0045; attempts spread about as much.
      expect(Math.abs(lost / customers - outcome.lostShare)).toBeLessThan(0.0045);
      expect(Math.abs(recovered / customers - outcome.recoveredShare)).toBeLessThan(0.0045);
      expect(Math.abs(attempts / customers - outcome.attempts)).toBeLessThan(0.009);
    });
  });

  it("is lost for certain where nobody is served, and served where nobody fails", () => {
    const spill = [
      [0.5, 0.3],
      [0.2, 0.1],
    ];
    for (const one of needOutcomes({ failedShares: [1, 1], spill })) {
      expect([one.servedAtFirstShare, one.recoveredShare]).toEqual([0, 0]);
      expect(one.lostShare).toBeCloseTo(1, 14);
    }
    for (const one of needOutcomes({ failedShares: [0, 0], spill })) {
      expect([one.servedAtFirstShare, one.recoveredShare, one.lostShare, one.attempts]).toEqual([1, 0, 0, 1]);
    }
  });

  it("refuses needs that multiply, needs without end, and what is no share", () => {
    expect(() => needOutcomes({ failedShares: [0.1, 0.1], spill: [[0.6, 0.5], [0, 0]] })).toThrow("sum to 1.1"); // prettier-ignore
    expect(() => needOutcomes({ failedShares: [1], spill: [[1]] })).toThrow("loads cannot settle");
    expect(() => needOutcomes({ failedShares: [1.1], spill: [[0.5]] })).toThrow(Refusal);
    expect(() => retriesOnOneChannel({ failedShare: 1, returningShare: 1 })).toThrow("loads cannot settle");
    expect(() => retriesOnOneChannel({ failedShare: -0.1, returningShare: 0.5 })).toThrow(Refusal);
    expect(() => retriesOnOneChannel({ failedShare: 0.1, returningShare: NaN })).toThrow(Refusal);
  });
});

function nextChannel(row: readonly number[], chance: number): number | undefined {
  let reached = 0;
  const found = row.findIndex((value) => (reached += value) > chance);
  return found < 0 ? undefined : found;
}
