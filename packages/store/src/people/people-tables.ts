import type { Generated } from "kysely";

type Instant = string;

interface OfOrganisation {
  /** Filled in by the scope where it is not named. */
  readonly organisation: Generated<number>;
}

interface MembershipColumns {
  roles: string[];
  partner: string | null;
  agreements: string[] | null;
}

/** Tables of who may come in. */
export interface PeopleTables {
  people: { id: Generated<number>; made_at: Instant };
  person_details: { person: number; email: string | null; name: string };
  members: OfOrganisation & MembershipColumns & { person: number; since: Instant };
  former_members: OfOrganisation & { person: number; left_at: Instant };
  invitations: OfOrganisation &
    MembershipColumns & {
      id: Generated<number>;
      token_hash: string;
      email: string;
      name: string;
      made_at: Instant;
      expires_at: Instant;
    };
  access_tokens: OfOrganisation & {
    id: Generated<number>;
    person: number;
    token_hash: string;
    kind: string;
    name: string;
    roles: string[];
    read_only: boolean;
    agreements: string[] | null;
    skills: string[] | null;
    made_at: Instant;
    expires_at: Instant;
    used_at: Instant | null;
  };
  partner_links: OfOrganisation & {
    id: Generated<number>;
    made_by: number;
    token_hash: string;
    label: string;
    partner: string;
    agreements: string[] | null;
    rights: string;
    made_at: Instant;
    expires_at: Instant;
    used_at: Instant | null;
  };
  partner_link_sessions: OfOrganisation & {
    id: Generated<number>;
    link: number;
    token_hash: string;
    made_at: Instant;
    used_at: Instant;
    expires_at: Instant;
  };
  passwords: { person: number; hash: string; changed_at: Instant };
  sessions: {
    id: Generated<number>;
    token_hash: string;
    person: number;
    organisation: number;
    browser: string;
    made_at: Instant;
    used_at: Instant;
    expires_at: Instant;
  };
  one_time_links: {
    token_hash: string;
    purpose: string;
    person: number;
    organisation: number;
    made_at: Instant;
    expires_at: Instant;
  };
  sign_in_tries: { key: string; tries: number; last_at: Instant };
  known_devices: { token_hash: string; person: number; used_at: Instant };
  open_id_subjects: { issuer: string; subject: string; person: number };
}
