import type { SimulatedFigure, SimulationAnswer, SimulationRequest } from "@springtide/contracts";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { simulateSingleQueue, type QueueFigure, type SingleQueueOutcome } from "@springtide/simulation";
import type { QueueResult } from "@springtide/staffing";
import { exactQueue } from "./exact-queue.ts";
import { simulationCaveats } from "./simulation-caveats.ts";

/**
 * Plays one queue out and puts the exact figures beside, where a formula has them.
 * @throws Refusal for what no queue can be, or more than a run can hold
 * @throws Cancelled once the signal says so
 */
export function simulateQueue(
  request: SimulationRequest,
  watch: { readonly progress?: Progress; readonly signal?: CancelSignal } = {},
): SimulationAnswer {
  const outcome = simulateSingleQueue(questionOf(request), watch);
  const exact = exactQueue(request);
  const figure = (name: QueueFigure): SimulatedFigure => figureOf(name, outcome, exact);
  const loadErlangs = (request.arrivalsPerHour * request.ahtSeconds) / 3600;
  const stable = request.patience !== null || request.waitingPlaces !== undefined || loadErlangs < request.agents;
  const slOffered = figure("slOffered");
  return {
    loadErlangs,
    stable,
    contacts: outcome.contacts,
    warmUpContacts: outcome.warmUpContacts,
    batches: outcome.batches,
    simulatedSeconds: outcome.simulatedSeconds,
    meanWaitSeconds: figure("meanWaitSeconds"),
    asaSeconds: figure("asaSeconds"),
    waitShare: figure("waitShare"),
    abandonShare: figure("abandonShare"),
    blockShare: figure("blockShare"),
    occupancy: figure("occupancy"),
    serviceLevel: slOffered,
    serviceLevels: {
      slOffered,
      slAnswered: figure("slAnswered"),
      slExclShort: figure("slExclShort"),
      slAbandonGood: figure("slAbandonGood"),
      slVirtual: figure("slVirtual"),
    },
    ends: outcome.ends,
    caveats: simulationCaveats(request, outcome, stable),
  };
}

function questionOf(request: SimulationRequest): Parameters<typeof simulateSingleQueue>[0] {
  const { ahtSeconds, handling, patience, waitingPlaces, warmUpContacts, ...same } = request;
  return {
    ...same,
    handling:
      handling.kind === "fixed" ? { kind: "fixed", seconds: ahtSeconds } : { ...handling, meanSeconds: ahtSeconds },
    patience: patience ?? { kind: "endless" },
    ...(waitingPlaces === undefined ? {} : { waitingPlaces }),
    ...(warmUpContacts === undefined ? {} : { warmUpContacts }),
  };
}

function figureOf(name: QueueFigure, { figures }: SingleQueueOutcome, exact: QueueResult | null): SimulatedFigure {
  const { value, halfWidth } = figures[name];
  return { simulated: value, halfWidth, exact: exact === null ? null : exactOf(name, exact) };
}

function exactOf(name: QueueFigure, exact: QueueResult): number | null {
  switch (name) {
    case "meanWaitSeconds":
    case "asaSeconds":
    case "occupancy":
      return exact[name];
    case "waitShare":
      return exact.waitProbability;
    case "answeredShare":
      return exact.servedProbability;
    case "abandonShare":
      return exact.abandonProbability;
    case "blockShare":
      return exact.blockProbability;
    default:
      return exact.serviceLevels[name];
  }
}
