/** How far a key moves in the sheet: arrows by a day or a week, Home and End to the ends of a row of weekdays. */
export function movedByKey(
  key: string,
  { dayIndex, days, withControl }: { dayIndex: number; days: number; withControl: boolean },
): number | null {
  const last = days - 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowUp: -1,
    ArrowDown: 1,
    ArrowLeft: -7,
    ArrowRight: 7,
    PageUp: -28,
    PageDown: 28,
  };
  const step = steps[key];
  if (step !== undefined) {
    const target = dayIndex + step;
    return target < 0 || target > last ? (Math.abs(step) === 28 ? clamp(target, last) : dayIndex) : target;
  }
  if (key === "Home") return withControl ? 0 : dayIndex % 7;
  if (key === "End") return withControl ? last : dayIndex + 7 * Math.floor((last - dayIndex) / 7);
  return null;
}

function clamp(value: number, last: number): number {
  return Math.min(last, Math.max(0, value));
}
