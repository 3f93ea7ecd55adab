import type { TimeZone } from "@springtide/calendar";
import { civilDay } from "@springtide/calendar";
import type { Shop } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";

/** Within what shifts are edited: whose clock, to which steps they snap, and from when to when they may begin. */
export interface EditFrame {
  readonly zone: TimeZone;
  readonly stepMs: number;
  readonly breakStepMs: number;
  readonly firstMs: number;
  readonly endMs: number;
  readonly patterns: Shop["shiftPatterns"];
}

/** Breaks are laid more finely than shifts. */
const BREAK_STEP_MINUTES = 15;

/** The frame of a plan's roster; null where nobody is rostered by name. */
export function editFrame({ plan, zone }: PlanIndex): EditFrame | null {
  const { roster, grid, shop } = plan;
  if (roster === null) return null;
  const first = civilDay(roster.firstDay);
  const stepMinutes = grid.intervalMinutes;
  return {
    zone,
    stepMs: stepMinutes * 60_000,
    breakStepMs: Math.min(stepMinutes, BREAK_STEP_MINUTES) * 60_000,
    firstMs: zone.startOfDayMs(first),
    endMs: zone.startOfDayMs(first + roster.days),
    patterns: shop.shiftPatterns,
  };
}
