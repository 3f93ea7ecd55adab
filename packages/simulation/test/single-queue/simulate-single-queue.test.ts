import { Cancelled, Refusal } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import { simulateSingleQueue, type SingleQueueQuestion } from "../../src/index.ts";

const QUESTION: SingleQueueQuestion = {
  arrivalsPerHour: 200,
  handling: { kind: "exponential", meanSeconds: 300 },
  patience: { kind: "exponential", meanSeconds: 120 },
  agents: 17,
  withinSeconds: 20,
  contacts: 100_000,
  seed: 1,
};

/** Compares within four standard errors. */
function expectNear(estimate: { value: number | null; standardError: number | null }, exact: number): void {
  expect(Math.abs((estimate.value ?? NaN) - exact)).toBeLessThan(4 * (estimate.standardError ?? NaN));
}

describe("one queue played out", () => {
  it("waits as M/M/1 does", () => {
    // rho = 0.5: P(wait) = 0.5, mean wait = rho / (mu - lambda) = 60 s, P(V <= 60) = 1 - 0.5 e^(-0.5).
    const { figures } = simulateSingleQueue({
      ...QUESTION,
      arrivalsPerHour: 30,
      handling: { kind: "exponential", meanSeconds: 60 },
      patience: { kind: "endless" },
      agents: 1,
      withinSeconds: 60,
      contacts: 400_000,
    });
    expectNear(figures.waitShare, 0.5);
    expectNear(figures.meanWaitSeconds, 60);
    expectNear(figures.slOffered, 1 - 0.5 * Math.exp(-0.5));
    expectNear(figures.occupancy, 0.5);
    expect(figures.slVirtual.value).toBe(figures.slOffered.value);
  });

  it("waits half as long with handling times that never vary (Pollaczek & Khinchine)", () => {
    const { figures } = simulateSingleQueue({
      ...QUESTION,
      arrivalsPerHour: 30,
      handling: { kind: "fixed", seconds: 60 },
      patience: { kind: "endless" },
      agents: 1,
      contacts: 400_000,
    });
    expectNear(figures.meanWaitSeconds, 30);
  });

  it("blocks as Erlang B does where nobody may wait, whatever the law of handling times", () => {
    // B(3, 2) = (8/6) / (1 + 2 + 2 + 8/6) = 4/19.
    for (const handling of [
      { kind: "exponential", meanSeconds: 60 },
      { kind: "log-normal", meanSeconds: 60, cv: 2 },
    ] as const) {
      const { figures } = simulateSingleQueue({
        ...QUESTION,
        arrivalsPerHour: 120,
        handling,
        agents: 3,
        waitingPlaces: 0,
        contacts: 300_000,
      });
      expectNear(figures.blockShare, 4 / 19);
      expect(figures.meanWaitSeconds.value).toBe(0);
    }
  });

  it("keeps P(abandon) = mean wait / mean patience, and tells the five service levels in their order", () => {
    const { figures, ends } = simulateSingleQueue(QUESTION);
    // The identity holds in the mean (science: exponential patience); its two sides have their own noise.
    expect(Math.abs((figures.abandonShare.value ?? 0) - (figures.meanWaitSeconds.value ?? 0) / 120)).toBeLessThan(
      0.003,
    );
    expect(ends.answered + ends.abandoned + ends.blocked).toBe(100_000);
    const { slOffered, slAnswered, slExclShort, slAbandonGood, slVirtual } = figures;
    for (const other of [slAnswered, slExclShort, slAbandonGood, slVirtual]) {
      expect(other.value ?? 0).toBeGreaterThan(slOffered.value ?? 1);
    }
  });

  it("gives the same history for the same seed, another for another", () => {
    const once = simulateSingleQueue(QUESTION);
    expect(simulateSingleQueue(QUESTION)).toEqual(once);
    expect(simulateSingleQueue({ ...QUESTION, seed: 2 }).figures.meanWaitSeconds.value).not.toBe(
      once.figures.meanWaitSeconds.value,
    );
    // A fixed seed: an alarm for a changed history, not a proof.
    expect(once.ends).toEqual({ answered: 89_318, abandoned: 10_682, blocked: 0 });
  });

  it("says how far it is and stops when asked", () => {
    const told: number[] = [];
    simulateSingleQueue({ ...QUESTION, contacts: 300_000 }, { progress: (done, total) => told.push(done / total) });
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual(told.toSorted((left, right) => left - right));
    const signal = { aborted: false };
    const stopSoon = (): void => {
      signal.aborted = true;
    };
    expect(() => simulateSingleQueue({ ...QUESTION, contacts: 10_000_000 }, { signal, progress: stopSoon })).toThrow(
      Cancelled,
    );
  });

  it.each([
    [{ arrivalsPerHour: 1e9 }, "/arrivalsPerHour"],
    [{ arrivalsPerHour: 0 }, "/arrivalsPerHour"],
    [{ arrivalsPerHour: NaN }, "/arrivalsPerHour"],
    [{ agents: 2.5 }, "/agents"],
    [{ agents: 0, patience: { kind: "endless" } }, "/agents"],
    [{ contacts: 0 }, "/contacts"],
    [{ contacts: 1e9, arrivalsPerHour: 0.001 }, "/contacts"],
    [{ waitingPlaces: -1 }, "/waitingPlaces"],
    [{ withinSeconds: -1 }, "/withinSeconds"],
    [{ seed: Infinity }, "/seed"],
    [{ handling: { kind: "exponential", meanSeconds: 0 } }, "/handling/meanSeconds"],
    [{ handling: { kind: "log-normal", meanSeconds: 9, cv: -1 } }, "/handling/cv"],
    [{ patience: { kind: "exponential", meanSeconds: -5 } }, "/patience/meanSeconds"],
    [{ patience: { kind: "segments", segments: [{ share: 0.5, meanSeconds: 60 }] } }, "/patience/segments"],
    [{ patience: { kind: "hazard", pieces: [] } }, "/patience/pieces"],
    [{ patience: { kind: "hazard", pieces: [{ fromSeconds: 3, perSecond: 1 }] } }, "/patience/pieces/0/fromSeconds"],
  ] as const)("refuses %o at %s", (change, field) => {
    const refused = (): unknown => simulateSingleQueue({ ...QUESTION, ...change });
    expect(refused).toThrow(Refusal);
    try {
      refused();
    } catch (error) {
      expect(error instanceof Refusal ? error.findings[0]?.place.field : null).toBe(field);
    }
  });
});
