import type { Transaction } from "kysely";
import type { InScope } from "../database/scope.ts";
import type { Tables } from "../database/tables.ts";
import type { FoundAccessToken } from "./access-tokens.ts";
import { selectAccessToken } from "./access-tokens.ts";
import type { Account, NewAccount } from "./accounts.ts";
import {
  eraseDetails,
  hasOwnerWithPassword,
  insertAccount,
  selectAccount,
  selectStandings,
  insertMember,
  upsertPassword,
} from "./accounts.ts";
import type { FoundInvitation } from "./invitations.ts";
import { openInvitations } from "./invitations.ts";
import type { OneTimeLink } from "./one-time-links.ts";
import { insertLink, selectLink, takeLink } from "./one-time-links.ts";
import type { FoundLinkSession, FoundPartnerLink, NewLinkSession } from "./partner-links.ts";
import {
  deleteEndedLinks,
  deleteLinkSession,
  insertLinkSession,
  selectLinkSession,
  selectPartnerLink,
  touchLinkSession,
} from "./partner-links.ts";
import type { FoundSession, NewSession, SessionMoment, StoredSession } from "./sessions.ts";
import { deleteSessions, insertSession, selectSession, selectSessions } from "./sessions.ts";
import type { Tries } from "./sign-in-tries.ts";
import { countTries, forgetTries } from "./sign-in-tries.ts";
import type { Standing } from "./standing.ts";
import { membershipFrom } from "./standing.ts";

/** What is looked up to know who asks, before it is known for which organisation. */
export interface SignInStore {
  account(email: string): Promise<Account | null>;
  /** What a person is, in every organisation; of everybody if null. */
  standings(person: number | null): Promise<Standing[]>;
  addAccount(account: NewAccount): Promise<number>;
  /** The organisation of this name; made where there is none. */
  organisationNamed(name: string): Promise<number>;
  hasOwnerWithPassword(): Promise<boolean>;
  passwordHash(person: number): Promise<string | null>;
  /** A new password: links made for the old one, and browsers known by it, are good for nothing more. */
  setPassword(person: number, hash: string): Promise<void>;
  /** The same password, hashed at another cost. */
  renewHash(person: number, hash: string): Promise<void>;
  /** See `eraseDetails`. */
  erase(person: number): Promise<boolean>;

  startSession(session: NewSession): Promise<number>;
  session(tokenHash: string, moment: SessionMoment): Promise<FoundSession | null>;
  sessions(person: number, moment: SessionMoment): Promise<StoredSession[]>;
  noteSessionUse(id: number): Promise<void>;
  endSessions(person: number, which: { readonly only?: number; readonly except?: number }): Promise<number>;

  makeLink(link: OneTimeLink): Promise<void>;
  link(tokenHash: string): Promise<OneTimeLink | null>;
  /** Uses a link up; false where it was used already. */
  takeLink(tokenHash: string): Promise<boolean>;

  invitation(tokenHash: string): Promise<FoundInvitation | null>;
  invitationsFor(email: string): Promise<FoundInvitation[]>;
  /** Makes the invited a member, once: a new person, or one who is there already. Null where the invitation is gone. */
  acceptInvitation(
    id: number,
    who: { readonly person: number } | { readonly name: string; readonly passwordHash: string | null },
  ): Promise<number | null>;

  accessToken(tokenHash: string): Promise<FoundAccessToken | null>;
  noteTokenUse(id: number): Promise<void>;

  /** A link for a partner that holds. */
  partnerLink(tokenHash: string): Promise<FoundPartnerLink | null>;
  /** Opens a session by a partner's link, and notes the use of the link. */
  startLinkSession(session: NewLinkSession): Promise<void>;
  linkSession(tokenHash: string, moment: SessionMoment): Promise<FoundLinkSession | null>;
  noteLinkSessionUse(id: number): Promise<void>;
  endLinkSession(tokenHash: string): Promise<void>;

  /** See `countTries`; @param since forgets what lies longer back. */
  countTries(
    keys: readonly string[],
    since: string,
    mayTry: (before: readonly (Tries | null)[]) => boolean,
  ): Promise<boolean>;
  /** See `forgetTries`. */
  forgetTries(keys: { readonly whole: readonly string[]; readonly one: readonly string[] }): Promise<void>;
  /** Whose browser it is that came with this. */
  knownDevice(tokenHash: string): Promise<number | null>;
  noteDevice(person: number, tokenHash: string): Promise<void>;

  /** Whom an issuer's subject stands for here. */
  openIdPerson(issuer: string, subject: string): Promise<number | null>;
  linkOpenId(issuer: string, subject: string, person: number): Promise<void>;

  /** Drops what has expired; a day's leftovers are few. */
  tidy(moment: SessionMoment): Promise<void>;
}

