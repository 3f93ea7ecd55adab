import type { FleetAnswer, FleetJobCall, JobAnswer } from "@springtide/contracts";
import type { Store } from "@springtide/store";
import { LOCAL_SCOPE } from "@springtide/store";
import { openBackground } from "./background.ts";
import { fleetLines } from "./fleet-lines.ts";
import { fleetQuestions } from "./fleet-questions.ts";
import { jobAnswer } from "./job-answer.ts";

/** Where a fleet is asked for, followed and cancelled. */
export interface FleetDesk {
  /** Asks for forecasts of many queues; the job that stands for them. @throws Refusal `no-such-shop`, `nothing-to-forecast` */
  ask(call: FleetJobCall): Promise<string>;
  /** How far it is. */
  look(fleet: string): Promise<JobAnswer>;
  /** A page of its table of results, from a line on. */
  lines(fleet: string, after: number): Promise<FleetAnswer>;
  cancel(fleet: string): Promise<void>;
  close(): Promise<void>;
}

interface FleetDeskOptions {
  readonly store: Store;
  /** Whether no other process can be at work on the store. */
  readonly alone: boolean;
  /** Threads that compute; by the machine if not given. */
  readonly threads?: number | undefined;
  readonly now: () => Date;
  readonly log: (line: string) => void;
}

const PAGE = 500;

/** A desk in this process, which computes beside whatever workers there are; what else waits in the store it leaves to others. */
export async function openFleetDesk({ store, alone, threads, now, log }: FleetDeskOptions): Promise<FleetDesk> {
  const background = await openBackground({ store, alone, threads, now, log, works: "compute" });
  const { jobs } = background;
  const known = async (fleet: string): Promise<JobAnswer> => {
    const job = await jobs.job(LOCAL_SCOPE, fleet);
    if (job === null) throw new Error(`The fleet ${fleet} is gone.`);
    return jobAnswer(job);
  };
  background.start();
  return {
    ask: async (call) => jobs.runFleet(LOCAL_SCOPE, await fleetQuestions(store.within(LOCAL_SCOPE), call)),
    look: known,
    lines: (fleet, after) => fleetLines(jobs, LOCAL_SCOPE, { fleet, after, limit: PAGE }),
    async cancel(fleet) {
      await jobs.cancel(LOCAL_SCOPE, fleet);
    },
    close: () => background.stop(0),
  };
}
