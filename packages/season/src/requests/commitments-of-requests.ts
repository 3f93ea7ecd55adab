import type { Commitment, CommitmentRequest, RequestLine } from "@springtide/contracts";
import { AGREED_STATES } from "./line-transitions.ts";

/**
 * What partners agreed to, as a plan takes it: orders, reservations, and what became of these. Lines of one stretch are added up, as a plan
 * knows a stretch of an agreement once.
 */
export function commitmentsOfRequests(requests: readonly CommitmentRequest[]): Commitment[] {
  const told = new Map<string, Commitment>();
  for (const { agreement, lines } of requests)
    for (const line of lines)
      for (const { step, seats } of stepsOf(line)) {
        const key = [agreement, step, Date.parse(line.start), Date.parse(line.end)].join(" ");
        const known = told.get(key)?.seats ?? 0;
        told.set(key, { agreement, step, start: line.start, end: line.end, seats: known + seats });
      }
  return [...told.values()].sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}

function stepsOf({
  state,
  tier,
  positionsLoggedIn,
  reservedPositions,
}: RequestLine): Pick<Commitment, "step" | "seats">[] {
  const isAgreed = AGREED_STATES.has(state);
  if (reservedPositions === null) return isAgreed ? [{ step: "order", seats: positionsLoggedIn }] : [];
  if (tier !== "option") return [];
  // More may have been agreed on by both sides than was ever reserved: the rest was ordered.
  const confirmed = isAgreed ? Math.min(positionsLoggedIn, reservedPositions) : 0;
  const kept = state === "reserved" ? positionsLoggedIn : confirmed;
  const steps: Pick<Commitment, "step" | "seats">[] = [
    { step: "reserve", seats: reservedPositions },
    { step: "confirm", seats: confirmed },
    { step: "release", seats: reservedPositions - kept },
    { step: "order", seats: isAgreed ? positionsLoggedIn - confirmed : 0 },
  ];
  return steps.filter(({ seats }) => seats > 0);
}
