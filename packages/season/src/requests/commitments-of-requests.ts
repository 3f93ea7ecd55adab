import {
  type Commitment,
  type CommitmentRequest,
  type RequestLine,
  seatsOfLine,
  type SeatTerms,
  type Shop,
} from "@springtide/contracts";
import { AGREED_STATES } from "./line-transitions.ts";

/**
 * What partners agreed to, as a plan takes it: orders, reservations, and what became of these, in seats. Lines of one stretch are added up,
 * as a plan knows a stretch of an agreement once. What was agreed on under terms that the shop no longer has stays, and the next plan
 * refuses it by name.
 */
export function commitmentsOfRequests(shop: Shop, requests: readonly CommitmentRequest[]): Commitment[] {
  const told = new Map<string, Commitment>();
  for (const { agreement, lines } of requests) {
    const terms = { shop, agreement: shop.agreements.find(({ id }) => id === agreement) ?? UNKNOWN_TERMS };
    for (const line of lines)
      for (const { step, seats } of stepsOf(terms, line)) {
        const key = [agreement, step, Date.parse(line.start), Date.parse(line.end)].join(" ");
        const known = told.get(key)?.seats ?? 0;
        told.set(key, { agreement, step, start: line.start, end: line.end, seats: known + seats });
      }
  }
  return [...told.values()].sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}

/** Of an agreement that the shop no longer has only the queue is known. */
const UNKNOWN_TERMS: SeatTerms["agreement"] = { seats: 0, serves: [], shrinkage: null };

function stepsOf(terms: SeatTerms, line: RequestLine): Pick<Commitment, "step" | "seats">[] {
  const { state, tier, positionsLoggedIn, reservedPositions } = line;
  const seatsOf = (positions: number): number =>
    positions === 0 ? 0 : seatsOfLine(terms, { ...line, positionsLoggedIn: positions });
  const isAgreed = AGREED_STATES.has(state);
  const agreed = isAgreed ? seatsOf(positionsLoggedIn) : 0;
  if (reservedPositions === null) return isAgreed ? [{ step: "order", seats: agreed }] : [];
  if (tier !== "option") return [];
  const reserved = seatsOf(reservedPositions);
  // More may have been agreed on by both sides than was ever reserved: the rest was ordered.
  const confirmed = Math.min(agreed, reserved);
  const kept = state === "reserved" ? seatsOf(positionsLoggedIn) : confirmed;
  const steps: Pick<Commitment, "step" | "seats">[] = [
    { step: "reserve", seats: reserved },
    { step: "confirm", seats: confirmed },
    { step: "release", seats: reserved - kept },
    { step: "order", seats: agreed - confirmed },
  ];
  return steps.filter(({ seats }) => seats > 0);
}
