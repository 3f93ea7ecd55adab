// How figures of staffing are written for planners. Formatted at the last moment, in one place.

/** "1,234", "36.4", "0.35": so many digits as say something. */
export function amount(value: number): string {
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString("en-GB", { maximumFractionDigits: digits });
}

/** "88.8 %" */
export function percent(share: number): string {
  return `${points(share)} %`;
}

/** Percentage points with one decimal; never 100.0 or 0.0 where it is not. */
export function points(share: number): string {
  const value = share * 100;
  if (value > 99.9 && value < 100 - 1e-9) return "over 99.9";
  if (value > 1e-9 && value < 0.1) return "under 0.1";
  return value.toLocaleString("en-GB", { maximumFractionDigits: 1 });
}

/** "20 s", "3 min", "1 h"; seconds where minutes would not come out even. */
export function wait(seconds: number): string {
  for (const [unit, length] of [
    ["h", 3600],
    ["min", 60],
  ] as const)
    if (seconds >= length && seconds % length === 0) return `${amount(seconds / length)} ${unit}`;
  return `${amount(seconds)} s`;
}

/** "1 agent", "14 agents" */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${amount(count)} ${count === 1 ? one : many}`;
}
