import { HandlingDraw } from "../laws/handling-draw.ts";
import { PatienceDraw } from "../laws/patience-draw.ts";
import type { TallyShape } from "../results/tally.ts";
import type { AttemptEnd, ContactCentre, Move, Return, SimulatedQueue, Team } from "./contact-centre.ts";

const MICROS = 1e6;

/** A way out of a line, in microseconds and without blanks. */
export interface LineMove {
  readonly toQueue: number;
  readonly afterMicros: number;
  /** Contacts whose routing number lies from `fromShare` to below `toShare` take the way. */
  readonly fromShare: number;
  readonly toShare: number;
  readonly onlyIfStaffed: boolean;
  readonly staysOnLine: boolean;
}

/** Contacts that are there when the run begins, in microseconds after it. */
export interface LineOpening {
  readonly sinceMicros: number;
  readonly contacts: number;
  readonly interval: number;
}

/** A queue as the engine reads it. */
interface Line {
  readonly contactsPerHour: Float64Array;
  readonly handling: HandlingDraw;
  readonly handlingFactor: Float64Array;
  readonly patience: PatienceDraw;
  readonly withinMicros: number;
  readonly shortMicros: number;
  readonly places: number;
  readonly deadlineMicros: number;
  readonly hasDeadline: boolean;
  readonly givesWay: boolean;
  /** Oldest first. */
  readonly opening: readonly LineOpening[];
  readonly open: Uint8Array;
  readonly atClose: "stay" | "turn-away" | "serve-out";
  /** The most of them that an agent holds, and how much longer each takes while it holds 1, 2, ... */
  readonly concurrent: number;
  readonly slowdown: Float64Array;
  readonly moves: readonly LineMove[];
  readonly hasReturns: boolean;
  readonly returns: Readonly<Record<AttemptEnd, readonly Return[]>>;
  /** Teams that take its contacts, those asked first in the first group. */
  readonly teamGroups: readonly Int32Array[];
}

/** A team as the engine reads it. */
interface Crewed {
  /** How many times as long contacts take, by queue. */
  readonly paces: Float64Array;
  readonly firstAgent: number;
  readonly agents: number;
  /** How many are at work in each interval; null where shifts say who. */
  readonly agentsByInterval: Int32Array | null;
  /** Its queues, those looked at first in the first group. */
  readonly queueGroups: readonly Int32Array[];
  /** By queue: how many more agents must be idle. */
  readonly reserve: Int32Array;
}

/** When an agent with shifts of its own comes or goes, in order of time. */
interface RosterChange {
  readonly atMicros: number;
  readonly agent: number;
  readonly comes: boolean;
}

/** A contact centre made ready to run: whole microseconds, no blanks. */
export interface House {
  readonly startsMicros: Float64Array;
  readonly shape: TallyShape;
  readonly lines: readonly Line[];
  readonly teams: readonly Crewed[];
  readonly teamOfAgent: Int32Array;
  /** How many times as long contacts take, at agent x queues + queue. */
  readonly paceOfAgent: Float64Array;
  readonly levels: number;
  /** Whether any work here gives way to what cannot wait. */
  readonly workGivesWay: boolean;
  readonly rosterChanges: readonly RosterChange[];
}

/** Makes a checked contact centre ready to run. Shifts that end by the start of the run, or start after it, fall away. */
export function houseOf(centre: ContactCentre): House {
  const startsMicros = startsOf(centre.intervalSeconds);
  const intervals = startsMicros.length - 1;
  const dayOfInterval = Int32Array.from({ length: intervals }, (_, at) => centre.dayOfInterval?.[at] ?? 0);
  const days = intervals === 0 ? 0 : (dayOfInterval[intervals - 1] ?? 0) + 1;
  const lines = centre.queues.map((queue, index) => lineOf(queue, index, intervals, centre.teams));
  const teams: Crewed[] = [];
  let agents = 0;
  for (const team of centre.teams) {
    const crewed = crewedOf(team, agents, centre.queues.length, intervals);
    teams.push(crewed);
    agents += crewed.agents;
  }
  return {
    startsMicros,
    shape: { queues: lines.length, teams: teams.length, intervals, days, dayOfInterval },
    lines,
    teams,
    teamOfAgent: Int32Array.from(teams.flatMap((team, index) => Array.from({ length: team.agents }, () => index))),
    paceOfAgent: pacesOf(teams, lines.length),
    levels: lines.reduce((most, { concurrent }) => Math.max(most, concurrent), 1),
    workGivesWay: lines.some(({ givesWay }) => givesWay),
    rosterChanges: centre.teams.flatMap((team, index) => changesOf(team, teams[index]?.firstAgent ?? 0)).sort(byTime),
  };
}

/** Starts of the intervals and the end of the last, whole microseconds; rounding errors do not add up. */
function startsOf(intervalSeconds: ArrayLike<number>): Float64Array {
  const starts = new Float64Array(intervalSeconds.length + 1);
  let seconds = 0;
  for (let at = 0; at < intervalSeconds.length; at += 1) {
    seconds += intervalSeconds[at] ?? 0;
    starts[at + 1] = Math.round(seconds * MICROS);
  }
  return starts;
}

