import {
  type ContactLoss,
  type EarlyDecision,
  type EarlyLimit,
  type LateDecision,
  type PlanningGrid,
  type QueueDemand,
  queueLosses,
  type QueueLosses,
  type StagedProblem,
  type Supply,
  toldSignals,
} from "@springtide/planning";
import { drawGamma, randomStream } from "@springtide/probability";

// A made-up peak fortnight: four queues, sixty people of one's own, two partners, fifty possible courses. The day of the peak is not known;
// a forecast three days before tells how likely it is to come within the fortnight, not always rightly.

const DAYS = 14;
const SLOTS = 48;
const SLOT_SECONDS = 900;
const PATHS = 50;
/** Told probabilities that begin a class; with the courses in which the peak has come, five signals. */
const EDGES = [0.25, 0.5, 0.75];
const LEAD_DAYS = 3;
const SHRINKAGE = 0.3;
const IMMEDIATE: ContactLoss = { perAbandoned: 15, perLate: 0.6 };
const DEFERRED: ContactLoss = { perAbandoned: 0, perLate: 5 };
const QUEUES = [
  { id: "phone-orders", contacts: 24, ahtSeconds: 280, work: "immediate", within: 20, loss: IMMEDIATE },
  { id: "phone-advice", contacts: 12, ahtSeconds: 420, work: "immediate", within: 20, loss: IMMEDIATE },
  { id: "chat", contacts: 8, ahtSeconds: 360, work: "immediate", within: 60, loss: IMMEDIATE },
  { id: "e-mail", contacts: 6, ahtSeconds: 480, work: "deferred", within: 28_800, loss: DEFERRED },
] as const;
const TEAMS = [
  { name: "generalists", people: 40, queues: [0, 1, 2, 3], costPerHour: 26 },
  { name: "order-desk", people: 20, queues: [0, 3], costPerHour: 23 },
];
/** People hired for the season: slower than others, on the same five days of each week with the same hours. */
const HIRED = { name: "new", most: 12, queues: [0, 3], slower: 0.15, costPerHour: 20, costPerHire: 250 };
const PARTNERS = [
  { name: "harbour", seats: 25, queues: [0, 2], reserve: 2.5, confirm: 33 },
  { name: "hillside", seats: 15, queues: [0, 1, 3], reserve: 1.5, confirm: 38 },
];
/** Places of the break in shifts of so many quarter hours; shifts of four hours have none. */
const SHIFTS = [
  { length: 16, breaks: [null] },
  { length: 24, breaks: [8, 12] },
  { length: 32, breaks: [12, 15, 18] },
];
const BREAK = 2;

/** The problem, and what its answer is counted again with. */
export interface PeakFortnight {
  readonly problem: StagedProblem;
  readonly queues: readonly QueueLosses[];
  readonly pathsOfSignal: readonly (readonly number[])[];
}

