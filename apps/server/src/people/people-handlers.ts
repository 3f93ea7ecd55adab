import type { peopleRoutes } from "@springtide/contracts";
import type { Handlers } from "../http/call.ts";
import { memberHandlers } from "./member-handlers.ts";
import type { PeopleNeeds } from "./sessions.ts";
import { signInHandlers } from "./sign-in-handlers.ts";

/** What answers everything about who may come in. */
export function peopleHandlers({ people }: { readonly people: PeopleNeeds }): Handlers<typeof peopleRoutes> {
  return { ...signInHandlers(people), ...memberHandlers(people) };
}
