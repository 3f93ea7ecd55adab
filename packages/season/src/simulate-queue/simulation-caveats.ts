import type { SimulationRequest } from "@springtide/contracts";
import type { SingleQueueOutcome } from "@springtide/simulation";

/** Above this, one batch tells of the next, and the half-widths promise too much. */
const BATCHES_HANG_TOGETHER = 0.2;

/** What to bear in mind when reading the figures, in sentences. */
export function simulationCaveats(request: SimulationRequest, outcome: SingleQueueOutcome, stable: boolean): string[] {
  const caveats: string[] = [];
  if (!stable)
    caveats.push(
      "Nobody gives up and the agents cannot keep up: the line grows without end, there is no steady state, and waits and half-widths only tell how long was played.",
    );
  const correlation = outcome.figures.meanWaitSeconds.lagOneCorrelation ?? 0;
  if (stable && correlation > BATCHES_HANG_TOGETHER)
    caveats.push(
      `Mean waits of neighbouring batches hang together (correlation ${correlation.toFixed(2)}): half-widths may be too small. Simulate more contacts.`,
    );
  if (outcome.batches < 2) caveats.push("With a single contact there is nothing to tell how sure the figures are.");
  if (request.handling.kind !== "exponential")
    caveats.push("No formula is exact for these handling times, so nothing stands beside the simulated figures.");
  else if (request.waitingPlaces !== undefined && request.patience?.kind === "segments")
    caveats.push(
      "No formula is at hand for groups of customers on a finite line, so nothing stands beside the figures.",
    );
  return caveats;
}