/** @param tolerance losses below this (money, a cell) are not told apart */
export function peakFortnight(seed: number, tolerance: number): PeakFortnight {
  const grid: PlanningGrid = {
    intervalSeconds: new Float64Array(DAYS * SLOTS).fill(SLOT_SECONDS),
    dayOffsets: Int32Array.from({ length: DAYS + 1 }, (_, day) => day * SLOTS),
    weekOfInterval: Int32Array.from({ length: DAYS * SLOTS }, (_, t) => Math.floor(t / (7 * SLOTS))),
  };
  const courses = Array.from({ length: PATHS }, (_, path) => courseOf(seed, path));
  const ahead = courses.map(({ peak }) => ({
    hasHappened: peak < -LEAD_DAYS,
    willHappen: peak >= -LEAD_DAYS && peak < DAYS,
  }));
  const pathsOfSignal = toldSignals(ahead, { leadDays: LEAD_DAYS, edges: EDGES, least: 2, seed }).map(
    ({ paths }) => paths,
  );
  const queues = QUEUES.map((described) =>
    queueLosses({ queue: queueOf(described, courses), grid, loss: described.loss, paths: PATHS }),
  );
  const losses = queues.map((queue) => queue.losses(pathsOfSignal, { from: 0, to: queue.cells.count }, tolerance));
  const offsets = queues.map((_, q) => queues.slice(0, q).reduce((sum, { cells }) => sum + cells.count, 0));
  const signals = pathsOfSignal.map((paths, s) => ({
    name: `signal-${s}`,
    probability: paths.length / PATHS,
    losses: losses.flatMap((ofQueue) => ofQueue[s] ?? []),
  }));
  const pools = [...TEAMS, ...PARTNERS].map((pool) => ({ ...pool, work: 1 }));
  const supplies = [...pools, { ...HIRED, work: 1 / (1 + HIRED.slower) }].flatMap(({ name, queues: skills, work }) =>
    Array.from({ length: DAYS * SLOTS }, (_, t): Supply => ({
      name: `${name}-${t}`,
      heads: 0,
      works: skills.flatMap((q) => {
        const cells = queues[q]?.cells;
        const cell = cells?.staffedCell[t] ?? -1;
        const part = SLOT_SECONDS / (cells?.seconds[cell] ?? SLOT_SECONDS);
        return cell < 0 ? [] : [{ cell: (offsets[q] ?? 0) + cell, agents: (1 - SHRINKAGE) * work * part }];
      }),
    })),
  );
  const own = ownShifts();
  const hires = newPeople(own.early.length);
  const partners = partnerBlocks(own.early.length + hires.early.length);
  return {
    problem: {
      ...{
        early: [...own.early, ...hires.early, ...partners.reserved],
        late: partners.confirmed,
        supplies,
        signals,
        rising: [],
      },
      limits: [...own.limits, ...hires.limits, ...partners.limits],
    },
    queues,
    pathsOfSignal,
  };
}

interface Course {
  /** Contacts of each day, as a part of a usual one. */
  readonly days: readonly number[];
  /** Day on which the peak comes; it may come before the fortnight or after it. */
  readonly peak: number;
}

function courseOf(seed: number, path: number): Course {
  const random = randomStream(seed, "fortnight", path);
  const peak = Math.floor(random.uniform() * 26) - 6;
  const height = 0.8 + 0.8 * random.uniform();
  const days = Array.from({ length: DAYS }, (_, day) => {
    const since = day - peak;
    const lift = since < -1 ? 0 : since < 0 ? 0.4 : Math.exp(-since / 4);
    return ((day % 7 === 5 ? 0.7 : day % 7 === 6 ? 0.5 : 1) * (1 + height * lift) * drawGamma(random, 60)) / 60;
  });
  return { days, peak };
}

function queueOf({ id, contacts, ahtSeconds, work, within }: (typeof QUEUES)[number], courses: Course[]): QueueDemand {
  return {
    id,
    ahtSeconds,
    target: { share: 0.8, withinSeconds: within, maxOccupancy: 0.92 },
    shrinkage: SHRINKAGE,
    work,
    model: { kind: "erlang-a", patienceSeconds: 150 },
    open: new Uint8Array(DAYS * SLOTS).fill(1),
    ratesOfPath: (path, into) => {
      for (let t = 0; t < into.length; t += 1)
        into[t] = contacts * shapeOfDay(t % SLOTS) * (courses[path]?.days[Math.floor(t / SLOTS)] ?? 1);
    },
  };
}

/** Two humps, at eleven and at half past four, from opening at eight. */
function shapeOfDay(slot: number): number {
  const hour = 8 + slot / 4;
  return 0.35 + Math.exp(-(((hour - 11) / 1.6) ** 2)) + 0.7 * Math.exp(-(((hour - 16.5) / 1.5) ** 2));
}

/**
 * Shifts of four, six and eight hours from every half hour, with a break. People of a team are alike, so that numbers of shifts are enough: on
 * no day more than there are people, in no week more than five of each. Closing is twelve hours before opening, so that no rest is cut short;
 * then the shifts can always be shared out so that nobody works two a day or six a week.
 */
