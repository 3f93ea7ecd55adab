import type { CivilDay } from "@springtide/calendar";
import type { TriggerMoves } from "@springtide/season";
import { onsetSeasons } from "../onsets/onset-curves.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";

/** How a cause is taken: so many days later than forecast (earlier below zero), so many times as strong. */
export interface CauseMove {
  readonly shiftDays: number;
  readonly strength: number;
}

/** Moves by id of trigger; what is not there is as forecast. */
export type CauseMoves = Readonly<Record<string, CauseMove>>;

export const AS_FORECAST: CauseMove = { shiftDays: 0, strength: 1 };

/** A cause that can be moved: it may come within the plan. */
export interface Cause {
  readonly trigger: string;
  readonly name: string;
  /** Middle of its possible dates, of its next season. */
  readonly likelyDay: CivilDay;
}

/** The causes that may come within the plan, by their next date. */
export function causesOf(index: PlanIndex): readonly Cause[] {
  const causes = new Map<string, Cause>();
  for (const { trigger, name, likelyDay } of onsetSeasons(index))
    if (!causes.has(trigger)) causes.set(trigger, { trigger, name, likelyDay });
  return [...causes.values()];
}

/** Only what differs from the forecast; null where nothing does. */
export function movesAsked(moves: CauseMoves): TriggerMoves | null {
  const asked = Object.entries(moves).filter(([, { shiftDays, strength }]) => shiftDays !== 0 || strength !== 1);
  return asked.length === 0 ? null : Object.fromEntries(asked);
}
