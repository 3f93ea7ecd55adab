import fc from "fast-check";
import type { ContactCentre, Move, Return, SimulatedQueue, Team } from "../../src/index.ts";

/** One queue and one team of the same size throughout: the textbook's M/M/n with whatever is added. */
export function singleQueue(
  { perHour, agents, hours }: { perHour: number; agents: number; hours: number },
  queue: Partial<SimulatedQueue> = {},
): ContactCentre {
  return {
    intervalSeconds: [hours * 3600],
    queues: [
      {
        contactsPerHour: [perHour],
        handling: { kind: "exponential", meanSeconds: 300 },
        patience: { kind: "endless" },
        withinSeconds: 20,
        ...queue,
      },
    ],
    teams: [{ roster: { agents: [agents] }, skills: [{ queue: 0 }] }],
  };
}

const INTERVALS = 6;
const share = fc.double({ min: 0, max: 0.45, noNaN: true });
const seconds = fc.integer({ min: 1, max: 1200 });

const handling = fc.oneof(
  seconds.map((meanSeconds) => ({ kind: "exponential" as const, meanSeconds })),
  seconds.map((meanSeconds) => ({ kind: "log-normal" as const, meanSeconds, cv: 0.8 })),
  seconds.map((each) => ({ kind: "fixed" as const, seconds: each })),
);
const patience = fc.oneof(
  fc.constant({ kind: "endless" as const }),
  seconds.map((meanSeconds) => ({ kind: "exponential" as const, meanSeconds })),
  seconds.map((meanSeconds) => ({
    kind: "segments" as const,
    segments: [
      { share: 0.25, meanSeconds },
      { share: 0.75, meanSeconds: 3 * meanSeconds },
    ],
  })),
);
const perInterval = (most: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 0, max: most }), { minLength: INTERVALS, maxLength: INTERVALS });

function queueOf(index: number, queues: number): fc.Arbitrary<SimulatedQueue> {
  const moves: fc.Arbitrary<Move[]> =
    index + 1 === queues
      ? fc.constant([])
      : fc.array(
          fc.record({
            toQueue: fc.integer({ min: index + 1, max: queues - 1 }),
            afterSeconds: fc.oneof(fc.constant(0), seconds),
            share,
            onlyIfStaffed: fc.boolean(),
            staysOnLine: fc.boolean(),
          }),
          { maxLength: 2 },
        );
  const returns: fc.Arbitrary<Return[]> = fc
    .tuple(share, share, share, fc.integer({ min: 0, max: queues - 1 }), seconds)
    .map(([first, second, third, toQueue, meanSeconds]) => [
      { after: "abandoned", toQueue, share: first, delay: { kind: "exponential", meanSeconds } },
      { after: "blocked", toQueue, share: second, delay: { kind: "fixed", meanSeconds } },
      { after: "turned-away", toQueue, share: second, delay: { kind: "fixed", meanSeconds } },
      { after: "answered", toQueue, share: third, delay: { kind: "exponential", meanSeconds }, sameAgentSeconds: 60 },
    ]);
  return fc
    .record({
      contactsPerHour: perInterval(60),
      handling,
      patience,
      balkingShare: share,
      withinSeconds: seconds,
      waitingPlaces: fc.constantFrom(undefined, 0, 3),
      open: fc.array(fc.constantFrom(0, 1, 1), { minLength: INTERVALS, maxLength: INTERVALS }),
      atClose: fc.constantFrom("stay" as const, "turn-away" as const, "serve-out" as const),
      kind: fc.constantFrom("plain", "chat", "gives-way"),
      deadlineSeconds: seconds,
      moves,
      returns,
    })
    .map(({ kind, waitingPlaces, deadlineSeconds, ...queue }) => ({
      ...queue,
      ...(waitingPlaces === undefined ? {} : { waitingPlaces }),
      ...(kind === "chat" ? { slowdownByConcurrent: [1, 1.3, 1.9] } : {}),
      ...(kind === "gives-way" ? { givesWay: true, deadlineSeconds } : {}),
    }));
}

function teamOf(queues: number, must: number): fc.Arbitrary<Team> {
  const skills = fc.uniqueArray(fc.integer({ min: 0, max: queues - 1 }), { maxLength: queues }).chain((others) =>
    fc.tuple(
      ...[...new Set([must, ...others])].map((queue) =>
        fc.record({
          queue: fc.constant(queue),
          rank: fc.integer({ min: 0, max: 2 }),
          order: fc.integer({ min: 0, max: 2 }),
          reserveAgents: fc.integer({ min: 0, max: 1 }),
        }),
      ),
    ),
  );
  const shift = fc
    .tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 600, max: 4000 }))
    .map(([start, length]) => ({
      startSeconds: start,
      endSeconds: start + length,
      breaks: [{ startSeconds: start + 200, endSeconds: start + 400 }],
    }));
  const roster = fc.oneof(
    perInterval(5).map((agents) => ({ agents: [...agents.slice(1), 1] })),
    fc.array(shift, { minLength: 1, maxLength: 5 }).map((shifts) => ({ shifts })),
  );
  return fc.record({ roster, skills, paceFactor: fc.constantFrom(1, 1.3) });
}

/** Any small house with everything in it: overflow, splits, call-backs, redials, chats, work that gives way, shifts. */
export const anyCentre: fc.Arbitrary<ContactCentre> = fc.integer({ min: 1, max: 3 }).chain((queues) =>
  fc.record({
    intervalSeconds: fc.constant([900, 900, 600, 1800, 900, 900]),
    dayOfInterval: fc.constant([0, 0, 0, 1, 1, 1]),
    queues: fc.tuple(...Array.from({ length: queues }, (_, index) => queueOf(index, queues))),
    teams: fc.tuple(...Array.from({ length: queues }, (_, index) => teamOf(queues, index))),
  }),
);
