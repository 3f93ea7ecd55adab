export { MOST_ATTEMPTS, MOST_INTERVALS, laneOf, queueStreams } from "./streams.ts";
export type { QueueStreams } from "./streams.ts";
export { ArrivalSource } from "./arrivals/arrival-source.ts";
