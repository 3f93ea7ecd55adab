import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AttemptRecord,
  type ContactCentre,
  houseOf,
  type OpeningContacts,
  play,
  type QueueMeasure,
  requireCentre,
  runHouse,
} from "../../src/index.ts";
import { anyCentre, singleQueue } from "./systems.ts";

const anyOpening = fc.array(
  fc.record({
    sinceSeconds: fc.integer({ min: -900_000, max: 7200 }),
    contacts: fc.integer({ min: 0, max: 40 }),
    interval: fc.integer({ min: 0, max: 5 }),
  }),
  { maxLength: 4 },
);

/** The same house, whose queues in which nobody gives up begin with work. */
function withOpening(centre: ContactCentre, opening: readonly OpeningContacts[]): ContactCentre {
  const queues = centre.queues.map((queue) => (queue.patience.kind === "endless" ? { ...queue, opening } : queue));
  return { ...centre, queues };
}

const opened = (
  contacts: number,
  agents: number,
  queue: Partial<ContactCentre["queues"][number]> = {},
): ContactCentre =>
  singleQueue({ perHour: 0, agents, hours: 24 }, { opening: [{ sinceSeconds: -3600, contacts }], ...queue });

function attemptsOf(centre: ContactCentre, replication = 0): AttemptRecord[] {
  const told: AttemptRecord[] = [];
  play(centre, { seed: 5, replications: 1, firstReplication: replication, observer: (one) => told.push(one) });
  return told;
}

describe("work that is there when a run begins", () => {
  it("is offered, and is handled, given up or still there with what came: opening + arrivals = out + closing", () => {
    fc.assert(
      fc.property(anyCentre, anyOpening, fc.integer(), (plain, opening, seed) => {
        const centre = withOpening(plain, opening);
        requireCentre(centre);
        const outcome = runHouse(houseOf(centre), { seed, replication: 1 });
        const { queue: tally, shape } = outcome.tally;
        const sum = (measure: QueueMeasure, queue: number): number =>
          tally[measure]
            .subarray(queue * shape.intervals, (queue + 1) * shape.intervals)
            .reduce((total, each) => total + each, 0);
        const without = runHouse(houseOf(plain), { seed, replication: 1 });
        const before = opening.reduce((total, { contacts }) => total + contacts, 0);
        centre.queues.forEach(({ patience }, queue) => {
          const { waitingAtEnd, inHandAtEnd } = outcome;
          const closing = (waitingAtEnd[queue] ?? 0) + (inHandAtEnd[queue] ?? 0);
          const gone = (["completed", "abandoned", "blocked", "turnedAway"] as const).map((each) => sum(each, queue));
          expect(sum("offered", queue)).toBe(gone.reduce((a, b) => a + b) + closing);
          const arrived = without.tally.queue.needs
            .subarray(queue * shape.intervals, (queue + 1) * shape.intervals)
            .reduce((total, each) => total + each, 0);
          // Who comes does not hang on what is there already.
          expect(sum("firstOffered", queue)).toBe(arrived + (patience.kind === "endless" ? before : 0));
        });
        expect(outcome.queueArea).toEqual(outcome.queueWaits);
      }),
      { numRuns: 60 },
    );
  });

  it("is done in its handling time where there is somebody for each", () => {
    const handling = { kind: "fixed", seconds: 600 } as const;
    const told = attemptsOf(opened(50, 50, { handling }));
    // They have waited for an hour before, and not a moment longer.
    expect(told.map(({ waitMicros, end }) => [waitMicros, end])).toEqual(
      Array.from({ length: 50 }, () => [3600e6, "answered"]),
    );
  });

  it("clears as the fluid says: after (contacts - agents) x AHT / agents the last is taken up", () => {
    const [contacts, agents, runs] = [200, 5, 60];
    const lasts = Array.from({ length: runs }, (_, run) =>
      Math.max(...attemptsOf(opened(contacts, agents), run).map(({ waitMicros }) => waitMicros / 1e6 - 3600)),
    );
    const mean = lasts.reduce((sum, each) => sum + each, 0) / runs;
    // All five are busy until then, so it is a sum of 195 exponential times of a minute.
    const expected = ((contacts - agents) * 300) / agents;
    const error = (60 * Math.sqrt(contacts - agents)) / Math.sqrt(runs);
    expect(Math.abs(mean - expected)).toBeLessThan(4 * error);
  });

  it("goes oldest due first, is late by its own promise, and comes later where it begins later", () => {
    const opening = [
      { sinceSeconds: 1800, contacts: 1 },
      { sinceSeconds: -80_000, contacts: 1 },
      { sinceSeconds: -86_400, contacts: 1 },
    ];
    const handling = { kind: "fixed", seconds: 600 } as const;
    const centre = opened(0, 1, { opening, handling, deadlineSeconds: 86_400, withinSeconds: 86_400 });
    expect(
      attemptsOf(centre).map(({ offeredAtMicros, waitMicros }) => [offeredAtMicros / 1e6, waitMicros / 1e6]),
    ).toEqual([
      [-86_400, 86_400],
      [-80_000, 80_600],
      [1800, 0],
    ]);
    const { queue } = play(centre, { seed: 5, replications: 1 });
    // The oldest was taken up in time and finished ten minutes late.
    expect([queue.late[0], queue.answeredInTime[0]]).toEqual([1, 3]);
  });

  it.each([
    [{ patience: { kind: "exponential", meanSeconds: 60 } }, "opening-with-patience"],
    [{ opening: [{ sinceSeconds: -1, contacts: -2 }] }, "not-a-count"],
    [{ opening: [{ sinceSeconds: Number.NaN, contacts: 1 }] }, "out-of-range"],
    [{ opening: [{ sinceSeconds: -1, contacts: 1, interval: 1 }] }, "unknown-interval"],
  ] as const)("is refused where it cannot be: %j", (queue, code) => {
    expect(() => play(opened(1, 1, queue), { seed: 1, replications: 1 })).toThrow(
      expect.objectContaining({ findings: [expect.objectContaining({ code })] }),
    );
  });
});
