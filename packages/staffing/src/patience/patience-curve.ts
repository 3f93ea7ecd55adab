import type { HazardPiece, Patience, PatienceLaw, PatienceSegment } from "./patience.ts";
import { LONGEST_SECONDS, refuse, requirePatience, requireSeconds, requireShare } from "../domain.ts";

/** Shares of segments may miss 1 by what is lost when they are written as decimals. */
const SHARES_SUM_WITHIN = 1e-9;
/** The highest hazard: people who give up within a millisecond. */
const HIGHEST_HAZARD = 1000;

/**
 * Survival of patience in the form the engine integrates: from `starts[k]` to `starts[k + 1]` it is the sum over the
 * components i of the piece, `firsts[k]` <= i < `firsts[k + 1]`, of levels[i] * exp(-rates[i] * (u - starts[k])). An
 * exponential law is one piece with one component, segments are one piece with several, a hazard has many pieces with
 * one each; after a timed overflow comes a piece with none, because nobody is left.
 */
export interface PatienceCurve {
  readonly pieces: number;
  readonly starts: Float64Array;
  readonly firsts: Int32Array;
  readonly levels: Float64Array;
  readonly rates: Float64Array;
  /** For each piece, the integral of the survival from 0 to its start. */
  readonly waited: Float64Array;
  /** For each piece, the share that has given up before its start (balking counts, overflow does not). */
  readonly given: Float64Array;
  /** For each piece, the integral of u dG(u) from 0 to its start. */
  readonly spent: Float64Array;
  /** Infinite where nobody overflows. */
  readonly overflowAfterSeconds: number;
  /** Share whose patience lasts until then: those who overflow if they are not answered before. */
  readonly lastUntilOverflow: number;
  /** Share of waiting contacts that never leave, however long it takes. */
  readonly endlessShare: number;
}

interface Piece {
  readonly from: number;
  readonly components: readonly { readonly level: number; readonly rate: number }[];
}

function segmentPieces(segments: readonly PatienceSegment[], field: string): Piece[] {
  if (segments.length === 0)
    refuse(
      "segments-missing",
      `${field}/segments`,
      "none",
      "a mix has at least one segment",
      "Give shares and mean patience.",
    );
  let sum = 0;
  const components = segments.map(({ share, meanSeconds }, index) => {
    if (!(share >= 0 && share <= 1)) {
      refuse(
        "share-out-of-range",
        `${field}/segments/${index}/share`,
        share,
        "a share lies between 0 and 1",
        "Give it as a fraction, such as 0.6 for 60 %.",
      );
    }
    requirePatience(meanSeconds, `${field}/segments/${index}/meanSeconds`);
    sum += share;
    return { level: share, rate: 1 / meanSeconds };
  });
  if (!(Math.abs(sum - 1) <= SHARES_SUM_WITHIN)) {
    refuse(
      "shares-do-not-add-up",
      `${field}/segments`,
      sum,
      "the shares of all segments add up to 1",
      "Scale them, or add the missing segment.",
    );
  }
  return [{ from: 0, components: components.map(({ level, rate }) => ({ level: level / sum, rate })) }];
}

function requireHazard(pieces: readonly HazardPiece[], field: string): void {
  let before = -Infinity;
  for (const [index, { fromSeconds, perSecond }] of pieces.entries()) {
    const place = `${field}/pieces/${index}`;
    if (!(index === 0 ? fromSeconds === 0 : fromSeconds > before && fromSeconds <= LONGEST_SECONDS)) {
      refuse(
        "hazard-out-of-order",
        `${place}/fromSeconds`,
        fromSeconds,
        "pieces begin at 0 and follow one another within 30 days",
        "Sort them by their beginning.",
      );
    }
    if (!(perSecond >= 0 && perSecond <= HIGHEST_HAZARD)) {
      refuse(
        "hazard-out-of-range",
        `${place}/perSecond`,
        perSecond,
        `a hazard lies between 0 and ${HIGHEST_HAZARD} a second`,
        "Give the share of those waiting that hangs up in a second, such as 0.008.",
      );
    }
    before = fromSeconds;
  }
  if (pieces.length === 0)
    refuse(
      "hazard-missing",
      `${field}/pieces`,
      "none",
      "a hazard has at least one piece",
      "Begin with a piece from 0 s.",
    );
}

function hazardPieces(hazard: readonly HazardPiece[]): Piece[] {
  let logLevel = 0;
  return hazard.map(({ fromSeconds, perSecond }, index) => {
    const level = Math.exp(logLevel);
    const next = hazard[index + 1];
    if (next !== undefined) logLevel -= perSecond * (next.fromSeconds - fromSeconds);
    return { from: fromSeconds, components: [{ level, rate: perSecond }] };
  });
}

function piecesOf(law: PatienceLaw, field: string): Piece[] {
  switch (law.kind) {
    case "endless":
      return [{ from: 0, components: [{ level: 1, rate: 0 }] }];
    case "exponential":
      requirePatience(law.meanSeconds, `${field}/meanSeconds`);
      return [{ from: 0, components: [{ level: 1, rate: 1 / law.meanSeconds }] }];
    case "segments":
      return segmentPieces(law.segments, field);
    case "hazard":
      requireHazard(law.pieces, field);
      return hazardPieces(law.pieces);
  }
}

