import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Store } from "@springtide/store";
import { passwordHasher } from "./password-hash.ts";
import type { PeopleSettings } from "./people-settings.ts";
import type { PeopleNeeds } from "./sessions.ts";

/** What everything about people stands on, with this process's clock and source of chance. */
export function peopleNeeds(store: Store, settings: PeopleSettings): PeopleNeeds {
  return {
    ...{ store, settings, random: randomBytes, passwords: passwordHasher(randomBytes) },
    now: () => new Date(),
    sleep: async (milliseconds) => {
      await setTimeout(milliseconds);
    },
  };
}
