import { randomStream } from "@springtide/probability";
import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  queueResult,
  queueWithRedials,
  redialOrbits,
  type RedialOrbitsDay,
  type RedialQueue,
} from "../../src/index.ts";

const relative = (got: number, wanted: number): number => Math.abs(got / wanted - 1);
const share = fc.double({ min: 0, max: 0.95, noNaN: true });

const anyRedialQueue: fc.Arbitrary<RedialQueue> = fc.record({
  model: fc.oneof(
    fc.record({
      kind: fc.constant("erlang-a" as const),
      patienceSeconds: fc.double({ min: 10, max: 900, noNaN: true }),
    }),
    fc.record({
      kind: fc.constant("finite-line" as const),
      waitingRoom: fc.integer({ min: 0, max: 40 }),
      patienceSeconds: fc.option(fc.double({ min: 10, max: 900, noNaN: true })),
    }),
  ),
  agents: fc.integer({ min: 1, max: 60 }),
  needsPerHour: fc.double({ min: 0.1, max: 1500, noNaN: true }),
  ahtSeconds: fc.double({ min: 30, max: 900, noNaN: true }),
  redials: fc.record({ afterAbandon: share, afterBlock: share, afterService: share }),
  withinSeconds: fc.constant(20),
});

/** What arrives at this rate, by the equation itself. */
function arrives(queue: RedialQueue, { offeredPerHour, at }: ReturnType<typeof queueWithRedials>): number {
  const { afterAbandon, afterBlock = 0, afterService = 0 } = queue.redials;
  const returning =
    afterAbandon * at.abandonProbability + afterBlock * at.blockProbability + afterService * at.servedProbability;
  return queue.needsPerHour + returning * offeredPerHour;
}

