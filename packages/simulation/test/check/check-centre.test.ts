import { Refusal } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import { play, type ContactCentre, type Move, type Return, type SimulatedQueue, type Team } from "../../src/index.ts";

const queue: SimulatedQueue = {
  contactsPerHour: [10, 10],
  handling: { kind: "exponential", meanSeconds: 300 },
  patience: { kind: "endless" },
  withinSeconds: 20,
};
const team: Team = { roster: { agents: [3, 3] }, skills: [{ queue: 0 }] };
const centre: ContactCentre = { intervalSeconds: [1800, 1800], queues: [queue], teams: [team] };
const both: Team = { roster: { agents: [3, 3] }, skills: [{ queue: 0 }, { queue: 1 }] };
const delay = { kind: "fixed" as const, meanSeconds: 60 };

/** Code and field of the refusal. */
function refused(changes: Partial<ContactCentre>): string {
  try {
    play({ ...centre, ...changes }, { seed: 1, replications: 1 });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [finding] = error.findings;
    expect(finding?.remedy).toMatch(/\.$/);
    return `${finding?.code ?? ""} ${finding?.place.field ?? ""}`;
  }
  return "played";
}

const withQueue = (changes: Partial<SimulatedQueue>): string => refused({ queues: [{ ...queue, ...changes }] });
const withTeam = (changes: Partial<Team>): string => refused({ teams: [{ ...team, ...changes }] });
const move = (toQueue: number): Move => ({ toQueue, afterSeconds: 60, staysOnLine: true });

