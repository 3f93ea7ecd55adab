import type { peopleRoutes } from "@springtide/contracts";
import type { Handlers } from "../http/call.ts";
import type { MemberNeeds } from "./member-handlers.ts";
import { memberHandlers } from "./member-handlers.ts";
import { partnerLinkHandlers } from "./partner-link-handlers.ts";
import { signInHandlers } from "./sign-in-handlers.ts";

/** What answers everything about who may come in. */
export function peopleHandlers(needs: MemberNeeds): Handlers<typeof peopleRoutes> {
  return { ...signInHandlers(needs.people), ...memberHandlers(needs), ...partnerLinkHandlers(needs) };
}
