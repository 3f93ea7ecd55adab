import { describe, expect, it } from "vitest";
import { kernelAt, learnShapes } from "@springtide/forecast";
import type { LearnedKernel, LearnedShape, TriggerEffect } from "@springtide/forecast";
import { plain, simulate } from "../../simulated-queue.ts";
import type { Truth } from "../../simulated-queue.ts";

const GIVEN = { leadDays: 2, decayDays: 5, durationDays: 20 };
const JITTER = [0, 11, -9, 16, -14, 5, -3, 19];

/** Onsets some `everyDays` apart, on changing weekdays and days of the year. */
function onsets(count: number, everyDays: number): TriggerEffect["pastOnsets"] {
  return Array.from({ length: count }, (_, k) => ({
    day: plain.firstDay + 60 + k * everyDays + (JITTER[k % JITTER.length] ?? 0),
    weight: 1,
  }));
}

function spring(count: number, everyDays = 110): TriggerEffect {
  return { id: "spring", pastOnsets: onsets(count, everyDays), ...GIVEN, priorLift: 1 };
}

/** What is learned of queues that follow `truth`, under the shape of `given`. */
function learn(
  given: readonly TriggerEffect[],
  truth: readonly (TriggerEffect & { lift: number })[],
  more: Partial<Truth> = {},
  seeds: readonly number[] = [3],
): readonly LearnedShape[] {
  const last = Math.max(...given.flatMap(({ pastOnsets }) => pastOnsets.map(({ day }) => day)));
  return learnShapes(
    seeds.map((seed, i) => ({
      queue: `queue-${i}`,
      movedBy: given.map(({ id }) => id),
      input: {
        history: simulate({ ...plain, days: last + 70 - plain.firstDay, daySd: 0.06, triggers: truth, ...more }, seed)
          .history,
        triggers: given,
        holidays: new Set(),
        closedDays: new Set(),
      },
    })),
  );
}

function kernelOf(learned: readonly LearnedShape[], id = "spring", queue = "queue-0"): LearnedKernel {
  const found = learned.find(({ trigger }) => trigger === id)?.byQueue.get(queue);
  if (found === undefined) throw new Error(`nothing learned of ${id}`);
  return found;
}

/** Mean distance of a learned effect from a true one over the days -3 to 25, in shares of the lift. */
function distance(kernel: LearnedKernel, truth: { readonly lift: number } & TriggerEffect): number {
  const days = Array.from({ length: 29 }, (_, i) => i - 3);
  return (
    days.reduce(
      (sum, day) => sum + Math.abs((kernel.mean[day - kernel.firstOffset] ?? 0) / truth.lift - kernelAt(truth, day)),
      0,
    ) / days.length
  );
}

/** A shape that no ramp and decay can make: half of it on the day, all of it two days later, over after nine. */
const HUMP = {
  ...spring(10),
  lift: 1.2,
  dayShares: { firstOffset: 0, shares: [0.5, 0.8, 1, 1, 0.9, 0.7, 0.5, 0.3, 0.1] },
};

