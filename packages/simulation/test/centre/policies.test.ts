import { describe, expect, it } from "vitest";
import {
  estimateFigure,
  houseOf,
  play,
  runHouse,
  type AttemptRecord,
  type ContactCentre,
  type QueueMeasure,
  type RunOutcome,
  type SimulatedQueue,
  type Team,
} from "../../src/index.ts";
import { singleQueue } from "./systems.ts";

const HALF_HOURS = 8;

function queue(changes: Partial<SimulatedQueue> = {}, perHour = 60): SimulatedQueue {
  return {
    contactsPerHour: Array.from({ length: HALF_HOURS }, () => perHour),
    handling: { kind: "exponential", meanSeconds: 300 },
    patience: { kind: "endless" },
    withinSeconds: 20,
    ...changes,
  };
}

function team(agents: number | readonly number[], skills: Team["skills"], changes: Partial<Team> = {}): Team {
  const counts = typeof agents === "number" ? Array.from({ length: HALF_HOURS }, () => agents) : agents;
  return { roster: { agents: counts }, skills, ...changes };
}

function house(queues: readonly SimulatedQueue[], teams: readonly Team[]): ContactCentre {
  return { intervalSeconds: Array.from({ length: HALF_HOURS }, () => 1800), queues, teams };
}

function run(centre: ContactCentre, followToEnd = true): { outcome: RunOutcome; attempts: AttemptRecord[] } {
  const attempts: AttemptRecord[] = [];
  const observer = (attempt: AttemptRecord): void => {
    attempts.push(attempt);
  };
  return { outcome: runHouse(houseOf(centre), { seed: 5, replication: 0, followToEnd, observer }), attempts };
}

function total({ tally }: RunOutcome, measure: QueueMeasure, at = 0, from = 0, to = HALF_HOURS): number {
  return tally.queue[measure].subarray(at * HALF_HOURS + from, at * HALF_HOURS + to).reduce((sum, x) => sum + x, 0);
}

describe("ways out of a line", () => {
  it("lead to a partner only while the partner is at work", () => {
    const moves = [{ toQueue: 1, afterSeconds: 30, onlyIfStaffed: true, staysOnLine: true }];
    const partner = team([0, 0, 0, 0, 20, 20, 20, 20], [{ queue: 1 }]);
    const { outcome, attempts } = run(house([queue({ moves }), queue({}, 0)], [team(4, [{ queue: 0 }]), partner]));
    expect(total(outcome, "movedOut", 0, 0, 3)).toBe(0);
    expect(total(outcome, "movedOut", 0, 4)).toBeGreaterThan(10);
    expect(total(outcome, "movedOut")).toBe(total(outcome, "movedIn", 1));
    expect(total(outcome, "answeredElsewhere")).toBe(total(outcome, "movedOut"));
    // Nobody who comes while the partner is there waits beyond the limit at home.
    const late = attempts.filter(({ offeredAtMicros }) => offeredAtMicros > 8000e6);
    expect(Math.max(...late.map(({ waitMicros }) => waitMicros))).toBeLessThanOrEqual(30e6);
  });

  it("share contacts out by their own number, the same for every plan", () => {
    const moves = [
      { toQueue: 1, afterSeconds: 0, share: 0.3, staysOnLine: true },
      { toQueue: 2, afterSeconds: 0, share: 0.5, staysOnLine: true },
    ];
    const teams = [0, 1, 2].map((at) => team(60, [{ queue: at }]));
    const { outcome } = run(house([queue({ moves }, 500), queue({}, 0), queue({}, 0)], teams));
    expect(total(outcome, "movedIn", 1) / total(outcome, "offered")).toBeCloseTo(0.3, 1);
    expect(total(outcome, "movedIn", 2) / total(outcome, "offered")).toBeCloseTo(0.5, 1);
  });

  it("let whoever is to be called back wait without end, and those who decline go on waiting", () => {
    const moves = [{ toQueue: 1, afterSeconds: 20, share: 0.7, staysOnLine: false }];
    const patience = { kind: "exponential" as const, meanSeconds: 60 };
    const agents = team(4, [{ queue: 0 }, { queue: 1, rank: 1 }]);
    const { outcome, attempts } = run(house([queue({ moves, patience }), queue({}, 0)], [agents]));
    expect(total(outcome, "movedOut")).toBeGreaterThan(20);
    expect(total(outcome, "answeredElsewhere")).toBe(total(outcome, "movedOut"));
    expect(attempts.some(({ end, waitMicros }) => end === "abandoned" && waitMicros > 20e6)).toBe(true);
  });
});

