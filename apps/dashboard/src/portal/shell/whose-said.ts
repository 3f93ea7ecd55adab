import type { Me } from "@springtide/contracts";
import type { PortalWords } from "../portal-words.ts";

/** "Northwind, for Lamp shop": whom one works for, as the client calls them, and for which client. */
export function whoseSaid({ partnerName, organisation: { name } }: Me, { say }: PortalWords): string {
  const client = { organisation: name };
  return partnerName === null
    ? say("portal.whose-client", client)
    : say("portal.whose", { ...client, partner: partnerName });
}
