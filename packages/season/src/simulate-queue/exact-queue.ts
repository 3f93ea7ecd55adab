import type { SimulationRequest } from "@springtide/contracts";
import { finiteLine, queueWithPatience, type QueueResult } from "@springtide/staffing";

/**
 * What a formula says of the queue that is played out, where one is exact: with exponential handling times, any law of
 * patience on a line of any length, one mean patience (or none) on a finite line. Null elsewhere, and where no contacts
 * settle into a steady state.
 */
export function exactQueue(request: SimulationRequest): QueueResult | null {
  const { arrivalsPerHour, ahtSeconds, handling, patience, agents, waitingPlaces } = request;
  if (handling.kind !== "exponential") return null;
  const { withinSeconds, shortAbandonSeconds } = request;
  const load = { agents, ahtSeconds, loadErlangs: (arrivalsPerHour * ahtSeconds) / 3600 };
  const judged = { withinSeconds, shortAbandonSeconds };
  if (waitingPlaces !== undefined) {
    if (patience?.kind === "segments") return null;
    const patienceSeconds = patience === null ? null : patience.meanSeconds;
    return finiteLine({ ...load, ...judged, waitingRoom: waitingPlaces, patienceSeconds });
  }
  const result = queueWithPatience({ ...load, ...judged, patience: { law: patience ?? { kind: "endless" } } });
  return result.stable ? result : null;
}
