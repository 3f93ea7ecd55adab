import { estimateFigure, play, type ContactCentre, type Figure, type SimulatedQueue } from "@springtide/simulation";
import {
  chatQueue,
  finiteLine,
  queueWithPatience,
  queueWithRedials,
  timedOverflow,
  transientDay,
} from "@springtide/staffing";
import { describe, expect, it } from "vitest";

// Every expected number is a closed form (or the exact law of a day) of packages/staffing, itself held by published
// values. Seeds were fixed before the first run. A figure may be off by 3.5 of its standard errors: with some 40 figures
// one false alarm in 50 sets of seeds.
const ERRORS = 3.5;
const WARM_UP_HOURS = 10;
const HOURS = 150;

/** A queue at constant rates: a day to fill the house, and a long one that is counted. */
function steady(perHour: number, agents: number, queue: Partial<SimulatedQueue>): ContactCentre {
  return {
    intervalSeconds: [WARM_UP_HOURS * 3600, HOURS * 3600],
    dayOfInterval: [0, 1],
    queues: [
      {
        contactsPerHour: [perHour, perHour],
        handling: { kind: "exponential", meanSeconds: 300 },
        patience: { kind: "endless" },
        withinSeconds: 20,
        ...queue,
      },
    ],
    teams: [{ roster: { agents: [agents, agents] }, skills: [{ queue: 0 }] }],
  };
}

function compare(centre: ContactCentre, expected: Partial<Record<Figure, number | null>>, replications = 10): void {
  const played = play(centre, { seed: 4711, replications });
  for (const figure of [
    "slOffered",
    "slVirtual",
    "abandonedShare",
    "blockedShare",
    "movedShare",
    "meanWaitSeconds",
    "asaSeconds",
    "redialShare",
    "needsLostShare",
  ] as const) {
    const value = expected[figure];
    if (value === undefined || value === null) continue;
    const { value: simulated, standardError } = estimateFigure(played, figure, { queue: 0, day: 1 });
    expect(Math.abs((simulated ?? NaN) - value), `${figure}: ${simulated ?? NaN} against ${value}`).toBeLessThan(
      ERRORS * (standardError ?? NaN),
    );
  }
}

const segments = {
  kind: "segments" as const,
  segments: [
    { share: 0.23, meanSeconds: 45 },
    { share: 0.6, meanSeconds: 120 },
    { share: 0.17, meanSeconds: 420 },
  ],
};