/** The share whose patience lasts so long, from the piece in which that time lies; of no wait at all, everybody's. */
function lastUntil(seconds: number, piece: Piece | undefined): number {
  if (seconds === Infinity || piece === undefined) return seconds === Infinity ? 0 : 1;
  return piece.components.reduce((sum, { level, rate }) => sum + level * Math.exp(-rate * (seconds - piece.from)), 0);
}

/** (1 - e^(-rate t)) / rate, the time that an exponential patience spends waiting within t; t itself at rate 0. */
export function meanWithin(rate: number, seconds: number): number {
  return rate === 0 ? seconds : -Math.expm1(-rate * seconds) / rate;
}

/** The integrals at the starts of the pieces, each from the piece before. */
function accumulate(curve: PatienceCurve): void {
  for (let k = 0; k + 1 < curve.pieces; k += 1) {
    const start = curve.starts[k] ?? 0;
    const width = (curve.starts[k + 1] ?? 0) - start;
    let waited = curve.waited[k] ?? 0;
    let given = curve.given[k] ?? 0;
    let spent = curve.spent[k] ?? 0;
    for (let i = curve.firsts[k] ?? 0; i < (curve.firsts[k + 1] ?? 0); i += 1) {
      const level = curve.levels[i] ?? 0;
      const rate = curve.rates[i] ?? 0;
      const within = meanWithin(rate, width);
      waited += level * within;
      given += level * rate * within;
      spent += level * (start * rate * within + within - width * Math.exp(-rate * width));
    }
    curve.waited[k + 1] = waited;
    curve.given[k + 1] = given;
    curve.spent[k + 1] = spent;
  }
}

/**
 * Brings a law of patience into the form of the engine. `field` says where the patience stands in the caller's input.
 * @throws Refusal for a mean that is not positive, shares that do not add up to 1, a hazard out of order, a balking
 * share outside [0, 1), an overflow time that is negative
 */
export function patienceCurve(patience: Patience, field = "/patience"): PatienceCurve {
  const { law, balkingShare = 0, overflowAfterSeconds = Infinity } = patience;
  requireShare(balkingShare, `${field}/balkingShare`);
  requireSeconds(overflowAfterSeconds, `${field}/overflowAfterSeconds`);
  const lasting = piecesOf(law, `${field}/law`).filter(({ from }) => from < overflowAfterSeconds);
  const pieces =
    overflowAfterSeconds < Infinity ? [...lasting, { from: overflowAfterSeconds, components: [] }] : lasting;
  const components = pieces.flatMap((piece) => piece.components);
  const firsts = new Int32Array(pieces.length + 1);
  pieces.forEach((piece, k) => (firsts[k + 1] = (firsts[k] ?? 0) + piece.components.length));
  const curve = {
    pieces: pieces.length,
    starts: Float64Array.from(pieces, ({ from }) => from),
    firsts,
    levels: Float64Array.from(components, ({ level }) => level * (1 - balkingShare)),
    rates: Float64Array.from(components, ({ rate }) => rate),
    waited: new Float64Array(pieces.length),
    given: Float64Array.from(pieces, () => balkingShare),
    spent: new Float64Array(pieces.length),
    overflowAfterSeconds,
    lastUntilOverflow: lastUntil(overflowAfterSeconds, lasting.at(-1)) * (1 - balkingShare),
    endlessShare:
      (pieces.at(-1)?.components ?? []).reduce((sum, { level, rate }) => sum + (rate === 0 ? level : 0), 0) *
      (1 - balkingShare),
  };
  accumulate(curve);
  return curve;
}

/** The piece that a wait of so many seconds ends in; a wait that ends at a border belongs to the piece before it. */
function pieceUpTo(curve: PatienceCurve, seconds: number): number {
  let k = curve.pieces - 1;
  while (k > 0 && (curve.starts[k] ?? 0) >= seconds) k -= 1;
  return k;
}

/** Share that gives up (or balks) within so many seconds of waiting; those who overflow before do not count. */
export function givenUpWithin(curve: PatienceCurve, seconds: number): number {
  const k = pieceUpTo(curve, seconds);
  const waited = seconds - (curve.starts[k] ?? 0);
  let given = curve.given[k] ?? 0;
  for (let i = curve.firsts[k] ?? 0; i < (curve.firsts[k + 1] ?? 0); i += 1) {
    const rate = curve.rates[i] ?? 0;
    // Those who never give up would make 0 x infinity of an endless wait.
    if (rate > 0) given -= (curve.levels[i] ?? 0) * Math.expm1(-rate * waited);
  }
  return given;
}

/** Mean time a contact waits that is never answered; infinite where somebody waits for ever. */
export function meanPatience(curve: PatienceCurve): number {
  const k = curve.pieces - 1;
  let mean = curve.waited[k] ?? 0;
  for (let i = curve.firsts[k] ?? 0; i < (curve.firsts[k + 1] ?? 0); i += 1) {
    const level = curve.levels[i] ?? 0;
    if (level > 0) mean += level / (curve.rates[i] ?? 0);
  }
  return mean;
}

/** The integral of u dG(u) over all u: mean patience of those who give up, times their share; 0 for those who never do. */
export function meanGivenUp(curve: PatienceCurve): number {
  const k = curve.pieces - 1;
  let mean = curve.spent[k] ?? 0;
  for (let i = curve.firsts[k] ?? 0; i < (curve.firsts[k + 1] ?? 0); i += 1) {
    const rate = curve.rates[i] ?? 0;
    if (rate > 0) mean += (curve.levels[i] ?? 0) * ((curve.starts[k] ?? 0) + 1 / rate);
  }
  return mean;
}
