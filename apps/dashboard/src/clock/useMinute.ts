import { useSyncExternalStore } from "react";
import type { Clock } from "./clock.ts";

/** The minute that has begun; whoever asks is drawn anew when the next one begins. */
export function useMinute(clock: Clock): number {
  return useSyncExternalStore(clock.subscribe, clock.minuteMs, clock.minuteMs);
}
