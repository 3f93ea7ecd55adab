import type { serviceRoutes } from "@springtide/contracts";
import type { Handlers } from "../http/call.ts";

export interface ServiceNeeds {
  readonly version: string;
}

/** What the service says of itself. */
export function serviceHandlers({ version }: ServiceNeeds): Handlers<typeof serviceRoutes> {
  return {
    health: () => Promise.resolve({ status: "ok", version }),
  };
}
