import { Membership, Role } from "@springtide/contracts";

/** What a person is in one organisation. */
export interface Standing {
  readonly person: number;
  /** Null once it was erased. */
  readonly name: string | null;
  readonly email: string | null;
  readonly organisation: number;
  readonly organisationName: string;
  readonly roles: readonly Role[];
  readonly partner: string | null;
  readonly agreements: readonly string[] | null;
}

/** The columns that `standingFrom` reads, of members joined with details and organisations. */
export const STANDING_COLUMNS = [
  "members.person",
  "person_details.name",
  "person_details.email",
  "members.organisation",
  "organisations.name as organisation_name",
  "members.roles",
  "members.partner",
  "members.agreements",
] as const;

interface StandingRow {
  readonly person: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly organisation: number;
  readonly organisation_name: string;
  readonly roles: readonly string[];
  readonly partner: string | null;
  readonly agreements: readonly string[] | null;
}

export function standingFrom(row: StandingRow): Standing {
  const { person, name, email, organisation, organisation_name: organisationName } = row;
  return { person, name, email, organisation, organisationName, ...membershipFrom(row) };
}

/** Roles, partner and agreements as they stand in a row. */
export function membershipFrom(row: Pick<StandingRow, "roles" | "partner" | "agreements">): Membership {
  return Membership.parse({ roles: row.roles, partner: row.partner, agreements: row.agreements });
}

export function rolesFrom(stored: readonly string[]): Role[] {
  return Role.array().parse(stored);
}

/** A membership as the columns take it. */
export function membershipColumns({ roles, partner, agreements }: Membership): {
  roles: string[];
  partner: string | null;
  agreements: string[] | null;
} {
  return { roles: [...roles], partner, agreements: agreements === null ? null : [...agreements] };
}