describe("who gets whom", () => {
  it("leaves calls as if there were no mails where mails give way", () => {
    const mails = queue({ givesWay: true, deadlineSeconds: 3600 }, 30);
    const calls = queue({ patience: { kind: "exponential", meanSeconds: 90 } });
    const skills = [{ queue: 0 }, { queue: 1, rank: 1 }];
    const both = run(house([calls, mails], [team(6, skills)]));
    const alone = run(house([calls], [team(6, [{ queue: 0 }])]));
    const story = ({ attempts }: { attempts: AttemptRecord[] }): string[] =>
      attempts
        .filter(({ queue: at }) => at === 0)
        .map(({ interval, rank, end, waitMicros }) => `${interval}/${rank} ${end} ${waitMicros}`)
        .sort();
    expect(story(both)).toEqual(story(alone));
    expect(total(both.outcome, "completed", 1)).toBe(total(both.outcome, "offered", 1));
  });

  it("takes longer in the intervals in which contacts take longer", () => {
    const handlingFactor = [1, 1, 1, 1, 2, 2, 2, 2];
    const handling = { kind: "fixed" as const, seconds: 100 };
    const { outcome } = run(house([queue({ handling, handlingFactor })], [team(30, [{ queue: 0 }])]));
    const seconds = (from: number, to: number): number =>
      total(outcome, "handledMicros", 0, from, to) / total(outcome, "completed", 0, from, to) / 1e6;
    expect([seconds(0, 4), seconds(4, 8)]).toEqual([100, 200]);
  });

  it("keeps agents in reserve for what cannot wait", () => {
    const mails = queue({}, 200);
    const waits = (reserveAgents: number): number => {
      const skills = [{ queue: 0 }, { queue: 1, rank: 1, reserveAgents }];
      return total(run(house([queue({}, 30), mails], [team(8, skills)]), false).outcome, "waitMicros");
    };
    expect(waits(3)).toBeLessThan(waits(0) / 2);
  });

  it("asks teams in their order, and lets people in their first weeks take longer", () => {
    const skilled = team(6, [{ queue: 0, order: 0 }]);
    const novices = team(6, [{ queue: 0, order: 1 }], { paceFactor: 1.5 });
    const { outcome } = run(house([queue({ handling: { kind: "fixed", seconds: 300 } })], [skilled, novices]));
    const { answered, busyMicros } = outcome.tally.team;
    const sum = (column: Float64Array, at: number): number =>
      column.subarray(at * HALF_HOURS, (at + 1) * HALF_HOURS).reduce((all, each) => all + each, 0);
    expect(sum(answered, 0)).toBeGreaterThan(3 * sum(answered, 1));
    expect(sum(busyMicros, 1) / sum(answered, 1)).toBeGreaterThan(400e6);
    expect(sum(answered, 0) + sum(answered, 1)).toBe(total(outcome, "offered"));
  });

  it("lets people take longer with one of their queues only", () => {
    const fixed = queue({ handling: { kind: "fixed", seconds: 300 } });
    const both = team(12, [{ queue: 0 }, { queue: 1, paceFactor: 1.2 }], { paceFactor: 1.5 });
    const { outcome } = run(house([fixed, fixed], [both]));
    const { completed, handledMicros } = outcome.tally.queue;
    const aht = (at: number): number => {
      const sum = (column: Float64Array): number =>
        column.subarray(at * HALF_HOURS, (at + 1) * HALF_HOURS).reduce((all, each) => all + each, 0);
      return sum(handledMicros) / sum(completed) / 1e6;
    };
    expect(aht(0)).toBeCloseTo(300 * 1.5, 6);
    expect(aht(1)).toBeCloseTo(300 * 1.5 * 1.2, 6);
  });

  it("gives customers who come back the agent of last time, if free soon", () => {
    const back = (sameAgentSeconds?: number): number => {
      const returns = [
        {
          after: "answered" as const,
          toQueue: 0,
          share: 0.5,
          delay: { kind: "fixed" as const, meanSeconds: 600 },
          ...(sameAgentSeconds === undefined ? {} : { sameAgentSeconds }),
        },
      ];
      const { attempts } = run(house([queue({ returns })], [team(12, [{ queue: 0 }])]));
      const last = new Map<string, number>();
      let [again, same] = [0, 0];
      for (const { homeInterval, rank, attempt, agent } of attempts) {
        const customer = `${homeInterval}/${rank}`;
        if (attempt > 0) {
          again += 1;
          if (last.get(customer) === agent) same += 1;
        }
        last.set(customer, agent);
      }
      return same / again;
    };
    expect(back(3600)).toBe(1);
    expect(back(30)).toBeGreaterThan(back() + 0.1);
    expect(back(30)).toBeLessThan(1);
  });

  it("never lets anybody wait longer for one more agent, customer by customer", () => {
    const waits = (agents: number): Map<string, number> =>
      new Map(
        run(house([queue({}, 66)], [team(agents, [{ queue: 0 }])])).attempts.map(({ interval, rank, waitMicros }) => [
          `${interval}/${rank}`,
          waitMicros,
        ]),
      );
    const more = waits(7);
    for (const [customer, wait] of waits(6)) expect(more.get(customer)).toBeLessThanOrEqual(wait);
  });
});

