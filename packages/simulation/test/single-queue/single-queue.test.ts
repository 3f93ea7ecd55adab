import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HandlingDraw } from "../../src/laws/handling-draw.ts";
import { PatienceDraw } from "../../src/laws/patience-draw.ts";
import type { HandlingLaw, WaitingLaw } from "../../src/model/laws.ts";
import { ContactBlocks } from "../../src/single-queue/contact-blocks.ts";
import { QueueTally } from "../../src/single-queue/queue-tally.ts";
import { SingleQueue } from "../../src/single-queue/single-queue.ts";
import { queueStreams } from "../../src/streams.ts";
import { plainQueue, type PlainContact } from "./plain-queue.ts";

interface Setting {
  readonly arrivalsPerHour: number;
  readonly agents: number;
  readonly places: number;
  readonly handling: HandlingLaw;
  readonly patience: WaitingLaw;
  readonly balkingShare: number;
  readonly seed: number;
}

function blocksOf({ arrivalsPerHour, handling, patience, balkingShare, seed }: Setting): ContactBlocks {
  return new ContactBlocks({
    streams: queueStreams(seed, 0, 0),
    contactsPerHour: Float64Array.of(arrivalsPerHour),
    startsMicros: Float64Array.of(0, Infinity),
    handling: new HandlingDraw(handling),
    patience: new PatienceDraw(patience, balkingShare),
  });
}

function firstContacts(setting: Setting, count: number): PlainContact[] {
  const blocks = blocksOf(setting);
  const contacts: PlainContact[] = [];
  while (contacts.length < count && blocks.next()) {
    for (let contact = 0; contact < blocks.contacts; contact += 1) {
      contacts.push({
        at: blocks.atMicros[contact] ?? 0,
        handling: blocks.handlingMicros[contact] ?? 0,
        patience: blocks.patienceMicros(contact),
      });
    }
  }
  return contacts.slice(0, count);
}

function tallyOf(setting: Setting, counts: readonly number[]): QueueTally[] {
  const queue = new SingleQueue({
    agents: setting.agents,
    waitingPlaces: setting.places,
    withinMicros: 20e6,
    shortAbandonMicros: 5e6,
    contacts: blocksOf(setting),
  });
  return counts.map((count) => {
    const tally = new QueueTally();
    queue.pass(count, tally);
    return tally;
  });
}

const setting: fc.Arbitrary<Setting> = fc.record({
  arrivalsPerHour: fc.constantFrom(30, 200, 900),
  agents: fc.constantFrom(1, 3, 17, 39, 41, 70),
  places: fc.constantFrom(Infinity, 0, 1, 5, 30),
  handling: fc.constantFrom<HandlingLaw>(
    { kind: "exponential", meanSeconds: 300 },
    { kind: "fixed", seconds: 240 },
    { kind: "log-normal", meanSeconds: 300, cv: 1.4 },
  ),
  patience: fc.constantFrom<WaitingLaw>(
    { kind: "exponential", meanSeconds: 120 },
    {
      kind: "segments",
      segments: [
        { share: 0.4, meanSeconds: 20 },
        { share: 0.6, meanSeconds: 400 },
      ],
    },
    {
      kind: "hazard",
      pieces: [
        { fromSeconds: 0, perSecond: 0.02 },
        { fromSeconds: 30, perSecond: 0.001 },
      ],
    },
  ),
  balkingShare: fc.constantFrom(0, 0.2),
  seed: fc.integer({ min: 0, max: 1e6 }),
});

