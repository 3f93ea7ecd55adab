import { randomUUID } from "node:crypto";
import { routes } from "@springtide/contracts";
import type { FleetDesk } from "@springtide/server";
import type { HoldingServer } from "@springtide/store";
import { openStore } from "@springtide/store";
import { askOwner, serverFor } from "../owner-client.ts";
import type { storePlace } from "../places.ts";

/**
 * Where a fleet is asked for: the server that holds the data folder, where one does, else this process, beside the workers of the
 * database.
 */
export async function fleetDesk(
  place: ReturnType<typeof storePlace>,
  threads: number | undefined,
  log: (line: string) => void,
): Promise<FleetDesk> {
  const server = await serverFor(place);
  if (server !== null) return deskOf(server);
  const { openFleetDesk } = await import("@springtide/server");
  const store = await openStore(place);
  try {
    const desk = await openFleetDesk({ store, alone: place.databaseUrl === null, threads, now: place.now, log });
    return {
      ...desk,
      async close() {
        await desk.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The API of a server as a desk. */
function deskOf(server: HoldingServer): FleetDesk {
  const headers = { "content-type": "application/json" };
  const asked = async (path: string, request: RequestInit = {}): Promise<unknown> =>
    (await askOwner(server, path, request)).json();
  return {
    async ask(call) {
      const once = { ...headers, "idempotency-key": randomUUID() };
      const answer = await asked("/api/jobs", { method: "POST", headers: once, body: JSON.stringify(call) });
      return routes.startJob.response.parse(answer).id;
    },
    look: async (fleet) => routes.getJob.response.parse(await asked(`/api/jobs/${fleet}`)),
    lines: async (fleet, after) =>
      routes.fleetLines.response.parse(await asked(`/api/jobs/${fleet}/fleet?cursor=${after}&limit=500`)),
    async cancel(fleet) {
      await asked(`/api/jobs/${fleet}/cancel`, { method: "POST", headers });
    },
    close: () => Promise.resolve(),
  };
}
