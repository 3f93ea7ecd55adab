import type { ContactCentre } from "../../src/index.ts";

/** A house with most of what there is: two channels, a partner, chats, mails that give way, redials, a shift change. */
export const fullHouse: ContactCentre = {
  intervalSeconds: [1800, 1800, 1800, 1800],
  queues: [
    {
      contactsPerHour: [60, 140, 120, 40],
      handling: { kind: "log-normal", meanSeconds: 240, cv: 1 },
      patience: {
        kind: "segments",
        segments: [
          { share: 0.23, meanSeconds: 45 },
          { share: 0.6, meanSeconds: 120 },
          { share: 0.17, meanSeconds: 420 },
        ],
      },
      balkingShare: 0.02,
      withinSeconds: 20,
      moves: [{ toQueue: 3, afterSeconds: 60, onlyIfStaffed: true, staysOnLine: true }],
      returns: [
        { after: "abandoned", toQueue: 0, share: 0.4, delay: { kind: "exponential", meanSeconds: 600 } },
        { after: "answered", toQueue: 0, share: 0.1, delay: { kind: "fixed", meanSeconds: 900 }, sameAgentSeconds: 60 },
      ],
    },
    {
      contactsPerHour: [30, 60, 60, 30],
      handling: { kind: "exponential", meanSeconds: 400 },
      patience: { kind: "exponential", meanSeconds: 180 },
      withinSeconds: 60,
      slowdownByConcurrent: [1, 1.2, 1.6],
      returns: [{ after: "abandoned", toQueue: 0, share: 0.45, delay: { kind: "exponential", meanSeconds: 300 } }],
    },
    {
      contactsPerHour: [40, 40, 40, 40],
      handling: { kind: "exponential", meanSeconds: 300 },
      patience: { kind: "endless" },
      withinSeconds: 3600,
      deadlineSeconds: 3600,
      givesWay: true,
    },
    {
      contactsPerHour: [0, 0, 0, 0],
      handling: { kind: "exponential", meanSeconds: 300 },
      patience: { kind: "endless" },
      withinSeconds: 20,
    },
  ],
  teams: [
    { roster: { agents: [5, 8, 8, 4] }, skills: [{ queue: 0 }, { queue: 2, rank: 1, reserveAgents: 1 }] },
    { roster: { agents: [2, 3, 3, 2] }, skills: [{ queue: 1 }], paceFactor: 1.2 },
    { roster: { shifts: [1, 2, 3].map(() => ({ startSeconds: 1200, endSeconds: 6000 })) }, skills: [{ queue: 3 }] },
  ],
};