describe("one queue, contact by contact", () => {
  it("tells the history that a simulation by events tells, whatever the laws, the team and the line", () => {
    fc.assert(
      fc.property(setting, (given) => {
        const ends = plainQueue(firstContacts(given, 1500), given.agents, given.places);
        const [tally = new QueueTally()] = tallyOf(given, [1500]);
        const answered = ends.filter(({ end }) => end === "answered");
        const abandoned = ends.filter(({ end }) => end === "abandoned");
        const total = (list: typeof ends): number => list.reduce((sum, { waited }) => sum + waited, 0);
        expect(tally).toMatchObject({
          offered: 1500,
          immediate: answered.filter(({ waited }) => waited === 0).length,
          delayed: answered.filter(({ waited }) => waited > 0).length,
          delayedInTime: answered.filter(({ waited }) => waited > 0 && waited <= 20e6).length,
          abandoned: abandoned.length,
          abandonedInTime: abandoned.filter(({ waited }) => waited <= 20e6).length,
          abandonedShort: abandoned.filter(({ waited }) => waited <= 5e6).length,
          blocked: ends.filter(({ end }) => end === "blocked").length,
          waitOfAnsweredMicros: total(answered),
          waitOfAbandonedMicros: total(abandoned),
        });
      }),
      { numRuns: 60 },
    );
  });

  it("adds up: every contact has one end, and parts of a run make the whole, to the microsecond", () => {
    fc.assert(
      fc.property(
        setting,
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 5 }),
        (given, counts) => {
          const parts = tallyOf(given, counts);
          const [whole = new QueueTally()] = tallyOf(given, [counts.reduce((sum, count) => sum + count, 0)]);
          for (const key of Object.keys(whole).filter((name): name is keyof QueueTally => name in whole)) {
            expect(parts.reduce((sum, part) => sum + part[key], 0)).toBe(whole[key]);
          }
          expect(whole.immediate + whole.delayed + whole.abandoned + whole.blocked).toBe(whole.offered);
          expect(whole.workedMicros).toBeLessThanOrEqual(whole.agentMicros);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("gives every contact to patience where nobody serves", () => {
    const none: Setting = {
      arrivalsPerHour: 100,
      agents: 0,
      places: Infinity,
      handling: { kind: "fixed", seconds: 60 },
      patience: { kind: "exponential", meanSeconds: 120 },
      balkingShare: 0,
      seed: 1,
    };
    const [tally = new QueueTally()] = tallyOf(none, [2000]);
    const patience = firstContacts(none, 2000).reduce((sum, contact) => sum + contact.patience, 0);
    expect(tally).toMatchObject({ abandoned: 2000, immediate: 0, waitOfAbandonedMicros: patience });
  });

  it("meets the same customers under another team and another rate", () => {
    const base: Setting = {
      arrivalsPerHour: 100,
      agents: 5,
      places: Infinity,
      handling: { kind: "exponential", meanSeconds: 60 },
      patience: { kind: "exponential", meanSeconds: 120 },
      balkingShare: 0,
      seed: 9,
    };
    const slow = firstContacts(base, 700);
    const quick = firstContacts({ ...base, arrivalsPerHour: 400 }, 700);
    quick.forEach((contact, at) => {
      expect(contact.handling).toBe(slow[at]?.handling);
      expect(contact.patience).toBe(slow[at]?.patience);
      // Four times the rate, a quarter of the time, to the rounding of a microsecond.
      expect(Math.abs(contact.at - (slow[at]?.at ?? 0) / 4)).toBeLessThanOrEqual(0.625);
    });
  });
});

describe("contacts of a day", () => {
  it("come as a Poisson process of each interval's rate, none outside", () => {
    const blocks = new ContactBlocks({
      streams: queueStreams(4, 0, 0),
      contactsPerHour: Float64Array.of(0, 4000, 0, 0.5, 90_000),
      startsMicros: Float64Array.of(0, 3600e6, 7200e6, 9000e6, 9060e6, 12_660e6),
      handling: new HandlingDraw({ kind: "fixed", seconds: 1 }),
      patience: new PatienceDraw({ kind: "endless" }, 0),
    });
    const counts = [0, 0, 0, 0, 0];
    let last = 0;
    let outOfPlace = 0;
    while (blocks.next()) {
      for (let contact = 0; contact < blocks.contacts; contact += 1) {
        const at = blocks.atMicros[contact] ?? 0;
        if (at < last) outOfPlace += 1;
        last = at;
        const interval = [0, 3600e6, 7200e6, 9000e6, 9060e6].findLastIndex((start) => start <= at);
        if (interval !== blocks.interval) outOfPlace += 1;
        counts[interval] = (counts[interval] ?? 0) + 1;
      }
    }
    expect(outOfPlace).toBe(0);
    expect(counts[0]).toBe(0);
    expect(counts[2]).toBe(0);
    // Four standard deviations of the Poisson counts.
    expect(Math.abs((counts[1] ?? 0) - 4000)).toBeLessThan(4 * Math.sqrt(4000));
    expect(Math.abs((counts[4] ?? 0) - 90_000)).toBeLessThan(4 * Math.sqrt(90_000));
    expect(last).toBeLessThan(12_660e6);
  });
});
