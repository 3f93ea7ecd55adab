/** Fills in the values of several integrands at one point; the same array is handed over again and again. */
export type Integrands = (x: number, values: Float64Array) => void;

// Kronrod's 15 points on [-1, 1] from the outside to the middle; every second one is of Gauss' 7. Piessens et al.
// (1983), QUADPACK.
const POINTS = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993944, 0.5860872354676911,
  0.4058451513773972, 0.2077849550078985, 0,
];
const KRONROD = [
  0.022935322010529224, 0.06309209262997855, 0.10479001032225018, 0.14065325971552592, 0.1690047266392679,
  0.19035057806478541, 0.20443294007529889, 0.20948214108472782,
];
const GAUSS = [0, 0.1294849661688697, 0, 0.27970539148927664, 0, 0.3818300505051189, 0, 0.4179591836734694];

interface Panel {
  readonly from: number;
  readonly to: number;
  readonly sums: Float64Array;
  readonly error: number;
}

/** Panels beyond which no integrand of this package gains a digit. */
const MOST_PANELS = 2000;

/**
 * Integrals of several functions at once over the panels between `breaks` (rising): Gauss and Kronrod on each, and the
 * panel with the largest error halved until all errors together are below `tolerance` times the first integral, which
 * must be the largest. Only the first `judged` integrands are judged; the others may jump.
 * Source: Piessens, de Doncker, Ueberhuber & Kahaner (1983), QUADPACK. Cost: 15 evaluations a panel.
 */
export function adaptiveIntegrals(
  integrands: Integrands,
  { breaks, count, judged, tolerance }: { breaks: readonly number[]; count: number; judged: number; tolerance: number },
): Float64Array {
  const panels: Panel[] = [];
  const scratch = new Float64Array(count);
  const add = (from: number, to: number): void => {
    if (to > from) panels.push(measured(integrands, from, to, { scratch, judged }));
  };
  breaks.forEach((to, index) => {
    if (index > 0) add(breaks[index - 1] ?? to, to);
  });
  for (;;) {
    let worst = 0;
    let error = 0;
    let mass = 0;
    panels.forEach((panel, index) => {
      error += panel.error;
      mass += panel.sums[0] ?? 0;
      if (panel.error > (panels[worst]?.error ?? 0)) worst = index;
    });
    const panel = panels[worst];
    if (panel === undefined || error <= tolerance * mass || panels.length >= MOST_PANELS) break;
    const middle = (panel.from + panel.to) / 2;
    panels.splice(worst, 1);
    add(panel.from, middle);
    add(middle, panel.to);
  }
  const sums = new Float64Array(count);
  for (const panel of panels) panel.sums.forEach((value, index) => (sums[index] = (sums[index] ?? 0) + value));
  return sums;
}

function measured(
  integrands: Integrands,
  from: number,
  to: number,
  { scratch, judged }: { scratch: Float64Array; judged: number },
): Panel {
  const half = (to - from) / 2;
  const sums = new Float64Array(scratch.length);
  const gauss = new Float64Array(scratch.length);
  const at = (x: number, pair: number): void => {
    integrands(x, scratch);
    const kronrodWeight = half * (KRONROD[pair] ?? 0);
    const gaussWeight = half * (GAUSS[pair] ?? 0);
    for (let index = 0; index < sums.length; index += 1) {
      const value = scratch[index] ?? 0;
      sums[index] = (sums[index] ?? 0) + kronrodWeight * value;
      gauss[index] = (gauss[index] ?? 0) + gaussWeight * value;
    }
  };
  POINTS.forEach((point, pair) => {
    at(from + half * (1 - point), pair);
    if (point > 0) at(from + half * (1 + point), pair);
  });
  let error = 0;
  for (let index = 0; index < judged; index += 1) {
    error = Math.max(error, Math.abs((sums[index] ?? 0) - (gauss[index] ?? 0)));
  }
  return { from, to, sums, error };
}
