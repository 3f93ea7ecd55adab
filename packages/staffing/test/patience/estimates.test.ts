import { randomStream } from "@springtide/probability";
import { Refusal } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import {
  estimateHazard,
  estimatePatience,
  estimateSegments,
  queueWithPatience,
  type PatienceLaw,
  type PatienceObservations,
} from "../../src/index.ts";

const relative = (got: number, wanted: number): number => Math.abs(got / wanted - 1);

/** Contacts with a patience of the given draw, each served after an exponential offered wait if its patience lasts. */
function observe(contacts: number, purpose: string, patience: (uniform: () => number) => number): PatienceObservations {
  const random = randomStream(5, purpose);
  const uniform = (): number => random.uniform();
  const waitSeconds = new Float64Array(contacts);
  const abandoned = new Uint8Array(contacts);
  for (let contact = 0; contact < contacts; contact += 1) {
    const offered = uniform() < 0.3 ? 0 : -120 * Math.log(uniform());
    const patient = patience(uniform);
    waitSeconds[contact] = Math.min(offered, patient);
    abandoned[contact] = patient < offered ? 1 : 0;
  }
  return { waitSeconds, abandoned };
}

/** Second method: the product-limit estimate of the share that is still patient (Kaplan & Meier 1958). */
function kaplanMeier({ waitSeconds, abandoned }: PatienceObservations, seconds: number): number {
  const order = Array.from({ length: waitSeconds.length }, (_, contact) => contact).sort(
    (one, other) => (waitSeconds[one] ?? 0) - (waitSeconds[other] ?? 0),
  );
  let still = 1;
  order.forEach((contact, rank) => {
    if ((waitSeconds[contact] ?? 0) <= seconds && abandoned[contact] === 1) still *= 1 - 1 / (order.length - rank);
  });
  return still;
}

function survival(law: PatienceLaw, seconds: number): number {
  if (law.kind === "segments") {
    return law.segments.reduce((sum, { share, meanSeconds }) => sum + share * Math.exp(-seconds / meanSeconds), 0);
  }
  if (law.kind !== "hazard") return NaN;
  const gathered = law.pieces.reduce((sum, { fromSeconds, perSecond }, index) => {
    const to = Math.min(seconds, law.pieces[index + 1]?.fromSeconds ?? Infinity);
    return sum + perSecond * Math.max(0, to - fromSeconds);
  }, 0);
  return Math.exp(-gathered);
}

const exponential = (mean: number) => (uniform: () => number) => -mean * Math.log(uniform());
const twoKinds = (uniform: () => number): number => -(uniform() < 0.35 ? 25 : 300) * Math.log(uniform());

