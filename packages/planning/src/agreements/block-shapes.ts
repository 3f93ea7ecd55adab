/** What shapes of blocks an agreement allows, on one line of intervals. */
export interface BlockTerms {
  readonly shortestSeconds: number;
  readonly longestSeconds: number;
  /** Lengths between the two go in steps of so much, counted from the shortest. */
  readonly lengthStepSeconds: number;
  /** 1 in each interval in which seats can be had. */
  readonly available: Uint8Array;
  /** 1 in each interval at whose start a block may begin. */
  readonly mayStart: Uint8Array;
  readonly seconds: Float64Array;
}

/** A stretch of intervals; `to` is not in it. */
export interface BlockShape {
  readonly from: number;
  readonly to: number;
}

/** Every stretch that can be asked of the partner, by start and then length: whatever is requested is one of these. */
export function blockShapes(terms: BlockTerms): readonly BlockShape[] {
  const shapes: BlockShape[] = [];
  terms.mayStart.forEach((may, from) => {
    if (may !== 1) return;
    let seconds = 0;
    for (let to = from + 1; to <= terms.seconds.length && terms.available[to - 1] === 1; to += 1) {
      seconds += terms.seconds[to - 1] ?? 0;
      if (seconds > terms.longestSeconds) break;
      if (isBlockLength(terms, seconds)) shapes.push({ from, to });
    }
  });
  return shapes;
}

/** Whether the agreement allows this stretch. */
export function isBlockShape(terms: BlockTerms, { from, to }: BlockShape): boolean {
  const { available, mayStart, seconds } = terms;
  if (mayStart[from] !== 1 || to <= from || to > seconds.length) return false;
  if (available.subarray(from, to).some((open) => open !== 1)) return false;
  const length = seconds.subarray(from, to).reduce((sum, each) => sum + each, 0);
  return length <= terms.longestSeconds && isBlockLength(terms, length);
}

/** Whether a block may last so long, its longest length left out. */
export function isBlockLength({ shortestSeconds, lengthStepSeconds }: BlockTerms, seconds: number): boolean {
  return seconds >= shortestSeconds && (seconds - shortestSeconds) % lengthStepSeconds === 0;
}
