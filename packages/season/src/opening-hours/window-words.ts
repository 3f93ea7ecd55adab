const DAY_NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Weekdays (1 = Monday), ascending, in words: "Mon-Fri, Sun". */
export function dayList(weekdays: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const day of weekdays) {
    const last = runs.at(-1);
    if (last?.[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  const name = (day: number): string => DAY_NAMES[day - 1] ?? "";
  return runs.map(([from, to]) => (from === to ? name(from) : `${name(from)}-${name(to)}`)).join(", ");
}

/** "08:30" of minutes after midnight. */
export function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