describe("learnShapes", () => {
  it("says nothing of a trigger without an event, nor of one that is followed day by day", () => {
    const never = { ...spring(1), id: "never", pastOnsets: [] };
    const daily = { ...spring(3), id: "daily", leadDays: 0, decayDays: 1, durationDays: 1 };
    expect(learn([spring(1), never, daily], []).map(({ trigger }) => trigger)).toEqual(["spring"]);
  });

  it("stays with the shape given where no day around the events is known", () => {
    const trigger = spring(2);
    const { history } = simulate({ ...plain, days: 330 }, 3);
    const contacts = history.contacts.map((count, i) =>
      trigger.pastOnsets.some(({ day }) => Math.abs(history.firstDay + i - day) < 34) &&
      !trigger.pastOnsets.some(({ day }) => day === history.firstDay + i)
        ? NaN
        : count,
    );
    const [learned] = learnShapes([
      {
        queue: "queue-0",
        movedBy: ["spring"],
        input: { history: { ...history, contacts }, triggers: [trigger], holidays: new Set(), closedDays: new Set() },
      },
    ]);
    const kernel = kernelOf(learned === undefined ? [] : [learned]);
    expect(kernel.priorShare).toBeGreaterThan(0.97);
    expect(kernel.shape.decayDays).toBeCloseTo(GIVEN.decayDays, 1);
    for (let day = -4; day < 20; day++) expect(kernelAt(kernel.shape, day)).toBeCloseTo(kernelAt(GIVEN, day), 1);
  });

  it("moves a decay given as 5 days towards the true 12 after one event, without vouching for it", () => {
    const truth = { ...spring(1), leadDays: 0, decayDays: 12, durationDays: 48, lift: 1.2 };
    const [learned] = learn([spring(1)], [truth], { days: 420 });
    expect(learned).toMatchObject({ events: 1, heldOutGain: null, supported: false });
    const { shape } = kernelOf(learned === undefined ? [] : [learned]);
    expect(shape.decayDays).toBeGreaterThan(6.5);
    expect(shape.decayDays).toBeLessThan(13);
  });

  it("finds the decay from two events, and the one held out vouches for it", () => {
    const truth = { ...spring(2, 190), leadDays: 0, decayDays: 12, durationDays: 48, lift: 1.2 };
    const [learned] = learn([spring(2, 190)], [truth]);
    expect(learned?.supported).toBe(true);
    const kernel = kernelOf(learned === undefined ? [] : [learned]);
    expect(kernel.shape.decayDays).toBeGreaterThan(8);
    expect(distance(kernel, truth)).toBeLessThan(0.6 * distance({ ...kernel, mean: kernel.given }, truth));
  });

  it("comes to a shape that no ramp and decay can make when there are many events", () => {
    const few = kernelOf(learn([spring(4)], [{ ...HUMP, pastOnsets: onsets(4, 110) }]));
    const many = kernelOf(learn([spring(10)], [HUMP]));
    expect(distance(many, HUMP)).toBeLessThan(0.07);
    expect(distance(many, HUMP)).toBeLessThan(distance(few, HUMP));
    expect(many.priorShare).toBeLessThan(few.priorShare);
  });

  it.each([1, 2, 4])("keeps to the shape given where that is the truth (seed %i)", (seed) => {
    const truth = { ...spring(2, 170), lift: 0.8 };
    const [learned] = learn([spring(2, 170)], [truth], { levelSd: 0.05 }, [seed]);
    expect(learned?.supported).toBe(false);
    expect(distance(kernelOf(learned === undefined ? [] : [learned]), truth)).toBeLessThan(0.06);
  });

  it("learns two triggers that overlap side by side, each less well where the other is not known", () => {
    const springTruth = { ...spring(5), leadDays: 0, decayDays: 10, durationDays: 40, lift: 1.2 };
    const sale = {
      ...spring(5),
      id: "sale",
      pastOnsets: onsets(5, 110).map(({ day, weight }, k) => ({ day: day + ([4, 9, -6, 13, 6][k % 5] ?? 0), weight })),
      leadDays: 0,
      decayDays: 3,
      durationDays: 12,
    };
    const truth = [springTruth, { ...sale, lift: 0.9 }];
    const both = kernelOf(learn([spring(5), sale], truth));
    const alone = kernelOf(learn([spring(5)], truth));
    expect(distance(both, springTruth)).toBeLessThan(0.09);
    expect(distance(both, springTruth)).toBeLessThan(distance(alone, springTruth));
  });

  it("lets a small queue learn from a large one", () => {
    const truth = { ...spring(2, 190), leadDays: 0, decayDays: 12, durationDays: 48, lift: 1.2 };
    const small = { level: 8 };
    const alone = kernelOf(learn([spring(2, 190)], [truth], small));
    const histories = [8, 800].map((level, i) => ({
      queue: `queue-${i}`,
      movedBy: ["spring"],
      input: {
        history: simulate({ ...plain, days: 380, level, daySd: 0.06, triggers: [truth] }, 3).history,
        triggers: [spring(2, 190)],
        holidays: new Set<number>(),
        closedDays: new Set<number>(),
      },
    }));
    const together = kernelOf(learnShapes(histories));
    expect(together.shape.decayDays).toBeGreaterThan(alone.shape.decayDays);
    expect(together.priorShare).toBeLessThan(alone.priorShare);
  });

  it("finds out that late seasons are stronger", () => {
    const trigger = spring(4, 365);
    const usual = plain.firstDay + 60;
    const late = (day: number): number => ((day - usual) % 365) - 4;
    const strengths = trigger.pastOnsets.map(({ day, weight }) => ({
      day,
      weight: weight * (1 + 0.025 * (late(day) > 180 ? late(day) - 365 : late(day))),
    }));
    const kernel = kernelOf(learn([trigger], [{ ...trigger, pastOnsets: strengths, lift: 1.2 }]));
    expect(kernel.shape.lateness?.perDay).toBeGreaterThan(0.005);
  });
});
