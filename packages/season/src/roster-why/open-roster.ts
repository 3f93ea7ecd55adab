import { civilDay } from "@springtide/calendar";
import type { PlanRoster } from "@springtide/contracts";
import { whyGap, whyShift, type WhyShift } from "@springtide/planning";
import { Refusal } from "@springtide/refusal";
import { openShiftWords } from "../roster-words/open-shift-words.ts";
import { blockOfPlan, type PlanBlock, type RosteredPlan } from "./block-of-plan.ts";

/** A shift of a plan, by whose it is and when it begins. */
export interface ShiftQuestion {
  readonly person: string;
  readonly start: string;
}

/** An open stretch of a plan. */
export interface OpenQuestion {
  readonly queue: string;
  readonly start: string;
  readonly end: string;
}

/** Why a shift is there (see `whyShift` of planning), with the shop's queues and the sources of the rules by name. */
export type ShiftReasons = Omit<WhyShift, "shift" | "person" | "serves" | "without" | "limits"> & {
  /** Hours of work for each queue, the most first. */
  readonly serves: readonly { readonly queue: string; readonly hours: number }[];
  readonly without: Omit<WhyShift["without"], "missingHours"> & {
    /** Head-hours missing more without it, by queue; only where any are. */
    readonly missing: readonly { readonly queue: string; readonly hours: number }[];
  };
  readonly limits: readonly (WhyShift["limits"][number] & { readonly source: string | null })[];
};

/** The roster of a plan, opened for questions; what is laid out once is kept. */
export interface RosterDesk {
  /** @throws Refusal `no-such-shift` */
  whyShift(question: ShiftQuestion): ShiftReasons;
  /**
   * In sentences: who is kept from it by what, and what it would win to lift that.
   * @throws Refusal `no-such-stretch`
   */
  whyOpen(question: OpenQuestion): readonly string[];
}

/** Opens the roster of a plan for questions: no season is drawn, no roster solved. */
export function openRoster(plan: RosteredPlan): RosterDesk {
  const blocks = new Map<PlanRoster["solved"][number], PlanBlock>();
  const blockAt = (start: string, isAsked: (block: PlanBlock) => boolean): PlanBlock | null => {
    const { roster } = plan;
    if (roster === null) return null;
    const day = civilDay(start.slice(0, 10));
    for (const solved of roster.solved) {
      const first = civilDay(solved.firstDay);
      if (day < first || day >= first + solved.days) continue;
      const block = blocks.get(solved) ?? blockOfPlan(plan, roster, solved);
      blocks.set(solved, block);
      if (isAsked(block)) return block;
    }
    return null;
  };
  return {
    whyShift: (question) => {
      const block = blockAt(question.start, (one) => shiftIn(one, question) >= 0);
      if (block === null) throw noSuch("no-such-shift", `${question.person} at ${question.start}`);
      return shiftReasons(block, whyShift(block.reading, shiftIn(block, question)));
    },
    whyOpen: (question) => {
      const stretch = plan.roster?.open.find(
        ({ queue, start, end }) => queue === question.queue && start === question.start && end === question.end,
      );
      const block = blockAt(question.start, ({ queues }) => queues.includes(question.queue));
      if (block === null || stretch === undefined)
        throw noSuch("no-such-stretch", `${question.queue} at ${question.start}`);
      const { heads, headHours } = stretch;
      const asked = {
        queue: block.queues.indexOf(question.queue),
        ...{ fromMs: Date.parse(question.start), toMs: Date.parse(question.end), heads, headHours },
      };
      return openShiftWords(whyGap(block.reading, asked), block.names);
    },
  };
}

function shiftIn({ reading, people }: PlanBlock, { person, start }: ShiftQuestion): number {
  const startMs = Date.parse(start);
  return reading.answer.shifts.findIndex(
    (shift) => shift.startMs === startMs && people[shift.person]?.person.id === person,
  );
}

function shiftReasons({ queues, names }: PlanBlock, why: WhyShift): ShiftReasons {
  const { serves, servedHours, idleHours, without, wishesGranted, wishesPassedOver, limits } = why;
  const { missingHours, ...lost } = without;
  const nameOf = (queue: number): string => names.queue(queue);
  const hoursFor = (queue: number): number =>
    serves.filter((one) => one.queue === queue).reduce((sum, one) => sum + (one.toMs - one.fromMs) / 3_600_000, 0);
  const some = (hours: (queue: number) => number): { queue: string; hours: number }[] =>
    queues
      .map((_, queue) => ({ queue: nameOf(queue), hours: hours(queue) }))
      .filter((one) => one.hours > 1e-9)
      .sort((a, b) => b.hours - a.hours);
  return {
    ...{ servedHours, idleHours, wishesGranted, wishesPassedOver },
    serves: some(hoursFor),
    without: { ...lost, missing: some((queue) => missingHours[queue] ?? 0) },
    limits: limits.map((limit) => ({ ...limit, source: limit.rule === null ? null : names.source(limit.rule) })),
  };
}

function noSuch(code: "no-such-shift" | "no-such-stretch", found: string): Refusal {
  return new Refusal({
    code,
    place: {},
    found,
    rule: "the plan's roster has what is asked about",
    remedy: "Take person, queue and instants as the plan writes them.",
  });
}