describe("patience from data", () => {
  it("is the total wait of everybody over the abandonments", () => {
    // By hand: two of five gave up in 10 + 20 + 30 + 40 + 0 seconds.
    const got = estimatePatience({ waitSeconds: [10, 20, 30, 40, 0], abandoned: [1, 0, 1, 0, 0] });
    expect(got).toMatchObject({
      contacts: 5,
      abandonments: 2,
      totalWaitSeconds: 100,
      hazardPerSecond: 0.02,
      enough: false,
    });
    expect(got.meanSeconds).toBeCloseTo(50, 12);
    // Garwood's interval for a count of 2: 0.2422 to 7.2247 (published tables of the Poisson distribution).
    expect(got.hazardLowPerSecond * 100).toBeCloseTo(0.2422, 4);
    expect(got.hazardHighPerSecond * 100).toBeCloseTo(7.2247, 4);
    expect(got.meanLowSeconds).toBeCloseTo(100 / 7.2247, 3);
    expect(got.meanHighSeconds ?? NaN).toBeCloseTo(100 / 0.2422, 1);
  });

  it("finds the patience that made the data, within its margin, and the mean wait of the abandoned does not", () => {
    const data = observe(20_000, "exponential", exponential(90));
    const got = estimatePatience(data);
    expect(got.enough).toBe(true);
    expect(got.meanLowSeconds).toBeLessThan(90);
    expect(got.meanHighSeconds ?? NaN).toBeGreaterThan(90);
    expect(relative(got.meanSeconds ?? NaN, 90)).toBeLessThan(0.03);
    let waited = 0;
    for (let contact = 0; contact < 20_000; contact += 1)
      waited += (data.abandoned[contact] ?? 0) * (data.waitSeconds[contact] ?? 0);
    expect(waited / got.abandonments).toBeLessThan(60);
  });

  it("covers the truth in about 95 of 100 data sets, and rests on 14 % at 200 abandonments", () => {
    let covered = 0;
    for (let set = 0; set < 400; set += 1) {
      const got = estimatePatience(observe(150, `set-${set}`, exponential(90)));
      if (got.meanLowSeconds <= 90 && 90 <= (got.meanHighSeconds ?? Infinity)) covered += 1;
    }
    expect(covered / 400).toBeGreaterThan(0.92);
    expect(covered / 400).toBeLessThan(0.99);
    const at200 = estimatePatience({ contacts: [1000], abandoned: [200], totalWaitSeconds: [20_000] });
    expect(at200.enough).toBe(true);
    expect(relative(at200.hazardHighPerSecond, at200.hazardPerSecond)).toBeLessThan(0.16);
  });

  it("is the same from sums by interval as from contacts", () => {
    const data = observe(900, "interval", twoKinds);
    const sums = { contacts: [0, 0, 0], abandoned: [0, 0, 0], totalWaitSeconds: [0, 0, 0] };
    for (let contact = 0; contact < 900; contact += 1) {
      const third = Math.floor(contact / 300);
      sums.contacts[third] = (sums.contacts[third] ?? 0) + 1;
      sums.abandoned[third] = (sums.abandoned[third] ?? 0) + (data.abandoned[contact] ?? 0);
      sums.totalWaitSeconds[third] = (sums.totalWaitSeconds[third] ?? 0) + (data.waitSeconds[contact] ?? 0);
    }
    const whole = estimatePatience(data);
    const parts = estimatePatience(sums);
    expect(parts.abandonments).toBe(whole.abandonments);
    expect(relative(parts.meanSeconds ?? NaN, whole.meanSeconds ?? NaN)).toBeLessThan(1e-12);
  });

  it("gives back the patience of the engine's own figures", () => {
    const queue = { agents: 10, loadErlangs: 11, ahtSeconds: 240, withinSeconds: 20 };
    const at = queueWithPatience({ ...queue, patience: { law: { kind: "exponential", meanSeconds: 75 } } });
    const contacts = [1e6];
    const abandoned = contacts.map((count) => count * at.abandonProbability);
    const totalWaitSeconds = contacts.map((count) => count * (at.meanWaitSeconds ?? NaN));
    expect(estimatePatience({ contacts, abandoned, totalWaitSeconds }).meanSeconds).toBeCloseTo(75, 6);
  });

  it("says what little it knows where nobody gave up, or nobody waited", () => {
    const patient = estimatePatience({ waitSeconds: [30, 70], abandoned: [0, 0] });
    expect(patient).toMatchObject({ abandonments: 0, hazardPerSecond: 0, meanSeconds: null, meanHighSeconds: null });
    // With no abandonment in 100 s the hazard is below -ln 0.025 / 100 with 97.5 % certainty.
    expect(patient.hazardHighPerSecond).toBeCloseTo(-Math.log(0.025) / 100, 10);
    const none = estimatePatience({ waitSeconds: [], abandoned: [] });
    expect(none).toMatchObject({ contacts: 0, hazardPerSecond: 0, meanSeconds: null, meanLowSeconds: 0 });
    const numbers = Object.values(none).filter((value): value is number => typeof value === "number");
    expect(numbers.some(Number.isNaN)).toBe(false);
  });

  it("refuses data that cannot be", () => {
    expect(() => estimatePatience({ waitSeconds: [1, 2], abandoned: [1] })).toThrow(Refusal);
    expect(() => estimatePatience({ waitSeconds: [-1], abandoned: [1] })).toThrow(Refusal);
    expect(() => estimatePatience({ waitSeconds: [NaN], abandoned: [1] })).toThrow(Refusal);
    expect(() => estimatePatience({ contacts: [3], abandoned: [4], totalWaitSeconds: [9] })).toThrow(Refusal);
    expect(() => estimatePatience({ contacts: [3], abandoned: [1], totalWaitSeconds: [9, 9] })).toThrow(Refusal);
  });
});

