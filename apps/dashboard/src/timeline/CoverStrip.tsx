import type { CoverStep } from "./cover.ts";

const HEIGHT = 100;

/** Heads required as a line over the heads that are there; stretches that stay short are marked beneath. */
export function CoverStrip({ cover, most }: { readonly cover: readonly CoverStep[]; readonly most: number }) {
  const y = (heads: number): string => (HEIGHT - (HEIGHT * heads) / Math.max(1, most)).toFixed(2);
  const steps = (pick: (step: CoverStep) => number): string =>
    cover
      .map(
        (step) => `${(step.from * 1000).toFixed(2)} ${y(pick(step))}L${(step.to * 1000).toFixed(2)} ${y(pick(step))}`,
      )
      .join("L");
  const [first, last] = [cover[0], cover.at(-1)];
  if (first === undefined || last === undefined) return null;
  const area = `M${(first.from * 1000).toFixed(2)} ${String(HEIGHT)}L${steps(({ there }) => there)}L${(last.to * 1000).toFixed(2)} ${String(HEIGHT)}Z`;
  return (
    <svg className="cover" viewBox={`0 0 1000 ${String(HEIGHT)}`} preserveAspectRatio="none" aria-hidden="true">
      <path className="cover-there" d={area} />
      {cover
        .filter(({ short }) => short > 0)
        .map(({ from, to }) => (
          <rect key={from} className="cover-short" x={from * 1000} width={(to - from) * 1000} y="0" height={HEIGHT} />
        ))}
      <path className="cover-required" d={`M${steps(({ required }) => required)}`} />
    </svg>
  );
}
