import { LinkRights, Role } from "@springtide/contracts";
import type { Transaction } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { SessionMoment } from "./sessions.ts";

export interface NewPartnerLink {
  /** Number of the member who makes it: it ends when they leave. */
  readonly madeBy: number;
  readonly tokenHash: string;
  /** Whom it is for. */
  readonly label: string;
  readonly partner: string;
  /** Null is every agreement of the partner. */
  readonly agreements: readonly string[] | null;
  readonly rights: LinkRights;
  readonly expiresAt: string;
}

/** A link as lists show it: all but its secret. */
export interface StoredPartnerLink extends Omit<NewPartnerLink, "tokenHash"> {
  readonly id: number;
  readonly madeAt: string;
  readonly usedAt: string | null;
}

/** A link that holds now, and where it leads. */
export interface FoundPartnerLink extends StoredPartnerLink {
  readonly organisation: number;
  readonly organisationName: string;
  /** What its maker is today. */
  readonly makerRoles: readonly Role[];
}

/** A session that a link opened and that holds now, as the link does. */
export interface FoundLinkSession {
  readonly id: number;
  readonly usedAt: string;
  readonly link: FoundPartnerLink;
}

export interface NewLinkSession {
  readonly organisation: number;
  readonly link: number;
  readonly tokenHash: string;
  readonly expiresAt: string;
}

const LINK_COLUMNS = [
  "partner_links.id",
  "partner_links.made_by",
  "partner_links.label",
  "partner_links.partner",
  "partner_links.agreements",
  "partner_links.rights",
  "partner_links.made_at",
  "partner_links.expires_at",
  "partner_links.used_at",
] as const;

interface LinkRow {
  readonly id: number;
  readonly made_by: number;
  readonly label: string;
  readonly partner: string;
  readonly agreements: readonly string[] | null;
  readonly rights: string;
  readonly made_at: string;
  readonly expires_at: string;
  readonly used_at: string | null;
}

export async function insertPartnerLink(
  database: Transaction<Tables>,
  link: NewPartnerLink,
  madeAt: string,
): Promise<number> {
  const { madeBy, tokenHash, label, partner, agreements, rights, expiresAt } = link;
  const { id } = await database
    .insertInto("partner_links")
    .values({
      ...{ made_by: madeBy, token_hash: tokenHash, label, partner, rights },
      agreements: agreements === null ? null : [...agreements],
      ...{ made_at: madeAt, expires_at: expiresAt, used_at: null },
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** In the order in which they were made; those that have expired until they are tidied away. */
export async function selectPartnerLinks(database: Transaction<Tables>): Promise<StoredPartnerLink[]> {
  return (await database.selectFrom("partner_links").select(LINK_COLUMNS).orderBy("id").execute()).map(linkFrom);
}

/** Its sessions end with it. */
export async function deletePartnerLink(database: Transaction<Tables>, id: number): Promise<boolean> {
  const { numDeletedRows } = await database.deleteFrom("partner_links").where("id", "=", id).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Across organisations, as the link says which one it is for. Null where there is none, or it has expired. */
export async function selectPartnerLink(
  database: Transaction<Tables>,
  tokenHash: string,
  now: string,
): Promise<FoundPartnerLink | null> {
  const row = await heldLinks(database, now).where("partner_links.token_hash", "=", tokenHash).executeTakeFirst();
  return row === undefined ? null : foundFrom(row);
}

/** Opens a session by a link, and notes the use. */
export async function insertLinkSession(
  database: Transaction<Tables>,
  { organisation, link, tokenHash, expiresAt }: NewLinkSession,
  now: string,
): Promise<void> {
  await database
    .insertInto("partner_link_sessions")
    .values({ organisation, link, token_hash: tokenHash, made_at: now, used_at: now, expires_at: expiresAt })
    .execute();
  await database.updateTable("partner_links").set({ used_at: now }).where("id", "=", link).execute();
}

export async function selectLinkSession(
  database: Transaction<Tables>,
  tokenHash: string,
  { now, idleSince }: SessionMoment,
): Promise<FoundLinkSession | null> {
  const row = await heldLinks(database, now)
    .innerJoin("partner_link_sessions", "partner_link_sessions.link", "partner_links.id")
    .select(["partner_link_sessions.id as session", "partner_link_sessions.used_at as session_used_at"])
    .where("partner_link_sessions.token_hash", "=", tokenHash)
    .where("partner_link_sessions.expires_at", ">", now)
    .where("partner_link_sessions.used_at", ">", idleSince)
    .executeTakeFirst();
  return row === undefined ? null : { id: row.session, usedAt: row.session_used_at, link: foundFrom(row) };
}

export async function touchLinkSession(database: Transaction<Tables>, id: number, now: string): Promise<void> {
  const session = await database
    .updateTable("partner_link_sessions")
    .set({ used_at: now })
    .where("id", "=", id)
    .returning("link")
    .executeTakeFirst();
  if (session === undefined) return;
  await database.updateTable("partner_links").set({ used_at: now }).where("id", "=", session.link).execute();
}

export async function deleteLinkSession(database: Transaction<Tables>, tokenHash: string): Promise<void> {
  await database.deleteFrom("partner_link_sessions").where("token_hash", "=", tokenHash).execute();
}

/** Links stay in their list for a while after they ended; sessions do not. */
export async function deleteEndedLinks(
  database: Transaction<Tables>,
  { now, idleSince }: SessionMoment,
): Promise<void> {
  await database
    .deleteFrom("partner_link_sessions")
    .where((where) => where.or([where("expires_at", "<", now), where("used_at", "<", idleSince)]))
    .execute();
  await database.deleteFrom("partner_links").where("expires_at", "<", idleSince).execute();
}

function heldLinks(database: Transaction<Tables>, now: string) {
  return database
    .selectFrom("partner_links")
    .innerJoin("organisations", "organisations.id", "partner_links.organisation")
    .innerJoin("members", (join) =>
      join
        .onRef("members.person", "=", "partner_links.made_by")
        .onRef("members.organisation", "=", "partner_links.organisation"),
    )
    .select(LINK_COLUMNS)
    .select(["partner_links.organisation", "organisations.name as organisation_name", "members.roles as maker_roles"])
    .where("partner_links.expires_at", ">", now);
}

function foundFrom(
  row: LinkRow & {
    readonly organisation: number;
    readonly organisation_name: string;
    readonly maker_roles: readonly string[];
  },
): FoundPartnerLink {
  return {
    ...linkFrom(row),
    organisation: row.organisation,
    organisationName: row.organisation_name,
    makerRoles: Role.array().parse(row.maker_roles),
  };
}

function linkFrom(row: LinkRow): StoredPartnerLink {
  return {
    ...{ id: row.id, madeBy: row.made_by, label: row.label, partner: row.partner, agreements: row.agreements },
    ...{ rights: LinkRights.parse(row.rights), madeAt: row.made_at, expiresAt: row.expires_at, usedAt: row.used_at },
  };
}
