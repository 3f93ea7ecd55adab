import { KeyedWords } from "@springtide/probability";
import { Refusal } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import { simulateQueueDay, type QueueDayQuestion } from "../../src/index.ts";
import { ChangingTeam } from "../../src/single-queue/changing-team.ts";
import { countAt, spread } from "../../src/single-queue/day-tally.ts";

const DAY: QueueDayQuestion = {
  contactsPerHour: [100, 200, 100],
  agents: [9, 16, 8],
  intervalSeconds: 900,
  handling: { kind: "exponential", meanSeconds: 300 },
  patience: { kind: "exponential", meanSeconds: 120 },
  withinSeconds: 20,
  replications: 400,
  seed: 1,
};

describe("a day of one queue", () => {
  it("offers what the rates say, and ends every contact once", () => {
    const intervals = simulateQueueDay(DAY);
    intervals.forEach(({ offered, waitShare, lostShare, slOffered }, at) => {
      const expected = (DAY.contactsPerHour[at] ?? 0) / 4;
      expect(Math.abs((offered.value ?? 0) - expected)).toBeLessThan(4 * Math.sqrt(expected / 400));
      // Who is lost has waited; who did not wait is in time.
      expect(lostShare.value ?? 1).toBeLessThanOrEqual(waitShare.value ?? 0);
      expect(slOffered.value ?? 0).toBeGreaterThanOrEqual(1 - (waitShare.value ?? 0));
    });
    const sum = (of: (interval: (typeof intervals)[number]) => number | null): number =>
      intervals.reduce((total, interval) => total + (of(interval) ?? 0), 0);
    // What is not yet served or gone at the end is still in the house: at most the last team and its line.
    const open =
      sum(({ offered }) => offered.value) - sum(({ served }) => served.value) - sum(({ abandoned }) => abandoned.value);
    expect(open).toBeGreaterThan(0);
    expect(open).toBeLessThan(25);
  });

  it("gives one contact after the other to a single agent, and nobody an agent who is not there", () => {
    const nobody = simulateQueueDay({ ...DAY, agents: [0, 0, 0], replications: 5 });
    expect(nobody.map(({ lostShare }) => lostShare.value)).toEqual([1, 1, 1]);
    const late = simulateQueueDay({ ...DAY, agents: [0, 60, 60], patience: { kind: "endless" }, replications: 20 });
    // All of the first interval wait for the doors: half an interval on average.
    expect(late[0]?.waitShare.value).toBe(1);
    expect(Math.abs((late[0]?.meanWaitSeconds.value ?? 0) - 450)).toBeLessThan(40);
  });

  it("plays the same days for the same seed", () => {
    expect(simulateQueueDay(DAY)).toEqual(simulateQueueDay(DAY));
    expect(simulateQueueDay({ ...DAY, seed: 2 })).not.toEqual(simulateQueueDay(DAY));
  });

  it.each([
    [{ agents: [1, 2] }, "/agents"],
    [{ agents: [1, 2, 0.5] }, "/agents/2"],
    [{ contactsPerHour: [1, -2, 3] }, "/contactsPerHour/1"],
    [{ intervalSeconds: 0 }, "/intervalSeconds"],
    [{ replications: 0.5 }, "/replications"],
  ])("refuses %o at %s", (change, field) => {
    let found: string | undefined;
    try {
      simulateQueueDay({ ...DAY, ...change });
    } catch (error) {
      found = error instanceof Refusal ? error.findings[0]?.place.field : undefined;
    }
    expect(found).toBe(field);
  });
});

describe("a team that changes", () => {
  const chance = new KeyedWords(1, "leaving");

  it("sends idle agents home first, and keeps who stays as they were", () => {
    const team = new ChangingTeam();
    team.change(0, 3, chance, 0);
    team.freeMicros.set([10, 20, 30]);
    team.change(15, 2, chance, 1);
    expect([...team.freeMicros]).toEqual([20, 30]);
    team.change(15, 4, chance, 2);
    expect([...team.freeMicros]).toEqual([15, 15, 20, 30]);
    team.change(16, 0, chance, 3);
    expect([...team.freeMicros]).toEqual([]);
  });

  it("lets chance say who of the busy goes, each as likely as any other", () => {
    const stayed = [0, 0, 0, 0];
    for (let turn = 0; turn < 4000; turn += 1) {
      const team = new ChangingTeam();
      team.change(0, 4, chance, turn);
      team.freeMicros.set([10, 20, 30, 40]);
      team.change(5, 2, chance, turn);
      for (const time of team.freeMicros) stayed[time / 10 - 1] = (stayed[time / 10 - 1] ?? 0) + 1;
    }
    // Four standard deviations of 4,000 throws of a coin.
    for (const count of stayed) expect(Math.abs(count - 2000)).toBeLessThan(4 * Math.sqrt(1000));
  });
});

describe("time by interval", () => {
  const starts = Float64Array.of(0, 10, 20, 30);

  it("falls into every interval it passes through, and none after the last", () => {
    const into = new Float64Array(3);
    spread(into, starts, 0, { from: 8, until: 25 });
    spread(into, starts, 2, { from: 28, until: 99 });
    spread(into, starts, 1, { from: 12, until: 12 });
    expect([...into]).toEqual([2, 10, 7]);
  });

  it("counts a moment in the interval that it opens", () => {
    const into = new Float64Array(3);
    for (const at of [0, 10, 29, 30]) countAt(into, starts, 0, at);
    expect([...into]).toEqual([1, 1, 1]);
  });
});
