import type { Role } from "@springtide/contracts";
import type { Transaction } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Standing } from "./standing.ts";
import { rolesFrom, STANDING_COLUMNS, standingFrom } from "./standing.ts";

export interface NewAccessToken {
  readonly person: number;
  readonly kind: "api" | "feed";
  /** What its maker calls it. */
  readonly name: string;
  readonly tokenHash: string;
  readonly roles: readonly Role[];
  readonly readOnly: boolean;
  /** What a calendar is narrowed to; null is all that its maker sees. */
  readonly agreements: readonly string[] | null;
  readonly skills: readonly string[] | null;
  readonly expiresAt: string;
}

/** A token as lists show it: all but the token. */
export interface StoredAccessToken extends Omit<NewAccessToken, "tokenHash"> {
  readonly id: number;
  readonly madeAt: string;
  readonly usedAt: string | null;
}

/** A token that is valid now, with what its maker is today. */
export interface FoundAccessToken extends StoredAccessToken {
  readonly standing: Standing;
}

export async function insertAccessToken(
  database: Transaction<Tables>,
  token: NewAccessToken,
  madeAt: string,
): Promise<number> {
  const { person, kind, name, tokenHash, roles, readOnly, agreements, skills, expiresAt } = token;
  const { id } = await database
    .insertInto("access_tokens")
    .values({
      ...{ person, kind, name, token_hash: tokenHash, roles: [...roles] },
      ...{ read_only: readOnly, made_at: madeAt, expires_at: expiresAt, used_at: null },
      agreements: agreements === null ? null : [...agreements],
      skills: skills === null ? null : [...skills],
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

const COLUMNS = [
  "access_tokens.id",
  "access_tokens.person as maker",
  "access_tokens.kind",
  "access_tokens.name as token_name",
  "access_tokens.roles as token_roles",
  "access_tokens.read_only",
  "access_tokens.agreements as token_agreements",
  "access_tokens.skills",
  "access_tokens.made_at",
  "access_tokens.expires_at",
  "access_tokens.used_at",
] as const;

interface TokenRow {
  readonly id: number;
  readonly maker: number;
  readonly kind: string;
  readonly token_name: string;
  readonly token_roles: readonly string[];
  readonly read_only: boolean;
  readonly token_agreements: readonly string[] | null;
  readonly skills: readonly string[] | null;
  readonly made_at: string;
  readonly expires_at: string;
  readonly used_at: string | null;
}

/** @param person whose; of everybody in the organisation if null */
export async function selectAccessTokens(
  database: Transaction<Tables>,
  person: number | null,
): Promise<StoredAccessToken[]> {
  let query = database.selectFrom("access_tokens").select(COLUMNS);
  if (person !== null) query = query.where("person", "=", person);
  return (await query.orderBy("id").execute()).map(tokenFrom);
}

/** @param person whose it has to be; anybody's in the organisation if null */
export async function deleteAccessToken(
  database: Transaction<Tables>,
  id: number,
  person: number | null,
): Promise<boolean> {
  let query = database.deleteFrom("access_tokens").where("id", "=", id);
  if (person !== null) query = query.where("person", "=", person);
  const { numDeletedRows } = await query.executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Across organisations, as the token says which one it is for. Null if there is none, or it has expired. */
export async function selectAccessToken(
  database: Transaction<Tables>,
  tokenHash: string,
  now: string,
): Promise<FoundAccessToken | null> {
  const row = await database
    .selectFrom("access_tokens")
    .innerJoin("members", (join) =>
      join
        .onRef("members.person", "=", "access_tokens.person")
        .onRef("members.organisation", "=", "access_tokens.organisation"),
    )
    .innerJoin("organisations", "organisations.id", "members.organisation")
    .leftJoin("person_details", "person_details.person", "members.person")
    .select(COLUMNS)
    .select(STANDING_COLUMNS)
    .where("token_hash", "=", tokenHash)
    .where("access_tokens.expires_at", ">", now)
    .executeTakeFirst();
  return row === undefined ? null : { ...tokenFrom(row), standing: standingFrom(row) };
}

function tokenFrom(row: TokenRow): StoredAccessToken {
  return {
    id: row.id,
    person: row.maker,
    kind: row.kind === "feed" ? "feed" : "api",
    name: row.token_name,
    roles: rolesFrom(row.token_roles),
    readOnly: row.read_only,
    agreements: row.token_agreements,
    skills: row.skills,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
  };
}
