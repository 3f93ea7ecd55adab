import type { memberRoutes } from "@springtide/contracts";
import { whoOf } from "../audit/who-of.ts";
import { outOfReach } from "../commitments/out-of-reach.ts";
import type { Handlers } from "../http/call.ts";
import { HttpProblem } from "../http/problems.ts";
import { dropRecipient } from "../notifications/notification-settings.ts";
import { z } from "zod";
import { agreementsOfPartner } from "../partners/agreement-of-partner.ts";
import type { Actor } from "./actor.ts";
import { hasRole, impliedRoles } from "./actor.ts";
import type { HandOverMeans, LinkForSomebody } from "./hand-over-link.ts";
import { handOverLink, shown } from "./hand-over-link.ts";
import { baseFor, hoursFrom, LINK_HOURS, linkAddress, makeLink } from "./links.ts";
import { memberElsewhere, noSuchMember, onlyPeople } from "./people-problems.ts";
import { hashOf, newSecret } from "./secrets.ts";
import type { PeopleNeeds } from "./sessions.ts";
import { personOf } from "./sign-in-handlers.ts";
import { refuseUnknownAgreement } from "./unknown-agreement.ts";

export interface MemberNeeds {
  readonly people: PeopleNeeds;
  readonly connections: HandOverMeans;
  /** Whether only programs on this machine reach the server. */
  readonly localOnly: boolean;
}

/** What answers questions about members, invitations and tokens. */
export function memberHandlers({ people: needs, connections, localOnly }: MemberNeeds): Handlers<typeof memberRoutes> {
  const { store, now, random } = needs;
  /** Where nobody else reaches the server, a link is of use on this machine alone. */
  const handOver = (actor: Actor, link: LinkForSomebody) =>
    localOnly ? shown(link) : handOverLink(connections, actor.scope.organisation, link);
  const peopleOf = (actor: Actor) => store.within(actor.scope).people;
  return {
    listMembers: async ({ actor }) => {
      const own = peopleOf(withoutToken(actor));
      const [members, invitations] = await Promise.all([own.members(), own.invitations()]);
      return { members, invitations };
    },
    listNames: async ({ actor }) => ({ people: await peopleOf(actor).names() }),
    changeMember: async ({ params: { person }, body, actor }) => {
      const { membership: before } = await memberOf(needs, withoutToken(actor), person);
      if (!(await peopleOf(actor).changeMember(person, body))) throw noSuchMember();
      await audit(needs, actor, "member.change", person, before, body);
      return undefined;
    },
    removeMember: async ({ params: { person }, actor }) => {
      const { email, membership: before } = await memberOf(needs, withoutToken(actor), person);
      if (!(await peopleOf(actor).removeMember(person))) throw noSuchMember();
      await dropRecipient(store.within(actor.scope), { person, email }, whoOf(actor));
      await audit(needs, actor, "member.remove", person, before, null);
      return undefined;
    },
    erasePerson: async ({ params: { person }, actor }) => {
      await erase(needs, withoutToken(actor), person);
      return undefined;
    },
    makePasswordLink: async ({ params: { person }, actor, caller }) => {
      await memberOf(needs, withoutToken(actor), person);
      await requireOnlyHere(needs, actor, person);
      await audit(needs, actor, "member.password-link", person, null, null);
      const { organisation } = actor.scope;
      const made = await makeLink(needs, "password", { person, organisation }, baseFor(needs, caller.headers));
      const standing = (await store.signIn.standings(person)).find((each) => each.organisation === organisation);
      const { email = null, name = null, organisationName = "" } = standing ?? {};
      return handOver(actor, { ...made, purpose: "password", email, name, organisationName });
    },
    invite: async ({ body: { email, name, membership }, actor, caller }) => {
      const own = peopleOf(withoutToken(actor));
      if ((await own.members()).some((member) => member.email === email))
        throw new HttpProblem(409, "already-member", "Not possible here", "This address is a member's already.");
      const secret = newSecret("invitation", random);
      const expiresAt = hoursFrom(now(), LINK_HOURS.invitation);
      const id = await own.invite({ email, name, membership, tokenHash: hashOf(secret), expiresAt });
      await audit(needs, actor, "invitation.make", id, null, membership);
      const { organisationName = "" } = (await store.signIn.invitation(hashOf(secret))) ?? {};
      const link = linkAddress(baseFor(needs, caller.headers), secret);
      return handOver(actor, { link, expiresAt, purpose: "invitation", email, name, organisationName });
    },
    revokeInvitation: async ({ params: { invitation }, actor }) => {
      if (!(await peopleOf(withoutToken(actor)).revokeInvitation(invitation)))
        throw new HttpProblem(404, "no-such-invitation", "Not found", "No invitation of this number is open.");
      await audit(needs, actor, "invitation.revoke", invitation, null, null);
      return undefined;
    },
    listAccessTokens: async ({ actor }) => ({
      tokens: (await ownPeople(needs, actor).accessTokens(whoseTokens(actor))).map((token) => ({
        ...token,
        roles: [...token.roles],
        agreements: token.agreements === null ? null : [...token.agreements],
        skills: token.skills === null ? null : [...token.skills],
      })),
    }),
    makeAccessToken: async ({ body, actor }) => {
      const { name, kind, roles, readOnly, days, agreements, skills } = body;
      const person = personOf(actor);
      const has = impliedRoles(actor.roles);
      if (!roles.every((role) => has.includes(role)))
        throw new HttpProblem(403, "more-than-own", "Not allowed", "A token has no role that its maker does not have.");
      await requireAgreements(needs, actor, agreements);
      const own = await ownPeople(needs, actor).accessTokens(person);
      if (own.length >= MOST_TOKENS) throw tooManyTokens();
      const token = newSecret(kind, random);
      const expiresAt = hoursFrom(now(), days * 24);
      const made = { person, kind, name, tokenHash: hashOf(token), roles, readOnly, agreements, skills, expiresAt };
      const id = await ownPeople(needs, actor).makeAccessToken(made);
      await audit(needs, actor, "token.make", id, null, { kind, roles, readOnly, agreements, skills, expiresAt });
      const caveat = kind === "feed" ? outOfReach(localOnly, "Send the calendar as a file.") : null;
      return { id, token, expiresAt, caveat };
    },
    revokeAccessToken: async ({ params: { token }, actor }) => {
      if (!(await ownPeople(needs, actor).revokeAccessToken(token, whoseTokens(actor))))
        throw new HttpProblem(404, "no-such-token", "Not found", "There is no token of this number.");
      await audit(needs, actor, "token.revoke", token, null, null);
      return undefined;
    },
  };
}

