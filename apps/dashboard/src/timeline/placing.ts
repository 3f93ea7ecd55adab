import type { CSSProperties } from "react";
import type { Span } from "./time-axis.ts";

/** A stretch of the axis as a place within its row. */
export function placed({ from, to }: Span): CSSProperties {
  return { left: percent(from), width: percent(to - from) };
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}

/** A stretch as it lies within another one. */
export function within(outer: Span, inner: Span): Span {
  const length = outer.to - outer.from;
  return { from: (inner.from - outer.from) / length, to: (inner.to - outer.from) / length };
}
