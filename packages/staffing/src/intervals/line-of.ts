import { patienceCurve } from "../patience/patience-curve.ts";
import type { Patience } from "../patience/patience.ts";
import { ExponentialLine } from "./exponential-line.ts";
import { GeneralLine } from "./general-line.ts";
import type { WaitingLine } from "./line-fates.ts";

/** Who overflows at once stands in line for this long, which no figure shows: a line needs some time in it. */
const AT_ONCE_SECONDS = 0.001;

/** The line of those who wait, in closed form where patience is exponential or endless and nobody overflows. */
export function lineOf(patience: Patience | null, withinSeconds: number, shortSeconds: number): WaitingLine {
  const thresholds = { withinSeconds, shortSeconds };
  if (patience === null) return new ExponentialLine({ hangUpsPerSecond: 0, balkingShare: 0, ...thresholds });
  const curve = patienceCurve(patience);
  const { law, balkingShare = 0, overflowAfterSeconds = Infinity } = patience;
  if (overflowAfterSeconds < AT_ONCE_SECONDS) {
    return new GeneralLine(patienceCurve({ ...patience, overflowAfterSeconds: AT_ONCE_SECONDS }), thresholds);
  }
  const closed = law.kind === "endless" || law.kind === "exponential";
  if (!closed || overflowAfterSeconds < Infinity) return new GeneralLine(curve, thresholds);
  const hangUpsPerSecond = law.kind === "endless" ? 0 : 1 / law.meanSeconds;
  return new ExponentialLine({ hangUpsPerSecond, balkingShare, ...thresholds });
}
