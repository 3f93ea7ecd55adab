import type { Me } from "@springtide/contracts";
import type { FoundPartnerLink, Store } from "@springtide/store";
import type { Caller } from "../http/call.ts";
import { partnerName } from "../partners/partner-name.ts";
import type { Actor } from "./actor.ts";
import { impliedRoles } from "./actor.ts";
import { cookie } from "./cookies.ts";
import { partnerLinkNotValid } from "./people-problems.ts";
import { hashOf, looksLike, newSecret } from "./secrets.ts";
import type { PeopleNeeds } from "./sessions.ts";
import { endSessionOf, LONGEST_MS, namesFor, networkOfCaller, sessionMoment } from "./sessions.ts";
import { allowTry } from "./sign-in-limits.ts";

/** The address of a link: what stands behind # stays in the browser that opens it, out of logs, referrers and programs that look at mail. */
export function partnerLinkAddress(base: string, secret: string): string {
  return `${base}/partner/#${secret}`;
}

/** A link is worth no more than its maker, who has to be somebody still who may make one. */
export function isHeld({ makerRoles }: FoundPartnerLink): boolean {
  return impliedRoles(makerRoles).includes("owner");
}

/** What a link lets whoever follows it do. */
export function linkActor(link: FoundPartnerLink): Actor {
  const { id, label, rights, expiresAt } = link;
  return {
    scope: { organisation: link.organisation, partner: link.partner },
    person: null,
    name: label,
    roles: ["partner"],
    agreements: link.agreements,
    kind: "link",
    link: { id, label, rights, expiresAt },
  };
}

/** Who came by a link, as the page shows it. */
async function meByLink(store: Store, link: FoundPartnerLink): Promise<Me> {
  const { label, rights, expiresAt, partner, agreements } = link;
  const organisation = { id: link.organisation, name: link.organisationName };
  return {
    ...{ person: null, name: label, email: null, kind: "link", organisation, roles: ["partner"], partner },
    partnerName: await partnerName(store, link),
    agreements: agreements === null ? null : [...agreements],
    hasPassword: false,
    link: { rights, expiresAt },
    organisations: [organisation],
  };
}

/**
 * Opens a session by a link, as often as somebody follows it until it ends. Gives back the cookie to set, and who they are.
 * @throws HttpProblem 410 `link-not-valid`, 429 `too-many-tries`
 */
export async function openByLink(
  needs: PeopleNeeds,
  secret: string,
  caller: Caller,
): Promise<{ readonly me: Me; readonly cookie: string }> {
  const { store, now, random } = needs;
  const tried = await allowTry(
    { signIn: store.signIn, now, sleep: needs.sleep },
    { email: null, network: networkOfCaller(needs, caller), device: null },
  );
  const link = looksLike("partner", secret) ? await store.signIn.partnerLink(hashOf(secret)) : null;
  if (link === null || !isHeld(link)) throw partnerLinkNotValid();
  await tried.right();
  await endSessionOf(needs, caller.headers);
  await store.signIn.tidy(sessionMoment(now()));
  const session = newSecret("visit", random);
  const endMs = Math.min(Date.parse(link.expiresAt), now().getTime() + LONGEST_MS);
  await store.signIn.startLinkSession({
    ...{ organisation: link.organisation, link: link.id, tokenHash: hashOf(session) },
    expiresAt: new Date(endMs).toISOString(),
  });
  const names = namesFor(needs, caller.headers);
  const seconds = Math.ceil((endMs - now().getTime()) / 1000);
  return { me: await meByLink(store, link), cookie: cookie(names, names.session, session, seconds) };
}

/** Who came by the session whose cookie came along. @throws HttpProblem 410 where the link ended meanwhile */
export async function meOfVisit({ store, now }: PeopleNeeds, session: string): Promise<Me> {
  const found = await store.signIn.linkSession(hashOf(session), sessionMoment(now()));
  if (found === null) throw partnerLinkNotValid();
  return meByLink(store, found.link);
}
