import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Store } from "@springtide/store";
import { passwordHasher } from "./password-hash.ts";
import type { PeopleSettings } from "./people-settings.ts";
import type { PeopleNeeds } from "./sessions.ts";

/** What everything about people stands on, with this process's source of chance. */
export function peopleNeeds(store: Store, settings: PeopleSettings, now: () => Date): PeopleNeeds {
  return {
    ...{ store, settings, random: randomBytes, passwords: passwordHasher(randomBytes) },
    now,
    sleep: async (milliseconds) => {
      await setTimeout(milliseconds);
    },
  };
}
