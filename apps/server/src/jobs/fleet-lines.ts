import type { FleetAnswer } from "@springtide/contracts";
import type { Scope } from "@springtide/store";
import { storedFailure } from "./job-failure.ts";
import type { Jobs } from "./jobs.ts";

interface FleetPage {
  readonly fleet: string;
  /** Lines after this one. */
  readonly after: number;
  readonly limit: number;
}

/** A page of a fleet's table of results, with reasons where a part of it failed. */
export async function fleetLines(jobs: Jobs, scope: Scope, { fleet, after, limit }: FleetPage): Promise<FleetAnswer> {
  const found = await jobs.members(scope, fleet, { after, limit: limit + 1 });
  const lines = found.slice(0, limit).map(({ failure, position, label, job, state }) => ({
    ...{ position, label, job, state },
    failure: state === "failed" ? storedFailure(failure) : null,
  }));
  return { lines, next: found.length > limit ? (lines.at(-1)?.position ?? null) : null };
}