/** Members are for owners signed in themselves and for commands of this machine. @throws HttpProblem 403 `only-people` */
function withoutToken(actor: Actor): Actor {
  if (actor.kind === "token") throw onlyPeople();
  return actor;
}

/** Tokens of one's own, for partners' users too, who see nothing else of the organisation's people. */
function ownPeople({ store }: PeopleNeeds, { scope }: Actor) {
  return store.within({ organisation: scope.organisation, partner: null }).people;
}

/** Of one person: programs, calendars of teams, and some to spare. */
const MOST_TOKENS = 50;

function tooManyTokens(): HttpProblem {
  const detail = `A person has at most ${MOST_TOKENS} access tokens. Revoke one that is not used any more.`;
  return new HttpProblem(409, "too-many-tokens", "Too many tokens", detail);
}

/** Null for owners, who see everybody's. */
function whoseTokens(actor: Actor): number | null {
  return hasRole(withoutToken(actor), ["owner"]) ? null : personOf(actor);
}

async function memberOf({ store }: PeopleNeeds, { scope }: Actor, person: number) {
  const found = (await store.within(scope).people.members()).find((member) => member.person === person);
  if (found === undefined) throw noSuchMember();
  const { roles, partner, agreements, email } = found;
  return { membership: { roles, partner, agreements }, email };
}

/** @throws Refusal `agreement-unknown`: a calendar of an agreement that its maker does not know would be empty for ever */
async function requireAgreements({ store }: PeopleNeeds, actor: Actor, asked: readonly string[] | null): Promise<void> {
  if (asked === null) return;
  const known = (await agreementsOfPartner(store, actor, null)).map(({ agreement }) => agreement.id);
  refuseUnknownAgreement(asked, { known, whose: "the agreements that you see" });
}

/** An owner has power over the accounts of this organisation, and over nobody's elsewhere. */
async function requireOnlyHere({ store }: PeopleNeeds, { scope }: Actor, person: number): Promise<void> {
  const standings = await store.signIn.standings(person);
  if (standings.some(({ organisation }) => organisation !== scope.organisation)) throw memberElsewhere();
}

async function erase(needs: PeopleNeeds, actor: Actor, person: number): Promise<void> {
  const { people } = needs.store.within(actor.scope);
  if (!(await people.names()).some((known) => known.person === person)) throw noSuchMember();
  await requireOnlyHere(needs, actor, person);
  const { email = null } = (await people.members()).find((member) => member.person === person) ?? {};
  await people.removeMember(person);
  await dropRecipient(needs.store.within(actor.scope), { person, email }, whoOf(actor));
  await needs.store.signIn.erase(person);
  await audit(needs, actor, "person.erase", person, null, null);
}

type Noted = { roles: readonly string[] } & Record<string, unknown>;

/** Numbers and roles, never a name or an address: those can be erased, the trail cannot. */
async function audit(
  { store }: PeopleNeeds,
  { scope, person }: Actor,
  what: string,
  id: number,
  before: Noted | null,
  after: Noted | null,
): Promise<void> {
  const kind = what.split(".")[0] ?? what;
  const pseudonym = person === null ? "the server's machine" : `person ${person}`;
  const note = { who: { person, pseudonym }, what, about: { kind, id: String(id), version: null }, why: null };
  const json = (value: Noted | null) => (value === null ? null : z.json().parse(value));
  await store.within({ ...scope, partner: null }).audit.record({ ...note, before: json(before), after: json(after) });
}
