export { Refusal, inWords } from "./refusal.ts";
export type { Finding, Place } from "./refusal.ts";
export { Cancelled, stopIfCancelled } from "./progress.ts";
export type { CancelSignal, Progress } from "./progress.ts";
