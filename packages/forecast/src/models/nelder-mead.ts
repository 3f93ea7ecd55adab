/**
 * A low point of a smooth function of a few variables by the simplex method of Nelder and Mead (1965), without derivatives.
 * Deterministic; stops when the simplex is flat to `tolerance` or after `evaluations`.
 */
export function lowPoint(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  { step, tolerance, evaluations }: { readonly step: number; readonly tolerance: number; readonly evaluations: number },
): readonly number[] {
  let left = evaluations;
  const at = (x: readonly number[]): Vertex => {
    left--;
    return { x, f: f(x) };
  };
  let simplex = [at(start), ...start.map((_, i) => at(start.map((value, j) => (i === j ? value + step : value))))];
  for (;;) {
    simplex = simplex.sort((a, b) => a.f - b.f);
    const [best, worst, second] = [simplex[0], simplex.at(-1), simplex.at(-2)];
    if (best === undefined || worst === undefined || second === undefined) return start;
    if (left <= 0 || worst.f - best.f < tolerance) return best.x;
    const others = simplex.slice(0, -1);
    const centre = start.map((_, i) => others.reduce((sum, { x }) => sum + (x[i] ?? 0), 0) / others.length);
    const along = (t: number): Vertex => at(centre.map((c, i) => c + t * ((worst.x[i] ?? 0) - c)));
    const reflected = along(-1);
    let chosen = reflected;
    if (reflected.f < best.f) {
      const expanded = along(-2);
      if (expanded.f < reflected.f) chosen = expanded;
    } else if (reflected.f >= second.f) {
      chosen = along(reflected.f < worst.f ? -0.5 : 0.5);
      if (chosen.f >= Math.min(reflected.f, worst.f)) {
        simplex = simplex.map((vertex) =>
          vertex === best ? best : at(vertex.x.map((value, i) => 0.5 * (value + (best.x[i] ?? 0)))),
        );
        continue;
      }
    }
    simplex = [...others, chosen];
  }
}

interface Vertex {
  readonly x: readonly number[];
  readonly f: number;
}
