import type { HandlingLaw, ReturnDelay, WaitingLaw } from "./laws.ts";

/** What befalls an attempt that can bring the customer back: given up, no place in the line, closed door, or answered. */
export type AttemptEnd = "abandoned" | "blocked" | "turned-away" | "answered";

/** Of the attempts on a queue that end so, this share comes back on `toQueue` after a while. */
export interface Return {
  readonly after: AttemptEnd;
  readonly toQueue: number;
  readonly share: number;
  readonly delay: ReturnDelay;
  /** Hold the contact this long for the agent of last time before anybody may take it; not if left out. */
  readonly sameAgentSeconds?: number;
}

/** A way out of a line into another one: an overflow to a partner, a split by share, an offer to be called back. */
export interface Move {
  readonly toQueue: number;
  /** Waited so long: 0 means on arrival, before any agent is asked. */
  readonly afterSeconds: number;
  /** Share of the contacts that take the way: 1 if left out. */
  readonly share?: number;
  /** Only while somebody who may take contacts of the other line is at work. */
  readonly onlyIfStaffed?: boolean;
  /** The customer goes on waiting on the line with the patience that is left (true), or has hung up and waits for a call (false). */
  readonly staysOnLine: boolean;
}

/** Contacts that are there already when a run begins, and wait however long it takes. */
export interface OpeningContacts {
  /** Seconds after the begin of the run since which they wait: negative before it; those that begin later come then. */
  readonly sinceSeconds: number;
  readonly contacts: number;
  /** The interval in which they are counted as offered; the first if left out. */
  readonly interval?: number;
}

/** One line of contacts: who comes, how long they take, how long they wait. */
export interface SimulatedQueue {
  /** First attempts expected in an hour, in each interval. */
  readonly contactsPerHour: ArrayLike<number>;
  readonly handling: HandlingLaw;
  /** Contacts that are begun in an interval take so many times as long; 1 throughout if left out. */
  readonly handlingFactor?: ArrayLike<number>;
  readonly patience: WaitingLaw;
  /** Share of contacts that leave at once if they would have to wait at all. */
  readonly balkingShare?: number;
  /** Answered within so many seconds counts as in time. */
  readonly withinSeconds: number;
  /** Given up within so many seconds counts as short; 5 if left out. */
  readonly shortAbandonSeconds?: number;
  /** Places in the line; as many as needed if left out. 0: whoever finds no free agent is blocked. */
  readonly waitingPlaces?: number;
  /** 1 where the doors are open, 0 where they are closed, in each interval; always open if left out. */
  readonly open?: ArrayLike<number>;
  /** At closing: those in line stay with their patience, are turned away, or are served out by agents who stay on. */
  readonly atClose?: "stay" | "turn-away" | "serve-out";
  /** Work that can wait: to be done within so many seconds. Among queues of one rank the earliest deadline goes first. */
  readonly deadlineSeconds?: number;
  /** Work that is there when the run begins, only where nobody gives up; nothing if left out. */
  readonly opening?: readonly OpeningContacts[];
  /** Work that is put aside when a contact that cannot wait comes, and taken up again later where it was left. */
  readonly givesWay?: boolean;
  /** Chats: how much longer one takes while its agent holds 1, 2, ... of them; as many as an agent may hold at once. */
  readonly slowdownByConcurrent?: readonly number[];
  readonly moves?: readonly Move[];
  readonly returns?: readonly Return[];
}

/** A queue that a team can take contacts of. */
export interface Skill {
  readonly queue: number;
  /** A free agent looks at queues of lower rank first; 0 if left out. */
  readonly rank?: number;
  /** A contact asks teams of lower order first; among teams of one order the agent idle for longest gets it; 0 if left out. */
  readonly order?: number;
  /** Take contacts of this queue only while more agents than this are idle; 0 if left out. */
  readonly reserveAgents?: number;
  /** Handling times of this queue are so many times as long with this team, on top of its own pace; 1 if left out. */
  readonly paceFactor?: number;
}

/** One agent at work from `startSeconds` to `endSeconds` after the start of the run, away in the breaks. */
export interface AgentShift {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly breaks?: readonly { readonly startSeconds: number; readonly endSeconds: number }[];
}

/** People with the same skills and pace. Everyone finishes the contact in hand before leaving. */
export interface Team {
  /** How many are at work in each interval, or who is at work when. */
  readonly roster: { readonly agents: ArrayLike<number> } | { readonly shifts: readonly AgentShift[] };
  readonly skills: readonly Skill[];
  /** Handling times are so many times as long as those of the queue: 1.3 for people in their first weeks; 1 if left out. */
  readonly paceFactor?: number;
}

/** The whole house. Queues and teams are named by their place in the list. */
export interface ContactCentre {
  /** Length of each interval. */
  readonly intervalSeconds: ArrayLike<number>;
  /** The day of each interval, from 0, not falling; all one day if left out. */
  readonly dayOfInterval?: ArrayLike<number>;
  readonly queues: readonly SimulatedQueue[];
  readonly teams: readonly Team[];
}
