import type { Queue, Shop } from "@springtide/contracts";

/** A stretch of one weekday in minutes after midnight. */
export interface Stretch {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** One weekday of a queue: when it is open, and when only some may work it. */
export interface WeekdayHours {
  /** ISO weekday. */
  readonly weekday: number;
  readonly open: readonly Stretch[];
  readonly restricted: readonly (Stretch & { readonly by: readonly string[] })[];
}

/** The usual week of a queue, Monday first. */
export function weekOf({
  openingHours,
  staffedBy,
}: Pick<Queue, "openingHours" | "staffedBy">): readonly WeekdayHours[] {
  return openingHours.week.map((open, i) => ({
    weekday: i + 1,
    open,
    restricted: staffedBy.flatMap(({ weekdays, windows, by }) =>
      weekdays.includes(i + 1) ? windows.map((window) => ({ ...window, by })) : [],
    ),
  }));
}

/** The names of teams and agreements. */
export function staffNames(
  { teams, agreements }: Pick<Shop, "teams" | "agreements">,
  ids: readonly string[],
): string[] {
  return ids.map(
    (id) => teams.find((team) => team.id === id)?.name ?? agreements.find((one) => one.id === id)?.partner ?? id,
  );
}

/**
 * A stretch that was drawn over the week, cut to whole intervals and to the hours that are closed on all its days: where it begins in open
 * hours it begins at their end. Null where nothing closed is left.
 */
export function closedPart(
  week: readonly WeekdayHours[],
  weekdays: readonly number[],
  { fromMinute, toMinute }: Stretch,
  intervalMinutes: number,
): Stretch | null {
  const snap = (minute: number): number => Math.round(minute / intervalMinutes) * intervalMinutes;
  let [from, to] = [Math.max(0, snap(fromMinute)), Math.min(1440, snap(toMinute))];
  const open = week.filter(({ weekday }) => weekdays.includes(weekday)).flatMap((day) => day.open);
  for (const window of [...open].sort((a, b) => a.fromMinute - b.fromMinute)) {
    if (window.fromMinute <= from && window.toMinute > from) from = window.toMinute;
    else if (window.fromMinute > from && window.fromMinute < to) to = window.fromMinute;
  }
  return to - from >= intervalMinutes ? { fromMinute: from, toMinute: to } : null;
}
