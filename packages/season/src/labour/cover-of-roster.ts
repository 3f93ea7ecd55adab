import type { TimeZone } from "@springtide/calendar";
import type { HeadRequirement, IntervalCover, RosterCover, RosterMember, RosterShift } from "@springtide/contracts";
import { assignHeads } from "@springtide/planning";
import { skillGroups } from "./skill-groups.ts";

const WORST = 10;
const HOUR_MS = 3_600_000;
/** Heads are put to queues in sixtieths, so that somebody at work for a part of an interval counts for that part. */
const PARTS = 60;
const MOST_PARTS = 65_535;

/** People at work, and what they are held against. */
export interface CoverQuestion {
  /** Shifts of everybody at work, those published before among them. */
  readonly working: readonly Pick<RosterShift, "person" | "startMs" | "endMs" | "breaks">[];
  readonly members: readonly RosterMember[];
  readonly requirement: HeadRequirement;
  readonly zone: TimeZone;
  /** The stretch that is looked at. */
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * People at work against heads required, interval by interval. Where the files say who can work which queue, people are put to queues so
 * that as much as can be is covered; else all queues count together.
 */
export function coverOfRoster(question: CoverQuestion): RosterCover {
  const { zone, requirement } = question;
  const groups = skillGroups(question.members, requirement);
  const atWork = headsByGroup(question, groups.groupOf, groups.queues.length);
  const isApart = groups.tellsQueues && requirement.queues.length > 1;
  const put = isApart ? putToQueues(requirement, atWork, groups.queues) : null;
  const intervals: IntervalCover[] = [];
  for (let t = 0; t < requirement.startsMs.length; t += 1) {
    const [startMs, endMs] = [requirement.startsMs[t] ?? 0, requirement.endsMs[t] ?? 0];
    if (startMs < question.fromMs || startMs >= question.toMs) continue;
    const span = { start: zone.formatInstant(startMs), end: zone.formatInstant(endMs) };
    const queues = requirement.queues.map(({ queue, heads }, index) => {
      const [required, own] = [heads[t] ?? 0, put?.[index]?.[t] ?? 0];
      return { ...span, queue, required, atWork: rounded(own), gap: rounded(required - own), surplus: 0 };
    });
    const required = queues.reduce((sum, queue) => sum + queue.required, 0);
    const present = atWork.reduce((sum, heads) => sum + (heads[t] ?? 0), 0);
    const gap = isApart ? queues.reduce((sum, queue) => sum + queue.gap, 0) : Math.max(0, required - present);
    const surplus = Math.max(0, present - (required - gap));
    const together = {
      ...span,
      queue: null,
      required,
      atWork: rounded(present),
      gap: rounded(gap),
      surplus: rounded(surplus),
    };
    intervals.push(together, ...(isApart ? queues : []));
  }
  return summed(intervals);
}

function summed(intervals: readonly IntervalCover[]): RosterCover {
  const lengthHours = ({ start, end }: IntervalCover): number => (Date.parse(end) - Date.parse(start)) / HOUR_MS;
  const together = intervals.filter(({ queue }) => queue === null);
  const names = [...new Set(intervals.flatMap(({ queue }) => (queue === null ? [] : [queue])))];
  const gapHours = (of: readonly IntervalCover[]): number =>
    rounded(of.reduce((sum, one) => sum + one.gap * lengthHours(one), 0));
  return {
    gapHours: gapHours(together),
    surplusHours: rounded(together.reduce((sum, one) => sum + one.surplus * lengthHours(one), 0)),
    queues: names.map((queue) => ({ queue, gapHours: gapHours(intervals.filter((one) => one.queue === queue)) })),
    worst: together
      .filter(({ gap }) => gap > 0)
      .toSorted((a, b) => b.gap - a.gap)
      .slice(0, WORST)
      .map(({ start, end, required, atWork }) => ({ start, end, required, atWork })),
    intervals: [...intervals],
  };
}

function headsByGroup(
  { working, requirement }: CoverQuestion,
  groupOf: ReadonlyMap<string, number>,
  groups: number,
): readonly Float64Array[] {
  const heads = Array.from({ length: groups }, () => new Float64Array(requirement.startsMs.length));
  for (const { person, startMs, endMs, breaks } of working) {
    const row = heads[groupOf.get(person) ?? 0];
    if (row === undefined) continue;
    addPresence(row, requirement, startMs, endMs, 1);
    for (const away of breaks) addPresence(row, requirement, away.startMs, away.endMs, -1);
  }
  return heads;
}

function addPresence(
  heads: Float64Array,
  { startsMs, endsMs }: HeadRequirement,
  fromMs: number,
  toMs: number,
  sign: number,
): void {
  for (let t = firstEndingAfter(endsMs, fromMs); t < heads.length && (startsMs[t] ?? 0) < toMs; t += 1) {
    const [startMs, endMs] = [startsMs[t] ?? 0, endsMs[t] ?? 0];
    const share = Math.max(0, Math.min(toMs, endMs) - Math.max(fromMs, startMs)) / (endMs - startMs);
    heads[t] = (heads[t] ?? 0) + sign * share;
  }
}

function firstEndingAfter(endsMs: Float64Array, ms: number): number {
  let [low, high] = [0, endsMs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((endsMs[middle] ?? 0) <= ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Heads at work for each queue, by interval. */
function putToQueues(
  { queues }: HeadRequirement,
  atWork: readonly Float64Array[],
  groupQueues: readonly (readonly number[])[],
): readonly Float64Array[] {
  const most = [...atWork, ...queues.map(({ heads }) => heads)].reduce((max, heads) => Math.max(max, ...heads), 1);
  const parts = Math.max(1, Math.min(PARTS, Math.floor(MOST_PARTS / most)));
  const inParts = (heads: Float64Array): Uint16Array => Uint16Array.from(heads, (value) => Math.round(value * parts));
  const { own } = assignHeads({
    required: queues.map(({ heads }) => inParts(heads)),
    teams: atWork.map((heads, group) => ({ serves: groupQueues[group] ?? [], heads: inParts(heads) })),
  });
  return own.map((row) => Float64Array.from(row, (value) => value / parts));
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
