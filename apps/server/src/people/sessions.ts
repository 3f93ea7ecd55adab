import type { IncomingHttpHeaders } from "node:http";
import type { Me, Role } from "@springtide/contracts";
import type { SessionMoment, Standing, Store } from "@springtide/store";
import type { Caller } from "../http/call.ts";
import { partnerName } from "../partners/partner-name.ts";
import type { Actor } from "./actor.ts";
import { browserInWords } from "./browser-words.ts";
import type { CookieNames } from "./cookies.ts";
import { cookie, cookieFrom, cookieNames } from "./cookies.ts";
import { networkOf } from "./network.ts";
import type { PasswordHasher } from "./password-hash.ts";
import type { PeopleSettings } from "./people-settings.ts";
import type { RandomBytes } from "./secrets.ts";
import { hashOf, looksLike, newSecret } from "./secrets.ts";

/** What everything about people stands on. */
export interface PeopleNeeds {
  readonly store: Store;
  readonly now: () => Date;
  readonly random: RandomBytes;
  readonly passwords: PasswordHasher;
  readonly settings: PeopleSettings;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

const DAY_MS = 24 * 3_600_000;
/** A session ends after a week without use, and after 30 days in any case (NIST SP 800-63B-4, 2.1.3: no longer than that). */
const IDLE_MS = 7 * DAY_MS;
export const LONGEST_MS = 30 * DAY_MS;
/** A browser is known for as long as browsers keep a cookie at most. */
const DEVICE_SECONDS = 400 * 86_400;

export function sessionMoment(now: Date): SessionMoment {
  return { now: now.toISOString(), idleSince: new Date(now.getTime() - IDLE_MS).toISOString() };
}

/** The network that a caller counts under when tries are counted. */
export function networkOfCaller({ settings }: PeopleNeeds, { address, headers }: Caller): string {
  const forwarded = headers["x-forwarded-for"];
  return networkOf(address, Array.isArray(forwarded) ? forwarded.join(",") : forwarded, settings.proxies);
}

/** The names of our cookies for whoever asks under this host. */
export function namesFor({ settings }: PeopleNeeds, headers: IncomingHttpHeaders): CookieNames {
  return cookieNames(settings.publicUrl?.startsWith("https:") === true, headers.host ?? "");
}

/** The session and device secrets that came along. */
export function secretsFrom(
  needs: PeopleNeeds,
  headers: IncomingHttpHeaders,
): { session: string | null; device: string | null } {
  const names = namesFor(needs, headers);
  return { session: cookieFrom(headers.cookie, names.session), device: cookieFrom(headers.cookie, names.device) };
}

/**
 * Starts a session with a secret of its own, whatever came along: one that was planted before is worth nothing afterwards, and ours
 * of before ends. Gives back the cookies to set.
 */
export async function startSession(
  needs: PeopleNeeds,
  headers: IncomingHttpHeaders,
  { person, organisation }: { readonly person: number; readonly organisation: number },
): Promise<string[]> {
  const { store, now, random } = needs;
  const names = namesFor(needs, headers);
  await endSessionOf(needs, headers);
  await store.signIn.tidy(sessionMoment(now()));
  const session = newSecret("session", random);
  await store.signIn.startSession({
    ...{ tokenHash: hashOf(session), person, organisation },
    browser: browserInWords(headers["user-agent"]),
    expiresAt: new Date(now().getTime() + LONGEST_MS).toISOString(),
  });
  const known = secretsFrom(needs, headers).device;
  const isOurs = known !== null && (await store.signIn.knownDevice(hashOf(known))) === person;
  const device = isOurs ? known : newSecret("device", random);
  await store.signIn.noteDevice(person, hashOf(device));
  return [
    cookie(names, names.session, session, LONGEST_MS / 1000),
    cookie(names, names.device, device, DEVICE_SECONDS),
  ];
}

/** Ends the session whose cookie came along, if any. */
export async function endSessionOf(needs: PeopleNeeds, headers: IncomingHttpHeaders): Promise<void> {
  const { session } = secretsFrom(needs, headers);
  if (session === null) return;
  if (looksLike("visit", session)) return needs.store.signIn.endLinkSession(hashOf(session));
  const found = await needs.store.signIn.session(hashOf(session), sessionMoment(needs.now()));
  if (found !== null) await needs.store.signIn.endSessions(found.standing.person, { only: found.id });
}

/** What a standing lets somebody do. */
export function actorOf(standing: Standing, kind: "person" | "token", roles: readonly Role[]): Actor {
  return {
    scope: { organisation: standing.organisation, partner: standing.partner },
    person: standing.person,
    name: standing.name ?? `Person ${standing.person}`,
    roles,
    agreements: standing.agreements,
    kind,
  };
}

/** Who somebody is, as the page shows it. */
export async function me(
  { store }: PeopleNeeds,
  standing: Standing,
  kind: Me["kind"],
  roles: readonly Role[],
): Promise<Me> {
  const { person, name, email, partner, agreements } = standing;
  const [all, hash, named] = await Promise.all([
    store.signIn.standings(person),
    store.signIn.passwordHash(person),
    partnerName(store, standing),
  ]);
  return {
    ...{ person, name: name ?? `Person ${person}`, email, kind, partner, partnerName: named },
    organisation: { id: standing.organisation, name: standing.organisationName },
    roles: [...roles],
    agreements: agreements === null ? null : [...agreements],
    hasPassword: hash !== null,
    link: null,
    organisations: all.map(({ organisation: id, organisationName: name }) => ({ id, name })),
  };
}