describe("what no contact centre can be", () => {
  it.each<[string, () => string]>([
    ["length-differs /queues/0/contactsPerHour", () => withQueue({ contactsPerHour: [10] })],
    ["out-of-range /queues/0/contactsPerHour/1", () => withQueue({ contactsPerHour: [10, 1e9] })],
    ["out-of-range /queues/0/contactsPerHour/0", () => withQueue({ contactsPerHour: [NaN, 1] })],
    ["out-of-range /queues/0/contactsPerHour/0", () => withQueue({ contactsPerHour: [-1, 1] })],
    [
      "out-of-range /queues/0/handling/meanSeconds",
      () => withQueue({ handling: { kind: "exponential", meanSeconds: 0 } }),
    ],
    ["out-of-range /queues/0/handlingFactor/1", () => withQueue({ handlingFactor: [1, 0] })],
    [
      "out-of-range /queues/0/handling/cv",
      () => withQueue({ handling: { kind: "log-normal", meanSeconds: 9, cv: -1 } }),
    ],
    [
      "out-of-range /queues/0/patience/meanSeconds",
      () => withQueue({ patience: { kind: "exponential", meanSeconds: 0 } }),
    ],
    [
      "shares-do-not-add-up /queues/0/patience/segments",
      () => withQueue({ patience: { kind: "segments", segments: [{ share: 0.5, meanSeconds: 9 }] } }),
    ],
    ["no-pieces /queues/0/patience/pieces", () => withQueue({ patience: { kind: "hazard", pieces: [] } })],
    [
      "pieces-out-of-order /queues/0/patience/pieces/0/fromSeconds",
      () => withQueue({ patience: { kind: "hazard", pieces: [{ fromSeconds: 1, perSecond: 1 }] } }),
    ],
    ["out-of-range /queues/0/balkingShare", () => withQueue({ balkingShare: 1.1 })],
    ["not-a-count /queues/0/waitingPlaces", () => withQueue({ waitingPlaces: 1.5 })],
    ["door-neither-open-nor-closed /queues/0/open/1", () => withQueue({ open: [1, 0.5] })],
    ["slowdown-of-one /queues/0/slowdownByConcurrent/0", () => withQueue({ slowdownByConcurrent: [1.2, 1.5] })],
    ["chats-give-way /queues/0/givesWay", () => withQueue({ slowdownByConcurrent: [1, 1.5], givesWay: true })],
    ["unknown-queue /queues/0/moves/0/toQueue", () => withQueue({ moves: [move(7)] })],
    ["routing-loop /queues/0/moves", () => withQueue({ moves: [move(0)] })],
    [
      "routing-loop /queues/1/moves",
      () =>
        refused({
          queues: [
            { ...queue, moves: [move(1)] },
            { ...queue, moves: [move(0)] },
          ],
          teams: [both],
        }),
    ],
    [
      "shares-above-one /queues/0/returns",
      () =>
        withQueue({ returns: [0.6, 0.6].map((share): Return => ({ after: "abandoned", toQueue: 0, share, delay })) }),
    ],
    [
      "returns-never-end /queues/0/returns",
      () => withQueue({ returns: [{ after: "abandoned", toQueue: 0, share: 1, delay }] }),
    ],
    ["not-a-count /teams/0/roster/agents/0", () => withTeam({ roster: { agents: [1.5, 2] } })],
    [
      "ends-before-start /teams/0/roster/shifts/0/endSeconds",
      () => withTeam({ roster: { shifts: [{ startSeconds: 9, endSeconds: 9 }] } }),
    ],
    [
      "break-outside-shift /teams/0/roster/shifts/0/breaks",
      () =>
        withTeam({
          roster: { shifts: [{ startSeconds: 0, endSeconds: 9, breaks: [{ startSeconds: 8, endSeconds: 10 }] }] },
        }),
    ],
    ["unknown-queue /teams/0/skills/0/queue", () => withTeam({ skills: [{ queue: 3 }] })],
    ["skill-twice /teams/0/skills/1/queue", () => withTeam({ skills: [{ queue: 0 }, { queue: 0 }] })],
    ["out-of-range /teams/0/skills/0/paceFactor", () => withTeam({ skills: [{ queue: 0, paceFactor: 0 }] })],
    ["out-of-range /teams/0/paceFactor", () => withTeam({ paceFactor: 0 })],
    ["skill-nobody-has /queues/0", () => withTeam({ skills: [] })],
    ["nobody-at-work /queues/0", () => withTeam({ roster: { agents: [0, 0] } })],
    ["out-of-range /queues", () => refused({ queues: [] })],
    ["out-of-range /intervalSeconds", () => refused({ intervalSeconds: [] })],
    ["out-of-range /intervalSeconds/1", () => refused({ intervalSeconds: [1800, 0] })],
    ["days-out-of-order /dayOfInterval/1", () => refused({ dayOfInterval: [0, 2] })],
    [
      "too-many-contacts /queues",
      () => refused({ intervalSeconds: [1e9, 1e9], queues: [{ ...queue, contactsPerHour: [1e6, 1e6] }] }),
    ],
  ])("is refused as %s", (expected, ask) => {
    expect(ask()).toBe(expected);
  });

  it("plays a legitimate gap: nobody at work in one interval, and shows the loss", () => {
    const patience = { kind: "exponential" as const, meanSeconds: 60 };
    const played = play(
      {
        ...centre,
        queues: [{ ...queue, contactsPerHour: [100, 100], patience }],
        teams: [{ ...team, roster: { agents: [0, 20] } }],
      },
      { seed: 1, replications: 1 },
    );
    const { offered, abandoned } = played.queue;
    expect((abandoned[0] ?? 0) / (offered[0] ?? 1)).toBeGreaterThan(0.9);
    expect(abandoned[1]).toBeLessThan((offered[1] ?? 0) / 10);
  });

  it("plays a whole run without anybody where that is asked for, and loses everybody", () => {
    const patience = { kind: "exponential" as const, meanSeconds: 60 };
    const unmanned = { ...centre, queues: [{ ...queue, patience }], teams: [{ ...team, roster: { agents: [0, 0] } }] };
    const { queue: counts } = play(unmanned, { seed: 1, replications: 5, unstaffed: "play", followToEnd: true });
    expect(counts.abandoned).toEqual(counts.offered);
  });

  it("refuses broken questions", () => {
    const ask = (seed: number, replications: number) => () => play(centre, { seed, replications });
    expect(ask(NaN, 1)).toThrow(Refusal);
    expect(ask(1, 0)).toThrow(Refusal);
    expect(ask(1, 1.5)).toThrow(Refusal);
  });
});
