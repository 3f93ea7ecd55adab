import { LOCAL_SCOPE } from "@springtide/store";
import type { Actor } from "../people/actor.ts";

/** Whoever uses this machine: the owner of its one organisation. */
const LOCAL_OWNER: Actor = {
  scope: LOCAL_SCOPE,
  person: null,
  name: "This machine",
  roles: ["owner"],
  agreements: null,
  kind: "owner-command",
};

/** Takes every request for one of whoever uses this machine. */
export function identifyLocally(): Promise<Actor> {
  return Promise.resolve(LOCAL_OWNER);
}
