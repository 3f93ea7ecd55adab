import type { IntervalGrid } from "@springtide/calendar";
import { slotOfDay, weekday } from "@springtide/calendar";
import type { Shop } from "@springtide/contracts";
import { borrowedShape } from "@springtide/forecast";

/** A queue's interval counts, NaN where unknown, and how each weekday of it is spread. */
interface SpreadQueue {
  readonly queue: string;
  readonly history: { readonly grid: IntervalGrid; readonly contacts: Float64Array | null };
  readonly profile: readonly (readonly number[])[];
  readonly caveats: readonly string[];
}

/** Under so many contacts a day a queue's own quarter hours are mostly chance. */
const TINY_A_DAY = 20;

/**
 * Spreads the days of tiny queues the way their group's are spread, as far as their own contacts do not say otherwise (`borrowedShape`,
 * weekday by weekday): the group is the shop's other queues of the same channel, or all of them where there is none. Which hours a queue
 * is alive in stays its own. Each one says so in a caveat.
 */
export function withBorrowedProfiles<T extends SpreadQueue>(fitted: readonly T[], shop: Shop): T[] {
  return fitted.map((own) => {
    const mine = slotCounts(own);
    if (mine === null || mine.perDay >= TINY_A_DAY) return own;
    const group = groupOf(own.queue, fitted, shop).flatMap((other) => {
      const counts = slotCounts(other);
      return counts === null ? [] : [{ name: other.queue, counts }];
    });
    const profile = own.profile.map((row, day) => {
      const others = group.map(({ counts }) => counts.byWeekday[day] ?? []);
      return borrowedRow(row, mine.byWeekday[day] ?? [], others);
    });
    if (group.length === 0) return own;
    const from = group.map(({ name }) => `"${name}"`).join(", ");
    const caveat = `With ${mine.perDay.toFixed(1)} contacts a day, how they spread over the day is drawn towards that of ${from}.`;
    return { ...own, profile, caveats: [...own.caveats, caveat] };
  });
}

function groupOf<T extends SpreadQueue>(id: string, fitted: readonly T[], shop: Shop): T[] {
  const channelOf = (queue: string): string | undefined => shop.queues.find((one) => one.id === queue)?.channel;
  const others = fitted.filter(({ queue }) => queue !== id);
  const alike = others.filter(({ queue }) => channelOf(queue) === channelOf(id));
  return alike.length > 0 ? alike : others;
}

/** A weekday's shares over the slots that its own profile leaves alive. */
function borrowedRow(
  row: readonly number[],
  own: readonly number[],
  others: readonly (readonly number[])[],
): readonly number[] {
  const alive = [...row.keys()].filter((slot) => (row[slot] ?? 0) > 0);
  const ofOwn = alive.map((slot) => own[slot] ?? 0);
  const ofGroup = alive.map((slot, k) => others.reduce((sum, counts) => sum + (counts[slot] ?? 0), ofOwn[k] ?? 0));
  if (!ofGroup.some((count) => count > 0)) return row;
  const { shares } = borrowedShape({ own: ofOwn, group: ofGroup });
  const spread = row.map(() => 0);
  alive.forEach((slot, k) => (spread[slot] = shares[k] ?? 0));
  return spread;
}

/** Contacts by weekday (Monday first) and slot of the local clock, and contacts a day with any interval known. */
function slotCounts({
  history: { grid, contacts },
}: SpreadQueue): { readonly byWeekday: number[][]; readonly perDay: number } | null {
  if (contacts === null) return null;
  const size = Math.ceil(1440 / grid.intervalMinutes);
  const byWeekday = Array.from({ length: 7 }, () => new Array<number>(size).fill(0));
  let [total, days] = [0, 0];
  for (let day = 0; day < grid.days; day += 1) {
    const row = byWeekday[weekday(grid.firstDay + day) - 1];
    let isKnown = false;
    for (let i = grid.dayOffsets[day] ?? 0; i < (grid.dayOffsets[day + 1] ?? 0); i += 1) {
      const count = contacts[i] ?? Number.NaN;
      if (Number.isNaN(count) || row === undefined) continue;
      isKnown = true;
      total += count;
      if (count > 0) row[slotOfDay(grid, i)] = (row[slotOfDay(grid, i)] ?? 0) + count;
    }
    days += Number(isKnown);
  }
  return days === 0 ? null : { byWeekday, perDay: total / days };
}
