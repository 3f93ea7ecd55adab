/** A figure as the reader writes it, from how it is kept: with a point before decimals. */
export function figureShown(kept: string, locale: string): string {
  return kept.replace(".", decimalMark(locale));
}

/** A figure as it is kept, from how somebody typed it: either mark before decimals is understood. */
export function figureKept(typed: string): string {
  return typed.trim().replace(",", ".");
}

/** A figure for a slider, within its range; its least where nothing readable is typed. */
export function figureOn(kept: string, range: { readonly min: number; readonly max: number }): number {
  const value = Number.parseFloat(kept);
  return Number.isFinite(value) ? Math.min(range.max, Math.max(range.min, value)) : range.min;
}

function decimalMark(locale: string): string {
  return new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ?? ".";
}