describe("a queue with redials", () => {
  it("settles where what arrives is what needs and returns bring, and loses no need", () => {
    fc.assert(
      fc.property(anyRedialQueue, (queue) => {
        const got = queueWithRedials(queue);
        expect(relative(arrives(queue, got), got.offeredPerHour)).toBeLessThan(1e-11);
        expect(relative(got.attemptsPerNeed * queue.needsPerHour, got.offeredPerHour)).toBeLessThan(1e-10);
        expect(got.finallyLostShare + got.finallyServedShare + got.finallyOverflowedShare).toBeCloseTo(1, 10);
      }),
    );
  });

  it("is where patient repetition arrives too: Picard's steps from the needs alone", () => {
    const gentle = anyRedialQueue.filter(
      ({ redials: { afterAbandon, afterBlock = 0, afterService = 0 } }) =>
        Math.max(afterAbandon, afterBlock, afterService) < 0.7,
    );
    fc.assert(
      fc.property(gentle, (queue) => {
        const got = queueWithRedials(queue);
        const again = { afterAbandon: 0 };
        let rate = queue.needsPerHour;
        for (let round = 0; round < 200; round += 1) {
          const alone = queueWithRedials({ ...queue, needsPerHour: rate, redials: again });
          const next = arrives(queue, { ...alone, offeredPerHour: rate });
          if (Math.abs(next - rate) < 1e-13 * rate) break;
          rate = next;
        }
        expect(relative(got.offeredPerHour, rate)).toBeLessThan(1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it("is the plain queue where nobody comes back, and attempts are a geometric series where failures are constant", () => {
    const queue = { agents: 10, needsPerHour: 200, ahtSeconds: 180, withinSeconds: 20 };
    const model = { kind: "erlang-a" as const, patienceSeconds: 120 };
    const plain = queueWithRedials({ ...queue, model, redials: { afterAbandon: 0 } });
    expect(plain.offeredPerHour).toBe(200);
    expect(plain.attemptsPerNeed).toBe(1);
    expect(plain.at).toEqual(queueResult({ ...queue, model, loadErlangs: 10 }));
    // Under Erlang C everybody is served, so reconnects alone multiply the needs by 1 / (1 - r).
    const again = queueWithRedials({
      ...queue,
      needsPerHour: 150,
      model: { kind: "erlang-c" },
      redials: { afterAbandon: 0.5, afterService: 0.2 },
    });
    expect(again.offeredPerHour).toBeCloseTo(187.5, 9);
    expect(again.stable).toBe(true);
    // Nobody serves: every attempt fails, so attempts are 1 / (1 - r) and all are lost (science 9, single channel).
    const closed = queueWithRedials({ ...queue, agents: 0, model, redials: { afterAbandon: 0.54 } });
    expect(closed.attemptsPerNeed).toBeCloseTo(1 / 0.46, 12);
    expect(closed.finallyLostShare).toBeCloseTo(1, 12);
  });

  it("never offers less when more come back, when more need help, or when an agent leaves", () => {
    fc.assert(
      fc.property(anyRedialQueue, (queue) => {
        // Served contacts must not come back more than failed ones, else an agent more brings more contacts.
        const redials = { ...queue.redials, afterService: 0 };
        const base = queueWithRedials({ ...queue, redials }).offeredPerHour;
        const slack = 1e-9 * base;
        const eager = { ...redials, afterAbandon: Math.min(0.99, redials.afterAbandon + 0.02) };
        expect(queueWithRedials({ ...queue, redials: eager }).offeredPerHour).toBeGreaterThanOrEqual(base - slack);
        const busier = queueWithRedials({ ...queue, redials, needsPerHour: queue.needsPerHour * 1.05 });
        expect(busier.offeredPerHour).toBeGreaterThanOrEqual(base - slack);
        const fewer = queueWithRedials({ ...queue, redials, agents: queue.agents - 1 });
        expect(fewer.offeredPerHour).toBeGreaterThanOrEqual(base - slack);
      }),
    );
  });

  it("is what a simulated crowd does that redials by itself", () => {
    const queue = { agents: 8, needsPerHour: 180, ahtSeconds: 180, withinSeconds: 20 };
    const redials = { afterAbandon: 0.6 };
    const got = queueWithRedials({ ...queue, model: { kind: "erlang-a", patienceSeconds: 90 }, redials });
    const simulated = simulateRedials(
      { ...queue, patienceSeconds: 90, redialShare: 0.6, meanDelaySeconds: 7200 },
      4000,
    );
    expect(relative(simulated.attempts / simulated.needs, got.attemptsPerNeed)).toBeLessThan(0.01);
    expect(Math.abs(simulated.abandoned / simulated.attempts - got.at.abandonProbability)).toBeLessThan(0.006);
  });

  it("answers without load, in overload without patience, and refuses what cannot settle", () => {
    const queue = { agents: 10, needsPerHour: 200, ahtSeconds: 180, withinSeconds: 20 };
    const none = queueWithRedials({
      ...queue,
      needsPerHour: 0,
      model: { kind: "erlang-c" },
      redials: { afterAbandon: 0.5 },
    });
    expect([none.offeredPerHour, none.attemptsPerNeed, none.stable]).toEqual([0, 1, true]);
    const over = queueWithRedials({
      ...queue,
      model: { kind: "erlang-c" },
      redials: { afterAbandon: 0.5, afterService: 0.1 },
    });
    expect(over.stable).toBe(false);
    expect(over.offeredPerHour).toBeCloseTo(200 + 0.1 * 200, 8); // ten agents serve 200 an hour, of which a tenth returns
    const endless = { ...queue, model: { kind: "erlang-c" as const } };
    for (const redials of [
      { afterAbandon: 1 },
      { afterAbandon: 0, afterBlock: 1.2 },
      { afterAbandon: 0, afterService: -0.1 },
    ]) {
      expect(() => queueWithRedials({ ...endless, redials })).toThrow(/comes back/);
    }
    expect(() => queueWithRedials({ ...endless, needsPerHour: NaN, redials: { afterAbandon: 0.1 } })).toThrow(Refusal);
    expect(() => queueWithRedials({ ...endless, needsPerHour: 1e8, redials: { afterAbandon: 0.1 } })).toThrow(Refusal);
  });
});

interface Crowd {
  readonly agents: number;
  readonly needsPerHour: number;
  readonly ahtSeconds: number;
  readonly patienceSeconds: number;
  readonly redialShare: number;
  readonly meanDelaySeconds: number;
}

/** A chain of (contacts present, customers waiting to redial), jump by jump, over so many hours. */
function simulateRedials(crowd: Crowd, hours: number) {
  const random = randomStream(17, "redials");
  const counts = { needs: 0, attempts: 0, abandoned: 0 };
  let present = 0;
  let orbit = 0;
  let now = 0;
  const warm = 100 * 3600;
  while (now < warm + hours * 3600) {
    const rates = [
      crowd.needsPerHour / 3600,
      orbit / crowd.meanDelaySeconds,
      Math.min(present, crowd.agents) / crowd.ahtSeconds,
      Math.max(0, present - crowd.agents) / crowd.patienceSeconds,
    ];
    const total = rates.reduce((sum, rate) => sum + rate, 0);
    now -= Math.log(random.uniform()) / total;
    let at = random.uniform() * total;
    const kind = rates.findIndex((rate) => (at -= rate) < 0);
    const counted = now > warm ? 1 : 0;
    if (kind === 0) counts.needs += counted;
    if (kind <= 1) counts.attempts += counted;
    if (kind === 1) orbit -= 1;
    present += kind <= 1 ? 1 : -1;
    if (kind !== 3) continue;
    counts.abandoned += counted;
    if (random.uniform() < crowd.redialShare) orbit += 1;
  }
  return counts;
}

describe("a day with orbits", () => {
  const day: RedialOrbitsDay = {
    intervalSeconds: 900,
    needsPerHour: Float64Array.from({ length: 40 }, (_, at) => (at < 24 ? 200 + 150 * Math.sin(at / 3) : 0)),
    agents: Float64Array.from({ length: 40 }, (_, at) => (at < 30 ? 14 + (at % 5) : 0)),
    ahtSeconds: 240,
    patienceSeconds: 120,
    redial: { share: 0.5, meanDelaySeconds: 1200 },
    reconnect: { share: 0.1, meanDelaySeconds: 7200 },
  };

  it("loses no contact: what came in left, or is still there", () => {
    const start = { present: 30, redialing: 12, reconnecting: 5 };
    const got = redialOrbits({ ...day, start });
    let { present, redialing, reconnecting } = start;
    for (let at = 0; at < 40; at += 1) {
      const offered = ((got.offeredPerHour[at] ?? NaN) * 900) / 3600;
      present += offered - (got.served[at] ?? NaN) - (got.abandoned[at] ?? NaN);
      redialing += 0.5 * (got.abandoned[at] ?? NaN) - (got.redials[at] ?? NaN);
      reconnecting += 0.1 * (got.served[at] ?? NaN) - (got.reconnects[at] ?? NaN);
      expect(got.present[at]).toBeCloseTo(present, 8);
      expect(got.redialing[at]).toBeCloseTo(redialing, 8);
      expect(got.reconnecting[at]).toBeCloseTo(reconnecting, 8);
      expect(Math.min(present, redialing, reconnecting)).toBeGreaterThanOrEqual(0);
    }
  });

  it("follows the closed forms of its linear pieces", () => {
    // Never more than the agents: present rises to the load as 1 - e^(-t/aht), and nobody abandons.
    const calm = redialOrbits({
      ...day,
      needsPerHour: new Float64Array(40).fill(180),
      agents: new Float64Array(40).fill(20),
      reconnect: { share: 0, meanDelaySeconds: 7200 },
    });
    for (const at of [0, 3, 39]) {
      expect(calm.present[at]).toBeCloseTo(12 * -Math.expm1((-900 * (at + 1)) / 240), 7);
      expect(calm.abandoned[at]).toBe(0);
    }
    // Nobody serves: contacts leave by patience alone, and half of them gather in the orbit.
    const closed = redialOrbits({
      ...day,
      agents: new Float64Array(40),
      needsPerHour: new Float64Array(40),
      start: { present: 100, redialing: 0, reconnecting: 0 },
      redial: { share: 0, meanDelaySeconds: 1200 },
    });
    expect(closed.present[0]).toBeCloseTo(100 * Math.exp(-900 / 120), 6);
    expect(closed.abandoned[0]).toBeCloseTo(100 * -Math.expm1(-900 / 120), 6);
  });

  it("comes to rest where the overloaded fixed point is: x = needs + r (x - served)", () => {
    const long = redialOrbits({
      ...day,
      needsPerHour: new Float64Array(400).fill(300),
      agents: new Float64Array(400).fill(14),
      reconnect: { share: 0, meanDelaySeconds: 7200 },
    });
    const servedPerHour = (14 * 3600) / 240;
    expect(long.offeredPerHour[399]).toBeCloseTo((300 - 0.5 * servedPerHour) / 0.5, 5);
    // The stochastic queue with redials at a size where chance hardly matters.
    const large = queueWithRedials({
      model: { kind: "erlang-a", patienceSeconds: 120 },
      agents: 1400,
      needsPerHour: 30_000,
      ahtSeconds: 240,
      redials: { afterAbandon: 0.5 },
      withinSeconds: 20,
    });
    expect(relative(large.offeredPerHour, 100 * (long.offeredPerHour[399] ?? NaN))).toBeLessThan(1e-4);
  });

  it("does not depend on its steps: intervals cut in three give the same day", () => {
    const thirds = (list: Float64Array): Float64Array =>
      Float64Array.from({ length: list.length * 3 }, (_, at) => list[Math.floor(at / 3)] ?? NaN);
    const whole = redialOrbits(day);
    const cut = redialOrbits({
      ...day,
      intervalSeconds: 300,
      needsPerHour: thirds(day.needsPerHour),
      agents: thirds(day.agents),
    });
    for (let at = 0; at < 40; at += 1) {
      expect(Math.abs((cut.present[3 * at + 2] ?? NaN) - (whole.present[at] ?? NaN))).toBeLessThan(2e-4);
      expect(Math.abs((cut.redialing[3 * at + 2] ?? NaN) - (whole.redialing[at] ?? NaN))).toBeLessThan(2e-4);
    }
  });

  it("is at rest where nobody calls, holds everybody where nobody gives up, and refuses what cannot be", () => {
    const still = redialOrbits({ ...day, needsPerHour: new Float64Array(40) });
    expect([...still.offeredPerHour, ...still.present].every((value) => value === 0)).toBe(true);
    const patient = redialOrbits({ ...day, patienceSeconds: null, agents: new Float64Array(40) });
    expect(patient.present[39]).toBeCloseTo(
      day.needsPerHour.reduce((sum, rate) => sum + rate / 4, 0),
      8,
    );
    for (const wrong of [
      { agents: new Float64Array(3) },
      { needsPerHour: new Float64Array(40).fill(-1) },
      { ahtSeconds: 0.5 },
      { patienceSeconds: 0 },
      { intervalSeconds: 0 },
      { intervalSeconds: Infinity },
      { redial: { share: 1, meanDelaySeconds: 1200 } },
      { redial: { share: 0.5, meanDelaySeconds: NaN } },
      { start: { present: -1, redialing: 0, reconnecting: 0 } },
    ]) {
      expect(() => redialOrbits({ ...day, ...wrong })).toThrow(Refusal);
    }
  });
});
