export type {
  Estimate,
  SimulatedDay,
  SimulatedInterval,
  SimulatedPlan,
  SimulatedQueueOutcome,
} from "@springtide/contracts";
