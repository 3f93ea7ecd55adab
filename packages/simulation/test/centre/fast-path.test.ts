import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { houseOf, queueStreams, runHouse, type AttemptRecord } from "../../src/index.ts";
import { HandlingDraw } from "../../src/laws/handling-draw.ts";
import { PatienceDraw } from "../../src/laws/patience-draw.ts";
import { ContactBlocks } from "../../src/single-queue/contact-blocks.ts";
import { QueueTally } from "../../src/single-queue/queue-tally.ts";
import { SingleQueue } from "../../src/single-queue/single-queue.ts";
import { singleQueue } from "./systems.ts";

const anyQueue = fc.record({
  perHour: fc.integer({ min: 20, max: 300 }),
  agents: fc.integer({ min: 1, max: 25 }),
  handling: fc.constantFrom(
    { kind: "exponential" as const, meanSeconds: 240 },
    { kind: "log-normal" as const, meanSeconds: 200, cv: 1.2 },
    { kind: "fixed" as const, seconds: 180 },
  ),
  patience: fc.constantFrom(
    { kind: "endless" as const },
    { kind: "exponential" as const, meanSeconds: 90 },
    {
      kind: "hazard" as const,
      pieces: [
        { fromSeconds: 0, perSecond: 0.002 },
        { fromSeconds: 30, perSecond: 0.02 },
      ],
    },
  ),
  balkingShare: fc.constantFrom(0, 0.2),
  waitingPlaces: fc.constantFrom(Infinity, 0, 4),
  seed: fc.integer(),
});

/** What became of each contact by the recursion without a list of events. */
function byRecursion(
  given: typeof anyQueue extends fc.Arbitrary<infer Given> ? Given : never,
  contacts: number,
): string[] {
  const contactBlocks = new ContactBlocks({
    streams: queueStreams(given.seed, 0, 0),
    contactsPerHour: Float64Array.of(given.perHour),
    startsMicros: Float64Array.of(0, 2 * 3600e6),
    handling: new HandlingDraw(given.handling),
    patience: new PatienceDraw(given.patience, given.balkingShare),
  });
  const queue = new SingleQueue({
    agents: given.agents,
    waitingPlaces: given.waitingPlaces,
    withinMicros: 20e6,
    shortAbandonMicros: 5e6,
    contacts: contactBlocks,
  });
  return Array.from({ length: contacts }, () => {
    const tally = new QueueTally();
    queue.pass(1, tally);
    if (tally.blocked === 1) return "blocked 0";
    if (tally.abandoned === 1) return `abandoned ${tally.waitOfAbandonedMicros}`;
    return `answered ${tally.waitOfAnsweredMicros}`;
  });
}

describe("the engine of events and the fast path", () => {
  it("tell the same story of every contact on the same chance", () => {
    fc.assert(
      fc.property(anyQueue, (given) => {
        const { perHour, agents, waitingPlaces, seed, ...laws } = given;
        const places = waitingPlaces === Infinity ? {} : { waitingPlaces };
        const centre = singleQueue({ perHour, agents, hours: 2 }, { ...laws, ...places });
        const told: string[] = [];
        const observer = ({ rank, end, waitMicros }: AttemptRecord): void => {
          told[rank] = `${end} ${waitMicros}`;
        };
        runHouse(houseOf(centre), { seed, replication: 0, followToEnd: true, observer });
        expect(told).toEqual(byRecursion(given, told.length));
      }),
      { numRuns: 100 },
    );
  });
});
