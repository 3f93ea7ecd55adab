import type { Store } from "@springtide/store";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import type { ConnectionMeans } from "../../apps/server/src/connections/connection-means.ts";
import type { DatabaseUnderTest } from "../databases/databases.ts";
import { SECRET_KEY } from "../databases/databases.ts";

export const HOUR_MS = 3_600_000;

const policy = { reach: "loopback" as const, resolve: () => Promise.reject(new Error("no names here")) };

/** Somebody of the organisation's own people, and what they change settings and webhooks by. */
export const who = { person: 7, pseudonym: "person 7" };
export const by = { policy, who };
export const ours = { scope: LOCAL_SCOPE, who };

/** Connections on a store of their own, by a clock that goes on when it is told to, and that reach this machine alone. */
export interface ConnectionsUnderTest {
  readonly folder: string;
  readonly store: Store;
  readonly means: ConnectionMeans;
  nowMs(): number;
  later(hours: number): void;
  close(): Promise<void>;
}

export async function connectionsOn(under: DatabaseUnderTest): Promise<ConnectionsUnderTest> {
  const place = await under.place();
  // A Thursday; no clock change is near.
  let nowMs = Date.parse("2026-06-11T10:00:00Z");
  const now = (): Date => new Date(nowMs);
  const store = await openStore({ ...place, secretKey: SECRET_KEY, now });
  return {
    ...{ folder: place.folder, store },
    means: {
      ...{ store, policy, now },
      random: () => 0.5,
      wait: () => Promise.resolve(),
      address: () => "https://plan.example.com",
      log: () => undefined,
    },
    nowMs: () => nowMs,
    later: (hours) => void (nowMs += hours * HOUR_MS),
    close: async () => {
      await store.close();
      await place.remove();
    },
  };
}
