import type { longerHoursRoutes } from "@springtide/contracts";
import type { Handlers } from "../http/call.ts";
import type { HoursTrials } from "./hours-trials.ts";

export interface HoursNeeds {
  readonly hoursTrials: HoursTrials;
}

/** What is answered of hours that might be opened. */
export function hoursHandlers({ hoursTrials }: HoursNeeds): Handlers<typeof longerHoursRoutes> {
  return {
    weighLongerHours: async ({ params: { shop }, body, actor, signal }) => {
      const trial = await hoursTrials.prepare(actor.scope, shop, body);
      return (tell) => trial(tell, signal);
    },
  };
}
