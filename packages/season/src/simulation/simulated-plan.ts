export type {
  Estimate,
  SimulatedDay,
  SimulatedInterval,
  SimulatedPlan,
  SimulatedQueueOutcome,
  SimulatedSeats,
} from "@springtide/contracts";
