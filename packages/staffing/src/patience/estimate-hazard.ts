import { refuse } from "../domain.ts";
import { requireAbandonments, type PatienceObservations } from "./patience-observations.ts";
import type { HazardPiece, PatienceLaw } from "./patience.ts";
import { sortedWaits, type SortedWaits } from "./sorted-waits.ts";

/** A hazard in pieces with what each of them rests on. */
export interface HazardEstimate {
  readonly law: Extract<PatienceLaw, { readonly kind: "hazard" }>;
  /** By piece. */
  readonly abandonments: readonly number[];
  /** By piece: the time that contacts spent waiting in it. */
  readonly waitedSeconds: readonly number[];
  /** Contacts that gave up without waiting; they balk and are in no piece. */
  readonly abandonedAtOnce: number;
}

const LEAST_IN_A_PIECE = 50;

/**
 * The rate of giving up as it changes while people wait, constant on pieces that hold at least so many abandonments each
 * (50 if not given: a margin of 28 %). It shows what announcements do, and goes into the patience engine as it is.
 * Pieces are cut at waits that occurred, from 0 on, as soon as each has its abandonments; the last has what is left over
 * too and goes on without end. In each piece the hazard is abandonments over the time waited in it, the maximum of
 * the likelihood.
 * Give few pieces: a hazard of many is noise that looks like knowledge.
 * Source: Zeltyn & Mandelbaum (2005), QUESTA 51, 361-402 (patience by hazard); the estimate is the classical
 * occurrence over exposure rate. Cost: O(n log n).
 * @throws Refusal for fewer abandonments than one piece needs, for lists of unequal length or a wait that cannot be
 * @example estimateHazard({ waitSeconds: [10, 20, 30, 60], abandoned: [1, 0, 1, 1] }, { leastInAPiece: 1 }).law.pieces[1].perSecond // about 0.02
 */
export function estimateHazard(
  data: PatienceObservations,
  { leastInAPiece = LEAST_IN_A_PIECE }: { readonly leastInAPiece?: number } = {},
): HazardEstimate {
  if (!(Number.isInteger(leastInAPiece) && leastInAPiece >= 1)) {
    const rule = "a piece holds at least one abandonment";
    refuse("piece-too-small", "/leastInAPiece", leastInAPiece, rule, "Give a whole number, such as 50.");
  }
  const waits = sortedWaits(data);
  requireAbandonments(waits.abandonments, leastInAPiece);
  const borders = cutWhereEnough(waits, leastInAPiece);
  const abandonments = borders.map(() => 0);
  const waitedSeconds = borders.map(() => 0);
  for (let at = 0; at < waits.seconds.length; at += 1) {
    const wait = waits.seconds[at] ?? 0;
    const lost = waits.abandoned[at] ?? 0;
    const all = lost + (waits.served[at] ?? 0);
    for (const [piece, from] of borders.entries()) {
      const to = borders[piece + 1] ?? Infinity;
      waitedSeconds[piece] = (waitedSeconds[piece] ?? 0) + all * Math.max(0, Math.min(wait, to) - from);
      // Who gives up just at a border has waited in the piece before it.
      if (wait > from && wait <= to) abandonments[piece] = (abandonments[piece] ?? 0) + lost;
    }
  }
  const pieces = borders.map((fromSeconds, piece): HazardPiece => ({
    fromSeconds,
    perSecond: (abandonments[piece] ?? 0) / (waitedSeconds[piece] ?? 0),
  }));
  return { law: { kind: "hazard", pieces }, abandonments, waitedSeconds, abandonedAtOnce: waits.abandonedAtOnce };
}

/** Where pieces begin: each but the last ends with the abandonment that makes it large enough. */
function cutWhereEnough({ seconds, abandoned, abandonments }: SortedWaits, least: number): number[] {
  const borders = [0];
  let inPiece = 0;
  let left = abandonments;
  for (let at = 0; at < seconds.length; at += 1) {
    const lost = abandoned[at] ?? 0;
    inPiece += lost;
    left -= lost;
    if (inPiece < least || left < least) continue;
    borders.push(seconds[at] ?? 0);
    inPiece = 0;
  }
  return borders;
}