describe("a hazard in pieces", () => {
  it("is abandonments over time waited, by hand", () => {
    const { law, abandonments, waitedSeconds } = estimateHazard(
      { waitSeconds: [10, 20, 30, 60], abandoned: [1, 0, 1, 1] },
      { leastInAPiece: 1 },
    );
    // Up to 10 s all four wait; from 10 to 30 three, one of them until 20; beyond 30 one for 30 s.
    expect(waitedSeconds).toEqual([40, 50, 30]);
    expect(abandonments).toEqual([1, 1, 1]);
    expect(law.pieces).toEqual([
      { fromSeconds: 0, perSecond: 1 / 40 },
      { fromSeconds: 10, perSecond: 1 / 50 },
      { fromSeconds: 30, perSecond: 1 / 30 },
    ]);
  });

  it("agrees with Kaplan and Meier, and finds the jump that an announcement makes", () => {
    // Hazard 0.002, 0.03 between 20 and 30 s, then 0.005.
    const data = observe(40_000, "announcement", (uniform) => {
      const wanted = -Math.log(uniform());
      if (wanted < 0.04) return wanted / 0.002;
      if (wanted < 0.34) return 20 + (wanted - 0.04) / 0.03;
      return 30 + (wanted - 0.34) / 0.005;
    });
    const { law, abandonments } = estimateHazard(data, { leastInAPiece: 400 });
    expect(Math.min(...abandonments)).toBeGreaterThanOrEqual(400);
    for (const seconds of [10, 25, 60, 150]) {
      expect(Math.abs(survival(law, seconds) - kaplanMeier(data, seconds))).toBeLessThan(0.01);
    }
    const highest = law.pieces.reduce((top, piece) => (piece.perSecond > top.perSecond ? piece : top));
    expect(highest.fromSeconds).toBeGreaterThan(15);
    expect(highest.fromSeconds).toBeLessThan(30);
    expect(relative(highest.perSecond, 0.03)).toBeLessThan(0.15);
  });

  it("is one exponential where there is one piece, and leaves those out who balk", () => {
    const data = observe(500, "one piece", exponential(60));
    const whole = estimatePatience(data);
    const one = estimateHazard(data, { leastInAPiece: whole.abandonments });
    expect(one.law.pieces).toHaveLength(1);
    expect(one.law.pieces[0]?.perSecond).toBeCloseTo(whole.hazardPerSecond, 12);
    const balking = estimateHazard({ waitSeconds: [0, 0, 10, 20], abandoned: [1, 0, 1, 1] }, { leastInAPiece: 2 });
    expect([balking.abandonedAtOnce, balking.abandonments]).toEqual([1, [2]]);
    expect(() => estimateHazard({ waitSeconds: [0], abandoned: [1] })).toThrow(Refusal);
    expect(() => estimateHazard(data, { leastInAPiece: 0 })).toThrow(Refusal);
  });
});

describe("segments of patience", () => {
  it("are found again in data made of two of them, and agree with Kaplan and Meier", () => {
    const data = observe(30_000, "segments", twoKinds);
    const got = estimateSegments(data);
    expect(got.settled).toBe(true);
    const [short, long] = got.law.segments;
    expect(Math.abs((short?.share ?? NaN) - 0.35)).toBeLessThan(0.03);
    expect(relative(short?.meanSeconds ?? NaN, 25)).toBeLessThan(0.1);
    expect(relative(long?.meanSeconds ?? NaN, 300)).toBeLessThan(0.1);
    for (const seconds of [5, 15, 40, 100, 250]) {
      expect(Math.abs(survival(got.law, seconds) - kaplanMeier(data, seconds))).toBeLessThan(0.012);
    }
    expect(got.logLikelihood).toBeGreaterThan(estimateSegments(data, { segments: 1 }).logLikelihood + 50);
  });

  it("are the one exponential where one is asked for, whether single waits or whole seconds are given", () => {
    const data = observe(2000, "one segment", exponential(80));
    const one = estimateSegments(data, { segments: 1 });
    expect(one.law.segments).toHaveLength(1);
    expect(one.law.segments[0]?.share).toBe(1);
    expect(one.law.segments[0]?.meanSeconds).toBeCloseTo(estimatePatience(data).meanSeconds ?? NaN, 8);
    const rounded = { ...data, waitSeconds: Float64Array.from(data.waitSeconds, Math.ceil) };
    expect(estimateSegments(rounded).law.segments).toHaveLength(2);
  });

  it("have shares that sum to 1 and are laws the engine takes, however odd the data", () => {
    const never = {
      waitSeconds: [...new Array<number>(40).fill(1), 2_000_000],
      abandoned: [...new Array<number>(40).fill(1), 0],
    };
    for (const data of [never, observe(300, "few", twoKinds)]) {
      const { law, logLikelihood } = estimateSegments(data, { segments: 3 });
      expect(law.segments.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
      expect(Number.isFinite(logLikelihood)).toBe(true);
      const queue = { agents: 10, loadErlangs: 9, ahtSeconds: 240, withinSeconds: 20 };
      expect(queueWithPatience({ ...queue, patience: { law } }).serviceLevels.slOffered).toBeGreaterThan(0);
    }
    expect(() => estimateSegments({ waitSeconds: [1, 2], abandoned: [1, 1] })).toThrow(Refusal);
    expect(() => estimateSegments(never, { segments: 7 })).toThrow(Refusal);
  });
});