describe("opening, closing and shifts", () => {
  const open = [1, 1, 1, 1, 0, 0, 0, 0];
  const busy = (atClose: "stay" | "turn-away" | "serve-out"): RunOutcome => {
    const contactsPerHour = open.map((each) => 120 * each);
    return run(
      house([queue({ contactsPerHour, open, atClose })], [team([8, 8, 8, 8, 0, 0, 0, 0], [{ queue: 0 }])]),
      false,
    ).outcome;
  };

  it("turns those in line away, serves them out, or leaves them waiting", () => {
    expect(busy("turn-away").waitingAtEnd[0]).toBe(0);
    expect(total(busy("turn-away"), "turnedAway")).toBeGreaterThan(0);
    expect(total(busy("serve-out"), "answered")).toBe(total(busy("serve-out"), "offered"));
    expect(
      busy("serve-out")
        .tally.team.overrunMicros.subarray(4)
        .some((micros) => micros > 0),
    ).toBe(true);
    expect(busy("stay").waitingAtEnd[0]).toBeGreaterThan(0);
  });

  it("lets nobody start a contact in a break or after the shift", () => {
    const shifts = [0, 1, 2].map((at) => ({
      startSeconds: 600,
      endSeconds: 10_000,
      breaks: [{ startSeconds: 3000 + 600 * at, endSeconds: 3600 + 600 * at }],
    }));
    const { attempts } = run(house([queue()], [{ roster: { shifts }, skills: [{ queue: 0 }] }]), false);
    const starts = attempts.map(({ agent, offeredAtMicros, waitMicros }) => ({
      agent,
      second: (offeredAtMicros + waitMicros) / 1e6,
    }));
    expect(starts.length).toBeGreaterThan(50);
    for (const { agent, second } of starts) {
      expect(second).toBeGreaterThanOrEqual(600);
      expect(second).toBeLessThanOrEqual(10_000);
      expect(second > 3000 + 600 * agent && second < 3600 + 600 * agent).toBe(false);
    }
  });
});

describe("a study", () => {
  it("stops as soon as the half-width asked for is reached", () => {
    const centre = singleQueue(
      { perHour: 100, agents: 9, hours: 10 },
      { patience: { kind: "exponential", meanSeconds: 120 } },
    );
    const study = play(centre, { seed: 3, replications: 200, until: { figure: "slOffered", halfWidth: 0.02 } });
    expect(study.replications.length).toBeGreaterThanOrEqual(5);
    expect(study.replications.length).toBeLessThan(200);
    expect(estimateFigure(study, "slOffered", { queue: 0 }).halfWidth).toBeLessThanOrEqual(0.02);
  });

  it("stops when it is told to, and tells how far it is", () => {
    const centre = singleQueue({ perHour: 2000, agents: 170, hours: 20 });
    const told: number[] = [];
    const signal = { aborted: false };
    const progress = (done: number, of: number): void => {
      told.push(done / of);
      if (done / of > 0.3) signal.aborted = true;
    };
    expect(() => play(centre, { seed: 1, replications: 2, progress, signal })).toThrow("cancelled");
    expect(told[0]).toBe(0);
    expect(told).toEqual(told.toSorted((one, other) => one - other));
  });
});
