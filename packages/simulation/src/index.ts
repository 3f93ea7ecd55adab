export { MOST_ATTEMPTS, MOST_INTERVALS, laneOf, queueStreams } from "./streams.ts";
export type { QueueStreams } from "./streams.ts";
export { simulateSingleQueue } from "./single-queue/simulate-single-queue.ts";
export type { SingleQueueOutcome } from "./single-queue/simulate-single-queue.ts";
export type { SingleQueueQuestion } from "./single-queue/single-queue-question.ts";
export { simulateQueueDay } from "./single-queue/simulate-queue-day.ts";
export type { QueueDayQuestion, SimulatedInterval } from "./single-queue/simulate-queue-day.ts";
export { QUEUE_FIGURES } from "./single-queue/queue-figures.ts";
export type { QueueFigure, QueueFigures } from "./single-queue/queue-figures.ts";
export { ratioEstimate } from "./single-queue/ratio-estimate.ts";
export type { RatioEstimate, RatioParts } from "./single-queue/ratio-estimate.ts";
export type { HandlingLaw, WaitingLaw } from "./model/laws.ts";
export type {
  AgentShift,
  AttemptEnd,
  ContactCentre,
  Move,
  OpeningContacts,
  Return,
  SimulatedQueue,
  Skill,
  Team,
} from "./model/contact-centre.ts";
export { play } from "./play.ts";
export type { PlayOptions } from "./play.ts";
export type { AttemptObserver, AttemptRecord } from "./centre/observer.ts";
export { runHouse } from "./centre/run.ts";
export type { RunOptions, RunOutcome } from "./centre/run.ts";
export { houseOf } from "./model/house.ts";
export type { House } from "./model/house.ts";
export { requireCentre } from "./check/check-centre.ts";
export { addUp, playedOf } from "./results/add-up.ts";
export type { Played, ReplicationSums } from "./results/played.ts";
export type { QueueMeasure, TallyShape, TeamMeasure } from "./results/tally.ts";
export { estimateByBatches, estimateFigure, figureParts, FIGURES, intervalFigure } from "./results/figures.ts";
export type { Cell, Figure } from "./results/figures.ts";
export { pairedDifference } from "./results/paired-difference.ts";
export type { PairedDifference } from "./results/paired-difference.ts";
export { WAIT_BINS, waitQuantileSeconds } from "./results/wait-histogram.ts";
