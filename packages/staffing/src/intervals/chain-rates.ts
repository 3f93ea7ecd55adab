import type { WaitingLine } from "./line-fates.ts";

/** The rates at which contacts come and go while nothing changes. */
export interface ChainRates {
  readonly arrivalsPerSecond: number;
  readonly agents: number;
  readonly ahtSeconds: number;
}

/** Contacts a second that leave, served or not, while so many are present. The line must reach so far. */
export function leavesPerSecond({ agents, ahtSeconds }: ChainRates, line: WaitingLine, present: number): number {
  if (present <= agents) return present / ahtSeconds;
  return agents / ahtSeconds + (line.fates.leaving[present - agents] ?? 0);
}

/** Contacts a second that join while so many are present; those who balk do not. */
export function joinsPerSecond({ agents, arrivalsPerSecond }: ChainRates, line: WaitingLine, present: number): number {
  return present < agents ? arrivalsPerSecond : arrivalsPerSecond * line.acceptedShare;
}
