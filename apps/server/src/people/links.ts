import type { IncomingHttpHeaders } from "node:http";
import type { LinkPurpose } from "@springtide/store";
import { hashOf, newSecret } from "./secrets.ts";
import type { PeopleNeeds } from "./sessions.ts";

const HOUR_MS = 3_600_000;
/** How long links hold that somebody hands on. */
export const LINK_HOURS = { "sign-in": 1, password: 24, invitation: 7 * 24 } as const;

/** The address of the page that exchanges a secret; getting it uses nothing up. */
export function linkAddress(base: string, secret: string): string {
  return `${base}/sign-in/${secret}`;
}

/** Where people who ask under this host open the product. */
export function baseFor({ settings }: PeopleNeeds, headers: IncomingHttpHeaders): string {
  return settings.publicUrl ?? `http://${headers.host ?? "localhost"}`;
}

/** Makes a link that is good once; earlier ones for the same end. */
export async function makeLink(
  { store, now, random }: PeopleNeeds,
  purpose: LinkPurpose,
  whose: { readonly person: number; readonly organisation: number },
  base: string,
): Promise<{ readonly link: string; readonly expiresAt: string }> {
  const secret = newSecret("link", random);
  const expiresAt = hoursFrom(now(), LINK_HOURS[purpose]);
  await store.signIn.makeLink({ tokenHash: hashOf(secret), purpose, ...whose, expiresAt });
  return { link: linkAddress(base, secret), expiresAt };
}

export function hoursFrom(now: Date, hours: number): string {
  return new Date(now.getTime() + hours * HOUR_MS).toISOString();
}
