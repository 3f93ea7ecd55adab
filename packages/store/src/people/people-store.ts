import type { Membership } from "@springtide/contracts";
import type { InScope } from "../database/scope.ts";
import type { NewAccessToken, StoredAccessToken } from "./access-tokens.ts";
import { deleteAccessToken, insertAccessToken, selectAccessTokens } from "./access-tokens.ts";
import type { NewInvitation, StoredInvitation } from "./invitations.ts";
import { deleteInvitation, insertInvitation, selectInvitations } from "./invitations.ts";
import type { NewPartnerLink, StoredPartnerLink } from "./partner-links.ts";
import { deletePartnerLink, insertPartnerLink, selectPartnerLinks } from "./partner-links.ts";
import type { StoredMember } from "./members.ts";
import { deleteMember, selectMembers, selectNames, updateMember } from "./members.ts";

/** The people of one organisation. */
export interface PeopleStore {
  /** In the order in which they joined. */
  members(): Promise<StoredMember[]>;
  /** False where there is no such member. @throws Refusal `last-owner` */
  changeMember(person: number, membership: Membership): Promise<boolean>;
  /** Ends their sessions, links and tokens in this organisation too. @throws Refusal `last-owner` */
  removeMember(person: number): Promise<boolean>;
  /** Everybody who is or was a member; null for a name that was erased. */
  names(): Promise<{ readonly person: number; readonly name: string | null }[]>;
  /** In the order in which they were made. */
  invitations(): Promise<StoredInvitation[]>;
  /** Gives back its number; one that is open for the same address is replaced. */
  invite(invitation: NewInvitation): Promise<number>;
  revokeInvitation(id: number): Promise<boolean>;
  /** Of one person, or of everybody if null. */
  accessTokens(person: number | null): Promise<StoredAccessToken[]>;
  makeAccessToken(token: NewAccessToken): Promise<number>;
  /** Of one person, or of anybody if null. */
  revokeAccessToken(id: number, person: number | null): Promise<boolean>;
  /** In the order in which they were made. */
  partnerLinks(): Promise<StoredPartnerLink[]>;
  makePartnerLink(link: NewPartnerLink): Promise<number>;
  /** Ends its sessions too. */
  revokePartnerLink(id: number): Promise<boolean>;
}

/** @param inScope of one organisation's own people: a partner's scope sees nothing of this */
export function peopleStore(inScope: InScope, now: () => Date): PeopleStore {
  const instant = (): string => now().toISOString();
  return {
    members: () => inScope(selectMembers),
    names: () => inScope(selectNames),
    changeMember: (person, membership) => inScope((database) => updateMember(database, person, membership)),
    removeMember: (person) => inScope((database) => deleteMember(database, person, instant())),
    invitations: () => inScope(selectInvitations),
    invite: (invitation) => inScope((database) => insertInvitation(database, invitation, instant())),
    revokeInvitation: (id) => inScope((database) => deleteInvitation(database, id)),
    accessTokens: (person) => inScope((database) => selectAccessTokens(database, person)),
    makeAccessToken: (token) => inScope((database) => insertAccessToken(database, token, instant())),
    revokeAccessToken: (id, person) => inScope((database) => deleteAccessToken(database, id, person)),
    partnerLinks: () => inScope(selectPartnerLinks),
    makePartnerLink: (link) => inScope((database) => insertPartnerLink(database, link, instant())),
    revokePartnerLink: (id) => inScope((database) => deletePartnerLink(database, id)),
  };
}