describe("the simulation against the closed forms", () => {
  it.each([
    { perHour: 200, agents: 20, patience: { kind: "endless" as const } },
    { perHour: 200, agents: 17, patience: { kind: "exponential" as const, meanSeconds: 120 } },
    { perHour: 200, agents: 14, patience: { kind: "exponential" as const, meanSeconds: 60 } },
    { perHour: 60, agents: 5, patience: segments, balkingShare: 0.1 },
  ])("M/M/$agents with $patience.kind patience", ({ perHour, agents, ...law }) => {
    const exact = queueWithPatience({
      agents,
      loadErlangs: perHour / 12,
      ahtSeconds: 300,
      patience: { law: law.patience, ...("balkingShare" in law ? { balkingShare: law.balkingShare } : {}) },
      withinSeconds: 20,
    });
    compare(steady(perHour, agents, law), {
      ...exact.serviceLevels,
      abandonedShare: law.patience.kind === "endless" ? null : exact.abandonProbability,
      meanWaitSeconds: exact.meanWaitSeconds,
      asaSeconds: exact.asaSeconds,
    });
  });

  it("a line of few places", () => {
    const line = { agents: 15, waitingRoom: 4, patienceSeconds: 120, withinSeconds: 20 };
    const exact = finiteLine({ ...line, loadErlangs: 200 / 12, ahtSeconds: 300 });
    const patience = { kind: "exponential" as const, meanSeconds: 120 };
    compare(steady(200, 15, { patience, waitingPlaces: 4 }), {
      slOffered: exact.serviceLevels.slOffered,
      blockedShare: exact.blockProbability,
      abandonedShare: exact.abandonProbability,
    });
  });

  it("overflow to a partner after a time", () => {
    const exact = timedOverflow({
      agents: 15,
      loadErlangs: 200 / 12,
      ahtSeconds: 300,
      patience: { law: { kind: "exponential", meanSeconds: 120 } },
      overflowAfterSeconds: 45,
      withinSeconds: 20,
    });
    const home = steady(200, 15, {
      patience: { kind: "exponential", meanSeconds: 120 },
      moves: [{ toQueue: 1, afterSeconds: 45, staysOnLine: true }],
    });
    const [queue] = home.queues;
    if (queue === undefined) throw new Error("a queue is missing");
    const partner: SimulatedQueue = { ...queue, contactsPerHour: [0, 0], moves: [] };
    const teams = [...home.teams, { roster: { agents: [60, 60] }, skills: [{ queue: 1 }] }];
    compare(
      { ...home, queues: [queue, partner], teams },
      {
        slOffered: exact.inHouse.serviceLevels.slOffered,
        movedShare: exact.inHouse.overflowProbability,
        abandonedShare: exact.inHouse.abandonProbability,
      },
    );
  });

  it("redials that come back late enough to be new customers", () => {
    const exact = queueWithRedials({
      model: { kind: "erlang-a", patienceSeconds: 120 },
      agents: 17,
      needsPerHour: 200,
      ahtSeconds: 300,
      redials: { afterAbandon: 0.54 },
      withinSeconds: 20,
    });
    const delay = { kind: "exponential" as const, meanSeconds: 4 * 3600 };
    compare(
      steady(200, 17, {
        patience: { kind: "exponential", meanSeconds: 120 },
        returns: [{ after: "abandoned", toQueue: 0, share: 0.54, delay }],
      }),
      {
        slOffered: exact.at.serviceLevels.slOffered,
        abandonedShare: exact.at.abandonProbability,
        redialShare: 1 - 1 / exact.attemptsPerNeed,
      },
    );
  });

  it("chats, several at once", () => {
    const ahtByConcurrentSeconds = [300, 360, 480];
    const exact = chatQueue({
      agents: 6,
      contactsPerHour: 110,
      ahtByConcurrentSeconds,
      patience: 120,
      withinSeconds: 20,
    });
    compare(
      steady(110, 6, {
        patience: { kind: "exponential", meanSeconds: 120 },
        slowdownByConcurrent: ahtByConcurrentSeconds.map((seconds) => seconds / 300),
      }),
      {
        slOffered: exact.serviceLevels.slOffered,
        abandonedShare: exact.abandonProbability,
        meanWaitSeconds: exact.meanWaitSeconds,
      },
    );
  });

  it("a day with a rush, followed exactly: every interval of it", () => {
    const day = { contactsPerHour: [80, 220, 300, 160, 60], agents: [7, 15, 22, 18, 6] };
    const intervalSeconds = [900, 900, 900, 900, 900];
    const { intervals } = transientDay({
      ...day,
      intervalSeconds: 900,
      ahtSeconds: 300,
      patience: { law: { kind: "exponential", meanSeconds: 150 } },
      withinSeconds: 20,
      stepSeconds: 2,
    });
    const centre: ContactCentre = {
      intervalSeconds,
      dayOfInterval: intervalSeconds.map((_, index) => index),
      queues: [
        {
          contactsPerHour: day.contactsPerHour,
          handling: { kind: "exponential", meanSeconds: 300 },
          patience: { kind: "exponential", meanSeconds: 150 },
          withinSeconds: 20,
        },
      ],
      teams: [{ roster: { agents: day.agents }, skills: [{ queue: 0 }] }],
    };
    const played = play(centre, { seed: 99, replications: 1200, followToEnd: true });
    intervals.forEach(({ serviceLevels, abandonProbability, meanWaitSeconds }, index) => {
      const cell = { queue: 0, day: index };
      const near = (figure: Figure, exact: number, slack: number): void => {
        const { value, standardError } = estimateFigure(played, figure, cell);
        const off = Math.abs((value ?? NaN) - exact);
        expect(off, `${figure} of interval ${index}: ${value ?? NaN} against ${exact}`).toBeLessThan(
          ERRORS * (standardError ?? NaN) + slack,
        );
      };
      // The exact day takes each contact's wait with the team as it is when it comes: off near a change of team.
      near("slOffered", serviceLevels.slOffered, 0.005);
      near("abandonedShare", abandonProbability, 0.005);
      near("meanWaitSeconds", meanWaitSeconds ?? NaN, 0.5);
    });
  });
});
