import { setTimeout as pause } from "node:timers/promises";
import type { AddressPolicy } from "@springtide/exchange";
import { systemResolver } from "@springtide/exchange";
import type { Store } from "@springtide/store";
import type { ConnectionMeans } from "./connection-means.ts";

/** Means that stand on this process's dice. @param reach whom addresses that users set may lead to */
export function ownMeans(given: {
  readonly store: Store;
  readonly reach: AddressPolicy["reach"];
  readonly address: () => string | null;
  readonly now: () => Date;
  readonly log: (line: string) => void;
}): ConnectionMeans {
  const { reach, ...rest } = given;
  return {
    ...rest,
    policy: { reach, resolve: systemResolver },
    random: Math.random,
    wait: async (ms, signal) => {
      await pause(ms, undefined, { signal });
    },
  };
}

/** What `SPRINGTIDE_INTERNAL_ADDRESSES=allow` says: whoever runs the server lets its users name addresses of the own network. */
export function reachOf(environment: Readonly<Record<string, string | undefined>>): AddressPolicy["reach"] {
  return environment["SPRINGTIDE_INTERNAL_ADDRESSES"] === "allow" ? "internal" : "public";
}
