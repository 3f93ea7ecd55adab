import type { firstLookRoutes } from "@springtide/contracts";
import type { Handlers } from "../http/call.ts";
import { FirstLooks } from "./first-looks.ts";

/** What is answered of files before there is a shop for them. */
export function firstLookHandlers(): Handlers<typeof firstLookRoutes> {
  const looks = new FirstLooks();
  return {
    firstLook: ({ query: { file = "contacts.csv", ...reading }, upload }) => looks.look({ file, ...reading }, upload),
  };
}