/** @param inScope of every organisation */
export function signInStore(inScope: InScope, now: () => Date): SignInStore {
  const instant = (): string => now().toISOString();
  return {
    account: (email) => inScope((database) => selectAccount(database, email)),
    standings: (person) => inScope((database) => selectStandings(database, person)),
    addAccount: (account) => inScope((database) => insertAccount(database, account, instant())),
    organisationNamed: (name) => inScope((database) => organisationNamed(database, name, instant())),
    hasOwnerWithPassword: () => inScope(hasOwnerWithPassword),
    passwordHash: (person) => inScope((database) => selectPasswordHash(database, person)),
    setPassword: (person, hash) => inScope((database) => upsertPassword(database, person, hash, instant())),
    renewHash: (person, hash) =>
      inScope(async (database) => {
        await database.updateTable("passwords").set({ hash }).where("person", "=", person).execute();
      }),
    erase: (person) => inScope((database) => eraseDetails(database, person)),

    startSession: (session) => inScope((database) => insertSession(database, session, instant())),
    session: (tokenHash, moment) => inScope((database) => selectSession(database, tokenHash, moment)),
    sessions: (person, moment) => inScope((database) => selectSessions(database, person, moment)),
    noteSessionUse: (id) => inScope((database) => touch(database, "sessions", id, instant())),
    endSessions: (person, which) => inScope((database) => deleteSessions(database, person, which)),

    makeLink: (link) => inScope((database) => insertLink(database, link, instant())),
    link: (tokenHash) => inScope((database) => selectLink(database, tokenHash, instant())),
    takeLink: (tokenHash) => inScope((database) => takeLink(database, tokenHash)),

    invitation: async (tokenHash) =>
      (await inScope((database) => openInvitations(database, { tokenHash }, instant())))[0] ?? null,
    invitationsFor: (email) => inScope((database) => openInvitations(database, { email }, instant())),
    acceptInvitation: (id, who) => inScope((database) => acceptInvitation(database, id, who, instant())),

    accessToken: (tokenHash) => inScope((database) => selectAccessToken(database, tokenHash, instant())),
    noteTokenUse: (id) => inScope((database) => touch(database, "access_tokens", id, instant())),

    partnerLink: (tokenHash) => inScope((database) => selectPartnerLink(database, tokenHash, instant())),
    startLinkSession: (session) => inScope((database) => insertLinkSession(database, session, instant())),
    linkSession: (tokenHash, moment) => inScope((database) => selectLinkSession(database, tokenHash, moment)),
    noteLinkSessionUse: (id) => inScope((database) => touchLinkSession(database, id, instant())),
    endLinkSession: (tokenHash) => inScope((database) => deleteLinkSession(database, tokenHash)),

    countTries: (keys, since, mayTry) =>
      inScope((database) => countTries(database, keys, { now: instant(), since }, mayTry)),
    forgetTries: (keys) => inScope((database) => forgetTries(database, keys)),
    knownDevice: (tokenHash) => inScope((database) => selectDevice(database, tokenHash)),
    noteDevice: (person, tokenHash) => inScope((database) => upsertDevice(database, person, tokenHash, instant())),

    openIdPerson: (issuer, subject) => inScope((database) => selectOpenId(database, issuer, subject)),
    linkOpenId: (issuer, subject, person) =>
      inScope(async (database) => {
        await database.insertInto("open_id_subjects").values({ issuer, subject, person }).execute();
      }),

    tidy: (moment) => inScope((database) => deleteExpired(database, moment)),
  };
}

async function acceptInvitation(
  database: Transaction<Tables>,
  id: number,
  who: Parameters<SignInStore["acceptInvitation"]>[1],
  now: string,
): Promise<number | null> {
  const taken = await database
    .deleteFrom("invitations")
    .where("id", "=", id)
    .where("expires_at", ">", now)
    .returningAll()
    .executeTakeFirst();
  if (taken === undefined) return null;
  const { organisation, email } = taken;
  const membership = membershipFrom(taken);
  if ("name" in who) return insertAccount(database, { email, organisation, membership, ...who }, now);
  await insertMember(database, { person: who.person, organisation, membership }, now);
  return who.person;
}

async function organisationNamed(database: Transaction<Tables>, name: string, now: string): Promise<number> {
  const there = await database.selectFrom("organisations").select("id").where("name", "=", name).executeTakeFirst();
  if (there !== undefined) return there.id;
  const { id } = await database
    .insertInto("organisations")
    .values({ name, created_at: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

async function selectPasswordHash(database: Transaction<Tables>, person: number): Promise<string | null> {
  const row = await database.selectFrom("passwords").select("hash").where("person", "=", person).executeTakeFirst();
  return row?.hash ?? null;
}

async function touch(
  database: Transaction<Tables>,
  table: "sessions" | "access_tokens",
  id: number,
  now: string,
): Promise<void> {
  await database.updateTable(table).set({ used_at: now }).where("id", "=", id).execute();
}

async function selectDevice(database: Transaction<Tables>, tokenHash: string): Promise<number | null> {
  const row = await database
    .selectFrom("known_devices")
    .select("person")
    .where("token_hash", "=", tokenHash)
    .executeTakeFirst();
  return row?.person ?? null;
}

async function upsertDevice(
  database: Transaction<Tables>,
  person: number,
  tokenHash: string,
  now: string,
): Promise<void> {
  await database
    .insertInto("known_devices")
    .values({ person, token_hash: tokenHash, used_at: now })
    .onConflict((conflict) => conflict.column("token_hash").doUpdateSet({ person, used_at: now }))
    .execute();
}

async function selectOpenId(database: Transaction<Tables>, issuer: string, subject: string): Promise<number | null> {
  const row = await database
    .selectFrom("open_id_subjects")
    .select("person")
    .where("issuer", "=", issuer)
    .where("subject", "=", subject)
    .executeTakeFirst();
  return row?.person ?? null;
}

/** Tries and devices nobody came back with count as expired after as long as a session may lie idle. */
async function deleteExpired(database: Transaction<Tables>, { now, idleSince }: SessionMoment): Promise<void> {
  await database
    .deleteFrom("sessions")
    .where((where) => where.or([where("expires_at", "<", now), where("used_at", "<", idleSince)]))
    .execute();
  await deleteEndedLinks(database, { now, idleSince });
  await database.deleteFrom("one_time_links").where("expires_at", "<", now).execute();
  await database.deleteFrom("invitations").where("expires_at", "<", idleSince).execute();
  await database.deleteFrom("sign_in_tries").where("last_at", "<", idleSince).execute();
}
