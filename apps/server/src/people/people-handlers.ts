import type { peopleRoutes } from "@springtide/contracts";
import type { Handlers } from "../http/call.ts";
import { memberHandlers } from "./member-handlers.ts";
import type { PeopleNeeds } from "./sessions.ts";
import { signInHandlers } from "./sign-in-handlers.ts";

/** What answers everything about who may come in. */
export function peopleHandlers({
  people,
  localOnly,
}: {
  readonly people: PeopleNeeds;
  readonly localOnly: boolean;
}): Handlers<typeof peopleRoutes> {
  return { ...signInHandlers(people), ...memberHandlers(people, localOnly) };
}
