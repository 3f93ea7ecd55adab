import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { houseOf, requireCentre, runHouse, type QueueMeasure, type RunOutcome } from "../../src/index.ts";
import { anyCentre, singleQueue } from "./systems.ts";

function total(outcome: RunOutcome, measure: QueueMeasure, queue: number): number {
  const { intervals } = outcome.tally.shape;
  return outcome.tally.queue[measure]
    .subarray(queue * intervals, (queue + 1) * intervals)
    .reduce((sum, x) => sum + x, 0);
}

/** Every property of the books, for any house: kept in one so that each house is played once. */
function inAnyRun(check: (outcome: RunOutcome) => void, numRuns: number): void {
  fc.assert(
    fc.property(anyCentre, fc.integer(), fc.boolean(), (centre, seed, followToEnd) => {
      requireCentre(centre);
      check(runHouse(houseOf(centre), { seed, replication: 3, followToEnd }));
    }),
    { numRuns },
  );
}

function queuesOf({ tally }: RunOutcome): number[] {
  return Array.from({ length: tally.shape.queues }, (_, queue) => queue);
}

describe("the books of any run", () => {
  it("know where every contact went", () => {
    inAnyRun((outcome) => {
      for (const queue of queuesOf(outcome)) {
        const of = (measure: QueueMeasure): number => total(outcome, measure, queue);
        const waiting = outcome.waitingAtEnd[queue] ?? 0;
        expect(of("offered")).toBe(of("answered") + of("abandoned") + of("blocked") + of("turnedAway") + waiting);
        expect(of("answered")).toBe(of("completed") + (outcome.inHandAtEnd[queue] ?? 0));
      }
    }, 60);
  });

  it("keep Little's law to the microsecond: the area under every line is what its contacts waited", () => {
    inAnyRun((outcome) => {
      expect(outcome.queueArea).toEqual(outcome.queueWaits);
    }, 60);
  });

  it("count every need once: served, lost, or still on its way", () => {
    inAnyRun((outcome) => {
      const all = (measure: QueueMeasure): number =>
        queuesOf(outcome).reduce((sum, queue) => sum + total(outcome, measure, queue), 0);
      const still = [outcome.waitingAtEnd, outcome.inHandAtEnd, outcome.awayAtEnd].flatMap((column) => [...column]);
      expect(all("needs")).toBe(all("needsServed") + all("needsLost") + still.reduce((sum, each) => sum + each, 0));
      expect(all("needs")).toBe(all("firstOffered"));
    }, 60);
  });

  it("keep shares in their order: the five service levels, time busy within time at work", () => {
    inAnyRun(({ tally: { queue, team } }) => {
      const fair = queue.offered.every(
        (offered, cell) =>
          (queue.answeredInTime[cell] ?? 0) <= (queue.answered[cell] ?? 0) &&
          (queue.answeredInTime[cell] ?? 0) <= (queue.virtualInTime[cell] ?? 0) &&
          (queue.virtualInTime[cell] ?? 0) <= offered &&
          (queue.abandonedInTime[cell] ?? 0) <= (queue.abandoned[cell] ?? 0),
      );
      const possible = team.busyMicros.every(
        (busy, cell) => busy <= (team.atWorkMicros[cell] ?? 0) && (team.overrunMicros[cell] ?? 0) <= busy,
      );
      expect({ fair, possible }).toEqual({ fair: true, possible: true });
    }, 60);
  });

  it("need room for the contacts in the house, not for those that have been", () => {
    const patience = { kind: "exponential" as const, meanSeconds: 120 };
    const [short, long] = [20, 400].map((hours) => {
      const house = houseOf(singleQueue({ perHour: 200, agents: 17, hours }, { patience }));
      return runHouse(house, { seed: 1, replication: 0 }).mostInHouse;
    });
    expect(short).toBeGreaterThan(17);
    // Twenty times the contacts, and about as many there at one time.
    expect(long).toBeLessThan(80);
  });
});
