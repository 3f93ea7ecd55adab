import type { CivilDay } from "@springtide/calendar";
import { drawComposed, partsFirst } from "../triggers/composed/draw-composed.ts";
import { partsOf } from "../triggers/composed/composition.ts";
import { NEVER } from "../triggers/onset.ts";
import type { OnsetDistribution, PlannedTrigger } from "../triggers/onset.ts";

/** Another date for a trigger: so many days later (earlier below zero), or one day for certain. */
export interface OnsetMove {
  readonly shiftDays?: number;
  /** In every path the firing that belongs nearest to this day takes place on it, also where it would not have come. */
  readonly pinnedDay?: CivilDay;
}

/** When each trigger fires in each path, as `drawOnsets` gives it. */
type DrawnOnsets = ReadonlyMap<string, readonly Int32Array[]>;

/**
 * The drawn dates of all triggers with some of them moved, nothing drawn anew: paths keep their order from early to late. What hangs on
 * a moved trigger follows from the moved dates. Triggers that are not moved keep the very same arrays.
 * Cost: O(paths x distributions) of the moved triggers and those that hang on them.
 */
export function moveOnsets({
  triggers,
  drawn,
  moves,
  paths,
}: {
  readonly triggers: readonly PlannedTrigger[];
  readonly drawn: DrawnOnsets;
  readonly moves: Readonly<Record<string, OnsetMove>>;
  readonly paths: number;
}): DrawnOnsets {
  const moved = new Map(drawn);
  const different = new Set<string>();
  for (const trigger of partsFirst(triggers)) {
    const { id, composed } = trigger;
    const ids = composed === undefined ? [] : partsOf(composed);
    const follows = composed !== undefined && ids.some((part) => different.has(part));
    const move = moves[id];
    if (!follows && !isMove(move)) continue;
    const parts = triggers.filter((part) => ids.includes(part.id));
    const draws = follows
      ? drawComposed(trigger, { composition: composed, parts, drawn: moved, paths })
      : (drawn.get(id) ?? []);
    moved.set(id, isMove(move) ? movedDraws(trigger.nextOnsets, draws, move) : draws);
    different.add(id);
  }
  return moved;
}

function isMove(move: OnsetMove | undefined): move is OnsetMove {
  return move !== undefined && (move.pinnedDay !== undefined || (move.shiftDays ?? 0) !== 0);
}

function movedDraws(
  distributions: readonly OnsetDistribution[],
  draws: readonly Int32Array[],
  { shiftDays = 0, pinnedDay }: OnsetMove,
): readonly Int32Array[] {
  if (pinnedDay === undefined)
    return draws.map((ofPaths) => ofPaths.map((day) => (day === NEVER ? NEVER : day + shiftDays)));
  const pinned = nearestOfEachMarket(distributions, pinnedDay);
  return draws.map((ofPaths, k) => (pinned.has(k) ? ofPaths.map(() => pinnedDay) : ofPaths));
}

/** Of each market, the distribution whose middle day lies nearest to a day. */
function nearestOfEachMarket(distributions: readonly OnsetDistribution[], day: CivilDay): ReadonlySet<number> {
  const nearest = new Map<string | null, { k: number; away: number }>();
  distributions.forEach(({ market, days }, k) => {
    const middle = middleDay(days);
    if (middle === null) return;
    const away = Math.abs(middle - day);
    if (away < (nearest.get(market)?.away ?? Infinity)) nearest.set(market, { k, away });
  });
  return new Set([...nearest.values()].map(({ k }) => k));
}

function middleDay(days: OnsetDistribution["days"]): CivilDay | null {
  const half = days.reduce((sum, { probability }) => sum + probability, 0) / 2;
  let sum = 0;
  for (const { day, probability } of days) {
    sum += probability;
    if (sum >= half) return day;
  }
  return days.at(-1)?.day ?? null;
}