function lineOf(queue: SimulatedQueue, index: number, intervals: number, teams: readonly Team[]): Line {
  const ended = (end: AttemptEnd): readonly Return[] => (queue.returns ?? []).filter(({ after }) => after === end);
  return {
    contactsPerHour: Float64Array.from(queue.contactsPerHour),
    handling: new HandlingDraw(queue.handling),
    handlingFactor: Float64Array.from({ length: intervals }, (_, at) => queue.handlingFactor?.[at] ?? 1),
    patience: new PatienceDraw(queue.patience, queue.balkingShare ?? 0),
    withinMicros: Math.round(queue.withinSeconds * MICROS),
    shortMicros: Math.round((queue.shortAbandonSeconds ?? 5) * MICROS),
    places: queue.waitingPlaces ?? Infinity,
    deadlineMicros: Math.round((queue.deadlineSeconds ?? 0) * MICROS),
    hasDeadline: queue.deadlineSeconds !== undefined,
    givesWay: queue.givesWay ?? false,
    opening: (queue.opening ?? [])
      .map(({ sinceSeconds, contacts, interval = 0 }) => ({
        ...{ sinceMicros: Math.round(sinceSeconds * MICROS), contacts, interval },
      }))
      .toSorted((a, b) => a.sinceMicros - b.sinceMicros),
    open: Uint8Array.from({ length: intervals }, (_, at) => queue.open?.[at] ?? 1),
    atClose: queue.atClose ?? "stay",
    concurrent: queue.slowdownByConcurrent?.length ?? 1,
    slowdown: Float64Array.from(queue.slowdownByConcurrent ?? [1]),
    moves: movesOf(queue.moves ?? []),
    hasReturns: (queue.returns ?? []).length > 0,
    returns: {
      abandoned: ended("abandoned"),
      blocked: ended("blocked"),
      "turned-away": ended("turned-away"),
      answered: ended("answered"),
    },
    teamGroups: grouped(
      teams.flatMap((team, at) =>
        team.skills.filter((skill) => skill.queue === index).map((skill) => ({ at, by: skill.order ?? 0 })),
      ),
    ),
  };
}

/** In order of time. Ways that take a share split the contacts among them; ways for all take whoever is left. */
function movesOf(moves: readonly Move[]): LineMove[] {
  const taken = { line: 0, call: 0 };
  return [...moves]
    .sort((one, other) => one.afterSeconds - other.afterSeconds)
    .map(({ toQueue, afterSeconds, share = 1, onlyIfStaffed = false, staysOnLine }) => {
      const kind = staysOnLine ? "line" : "call";
      const fromShare = share === 1 ? 0 : taken[kind];
      if (share < 1) taken[kind] += share;
      const toShare = share === 1 ? 1 : taken[kind];
      return {
        toQueue,
        afterMicros: Math.round(afterSeconds * MICROS),
        fromShare,
        toShare,
        onlyIfStaffed,
        staysOnLine,
      };
    });
}

function crewedOf(team: Team, firstAgent: number, queues: number, intervals: number): Crewed {
  const reserve = new Int32Array(queues);
  const paces = new Float64Array(queues).fill(team.paceFactor ?? 1);
  for (const { queue, reserveAgents = 0, paceFactor = 1 } of team.skills) {
    reserve[queue] = reserveAgents;
    paces[queue] = (team.paceFactor ?? 1) * paceFactor;
  }
  const byInterval =
    "agents" in team.roster ? Int32Array.from({ length: intervals }, (_, at) => agentsAt(team.roster, at)) : null;
  const agents =
    "shifts" in team.roster ? team.roster.shifts.length : (byInterval ?? new Int32Array(0)).reduce(larger, 0);
  return {
    paces,
    firstAgent,
    agents,
    agentsByInterval: byInterval,
    queueGroups: grouped(team.skills.map(({ queue, rank }) => ({ at: queue, by: rank ?? 0 }))),
    reserve,
  };
}

/** The paces of every agent, one after the other. */
function pacesOf(teams: readonly Crewed[], queues: number): Float64Array {
  const agents = teams.reduce((sum, team) => sum + team.agents, 0);
  const all = new Float64Array(agents * queues);
  for (const { paces, firstAgent, agents: count } of teams)
    for (let agent = firstAgent; agent < firstAgent + count; agent += 1) all.set(paces, agent * queues);
  return all;
}

function agentsAt(roster: Team["roster"], interval: number): number {
  return "agents" in roster ? (roster.agents[interval] ?? 0) : 0;
}

function larger(one: number, other: number): number {
  return Math.max(one, other);
}

/** The stretches at work of every agent with shifts, as comings and goings. */
function changesOf(team: Team, firstAgent: number): RosterChange[] {
  if (!("shifts" in team.roster)) return [];
  return team.roster.shifts.flatMap((shift, index) => {
    const agent = firstAgent + index;
    const breaks = [...(shift.breaks ?? [])].sort((one, other) => one.startSeconds - other.startSeconds);
    const comings = [shift.startSeconds, ...breaks.map(({ endSeconds }) => endSeconds)];
    const goings = [...breaks.map(({ startSeconds }) => startSeconds), shift.endSeconds];
    return comings.flatMap((startSeconds, at) => {
      const endSeconds = goings[at] ?? shift.endSeconds;
      if (endSeconds <= startSeconds || endSeconds <= 0) return [];
      const atMicros = Math.round(Math.max(0, startSeconds) * MICROS);
      return [
        { atMicros, agent, comes: true },
        { atMicros: Math.round(endSeconds * MICROS), agent, comes: false },
      ];
    });
  });
}

/** In order of time; who comes goes before who leaves, so that a change of shift leaves no gap. */
function byTime(one: RosterChange, other: RosterChange): number {
  return one.atMicros - other.atMicros || Number(other.comes) - Number(one.comes) || one.agent - other.agent;
}

function grouped(places: readonly { readonly at: number; readonly by: number }[]): Int32Array[] {
  const keys = [...new Set(places.map(({ by }) => by))].sort((one, other) => one - other);
  return keys.map((key) => Int32Array.from(places.filter(({ by }) => by === key).map(({ at }) => at)));
}