function ownShifts(): { early: EarlyDecision[]; limits: EarlyLimit[] } {
  const early: EarlyDecision[] = [];
  const limits: EarlyLimit[] = [];
  TEAMS.forEach(({ name, people, costPerHour }, team) => {
    for (let week = 0; week < 2; week += 1) {
      const ofWeek: { early: number; amount: number }[] = [];
      for (let day = week * 7; day < week * 7 + 7; day += 1) {
        const first = early.length;
        early.push(
          ...shiftsOfDay(team, day, { name, most: people, costPerHour: costPerHour * (day % 7 === 6 ? 1.5 : 1) }),
        );
        const ofDay = Array.from({ length: early.length - first }, (_, i) => ({ early: first + i, amount: 1 }));
        limits.push({ name: `${name}-day-${day}`, most: people, uses: ofDay });
        ofWeek.push(...ofDay);
      }
      limits.push({ name: `${name}-week-${week}`, most: 5 * people, uses: ofWeek });
    }
  });
  return { early, limits };
}

function shiftsOfDay(
  team: number,
  day: number,
  { name, most, costPerHour }: { readonly name: string; readonly most: number; readonly costPerHour: number },
): EarlyDecision[] {
  return SHIFTS.flatMap(({ length, breaks }) =>
    Array.from({ length: Math.floor((SLOTS - length) / 2) + 1 }, (_, start) => start * 2).flatMap((from) =>
      breaks.map((pause) => ({
        name: `${name}-day-${day}-${from}-for-${length}-break-${pause ?? "none"}`,
        cost: ((length - (pause === null ? 0 : BREAK)) / 4) * costPerHour,
        most,
        isWhole: true,
        supplies: stretch(team, day, from, length).filter((_, i) => pause === null || i < pause || i >= pause + BREAK),
      })),
    ),
  );
}

/** Weeks of five shifts of eight hours for people who are hired: any two days off in a row, any full hour to begin. */
function newPeople(before: number): { early: EarlyDecision[]; limits: EarlyLimit[] } {
  const { name, most, costPerHour, costPerHire } = HIRED;
  const length = 32;
  const early: EarlyDecision[] = [];
  for (let off = 0; off < 7; off += 1)
    for (let from = 0; from + length <= SLOTS; from += 4) {
      const days = Array.from({ length: DAYS }, (_, day) => day).filter(
        (day) => day % 7 !== off && day % 7 !== (off + 1) % 7,
      );
      early.push({
        name: `${name}-off-${off}-from-${from}`,
        cost: days.length * ((length - BREAK) / 4) * costPerHour + costPerHire,
        most,
        isWhole: true,
        supplies: days.flatMap((day) =>
          stretch(TEAMS.length + PARTNERS.length, day, from, length).filter((_, i) => i < 15 || i >= 15 + BREAK),
        ),
      });
    }
  const uses = early.map((_, i) => ({ early: before + i, amount: 1 }));
  return { early, limits: [{ name: `${name}-people`, most, uses }] };
}

/** Blocks of four and eight hours from every full hour; never more seats at once than there are. */
function partnerBlocks(before: number): { reserved: EarlyDecision[]; confirmed: LateDecision[]; limits: EarlyLimit[] } {
  const reserved: EarlyDecision[] = [];
  const confirmed: LateDecision[] = [];
  const limits: EarlyLimit[] = [];
  PARTNERS.forEach(({ name, seats, reserve, confirm }, partner) => {
    for (let day = 0; day < DAYS; day += 1) {
      const at = Array.from({ length: SLOTS }, (): { early: number; amount: number }[] => []);
      for (const length of [16, 32])
        for (let from = 0; from + length <= SLOTS; from += 4) {
          const early = before + reserved.length;
          const label = `${name}-day-${day}-${from}-for-${length}`;
          const hours = length / 4;
          reserved.push({ name: `${label}-reserved`, cost: hours * reserve, most: seats, isWhole: true, supplies: [] });
          confirmed.push({
            ...{ name: `${label}-confirmed`, cost: hours * confirm, most: seats, isWhole: true },
            supplies: stretch(TEAMS.length + partner, day, from, length),
            within: { early, share: 1 },
          });
          for (let slot = from; slot < from + length; slot += 1) at[slot]?.push({ early, amount: 1 });
        }
      at.forEach((uses, slot) => limits.push({ name: `${name}-seats-${day}-${slot}`, most: seats, uses }));
    }
  });
  return { reserved, confirmed, limits };
}

function stretch(pool: number, day: number, from: number, length: number): number[] {
  const first = pool * DAYS * SLOTS + day * SLOTS + from;
  return Array.from({ length }, (_, i) => first + i);
}
