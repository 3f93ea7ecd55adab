import type { LinkView } from "@springtide/contracts";
import type { FoundInvitation, OneTimeLink, Standing } from "@springtide/store";
import { HttpProblem } from "../http/problems.ts";
import type { Caller } from "../http/call.ts";
import { requireGoodPassword } from "./password-rule.ts";
import { linkNotValid, signInFailed } from "./people-problems.ts";
import { hashOf, looksLike } from "./secrets.ts";
import type { PeopleNeeds } from "./sessions.ts";
import { networkOfCaller, secretsFrom, sessionMoment } from "./sessions.ts";
import { allowTry } from "./sign-in-limits.ts";

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/**
 * Finds who an address and a password belong to. An unknown address takes the same steps as a known one, to the same answer.
 * @throws HttpProblem 401 `sign-in-failed`, 429 `too-many-tries`
 */
export async function personByPassword(
  needs: PeopleNeeds,
  { email, password }: Credentials,
  caller: Caller,
): Promise<number> {
  const { store, passwords } = needs;
  const account = await store.signIn.account(email);
  const { device } = secretsFrom(needs, caller.headers);
  const deviceOf = device === null ? null : await store.signIn.knownDevice(hashOf(device));
  const tried = await allowTry(
    { signIn: store.signIn, now: needs.now, sleep: needs.sleep },
    {
      email,
      network: networkOfCaller(needs, caller),
      device: device !== null && account !== null && deviceOf === account.person ? hashOf(device) : null,
    },
  );
  const isRight = await passwords.isRight(account?.passwordHash ?? null, password);
  if (account === null || !isRight) throw signInFailed();
  await tried.right();
  return account.person;
}

/** Signs in by password; a hash of another cost than today's is made anew on the way. @throws HttpProblem as `personByPassword` */
export async function signInByPassword(
  needs: PeopleNeeds,
  credentials: Credentials,
  caller: Caller,
): Promise<Standing> {
  const { store, passwords } = needs;
  const person = await personByPassword(needs, credentials, caller);
  const [standing] = await store.signIn.standings(person);
  if (standing === undefined) throw signInFailed();
  const stored = await store.signIn.passwordHash(person);
  if (stored !== null && passwords.isDated(stored))
    await store.signIn.renewHash(person, await passwords.hash(credentials.password));
  return standing;
}

/** What a link is good for. @throws HttpProblem 410 `link-not-valid` */
export async function viewLink(needs: PeopleNeeds, token: string): Promise<LinkView> {
  if (looksLike("invitation", token)) return invitationView(needs, await openInvitation(needs, token));
  const link = await openLink(needs, token);
  const standing = await standingOf(needs, link);
  return {
    purpose: link.purpose,
    organisation: standing.organisationName,
    email: standing.email,
    name: standing.name,
    isKnown: true,
    expiresAt: link.expiresAt,
  };
}

async function invitationView({ store }: PeopleNeeds, invitation: FoundInvitation): Promise<LinkView> {
  const { organisationName: organisation, email, name, expiresAt } = invitation;
  const isKnown = (await store.signIn.account(email)) !== null;
  return { purpose: "invitation", organisation, email, name, isKnown, expiresAt };
}

/** Signs in by a link, once. @throws HttpProblem 410 `link-not-valid` */
export async function signInByLink(needs: PeopleNeeds, token: string): Promise<Standing> {
  const link = await openLink(needs, token);
  const standing = await standingOf(needs, link);
  if (link.purpose !== "sign-in" || !(await needs.store.signIn.takeLink(link.tokenHash))) throw linkNotValid();
  return standing;
}

/**
 * Sets a password by a link, once, and ends every session there is.
 * @throws HttpProblem 410 `link-not-valid`
 * @throws Refusal as `requireGoodPassword`; the link holds on
 */
export async function setPasswordByLink(needs: PeopleNeeds, token: string, password: string): Promise<Standing> {
  const { store } = needs;
  const link = await openLink(needs, token);
  const standing = await standingOf(needs, link);
  if (link.purpose !== "password") throw linkNotValid();
  const hash = await newPasswordHash(needs, password, { email: standing.email, name: standing.name ?? "" });
  if (!(await store.signIn.takeLink(link.tokenHash))) throw linkNotValid();
  await store.signIn.setPassword(link.person, hash);
  await store.signIn.endSessions(link.person, {});
  return standing;
}

/**
 * Makes the invited a member, once. Somebody who has an account shows that it is theirs: a link that its maker knows too gives nobody
 * another person's account.
 * @param name what a new person calls themselves; as they were invited if not given
 * @throws HttpProblem 410 `link-not-valid`, 401 `sign-in-failed`, 403 `sign-in-first`, 429 `too-many-tries`
 * @throws Refusal as `requireGoodPassword`; the link holds on
 */
export async function acceptInvitation(
  needs: PeopleNeeds,
  answer: { readonly token: string; readonly password: string; readonly name?: string | undefined },
  caller: Caller,
): Promise<Standing> {
  const { store } = needs;
  const invitation = await openInvitation(needs, answer.token);
  const account = await store.signIn.account(invitation.email);
  const name = answer.name ?? invitation.name;
  const who =
    account === null
      ? { name, passwordHash: await newPasswordHash(needs, answer.password, { email: invitation.email, name }) }
      : {
          person: await provenPerson(
            needs,
            account.person,
            { email: invitation.email, password: answer.password },
            caller,
          ),
        };
  const person = await store.signIn.acceptInvitation(invitation.id, who);
  const standing = (person === null ? [] : await store.signIn.standings(person)).find(
    ({ organisation }) => organisation === invitation.organisation,
  );
  if (standing === undefined) throw linkNotValid();
  return standing;
}

/** The hash of a password that was chosen. @throws Refusal as `requireGoodPassword` */
export async function newPasswordHash(
  { passwords }: PeopleNeeds,
  password: string,
  about: { readonly email: string | null; readonly name: string },
): Promise<string> {
  requireGoodPassword(password, about);
  return passwords.hash(password);
}

async function provenPerson(
  needs: PeopleNeeds,
  person: number,
  credentials: Credentials,
  caller: Caller,
): Promise<number> {
  const { store, now } = needs;
  const { session } = secretsFrom(needs, caller.headers);
  const found = session === null ? null : await store.signIn.session(hashOf(session), sessionMoment(now()));
  if (found?.standing.person === person) return person;
  if ((await store.signIn.passwordHash(person)) !== null) return personByPassword(needs, credentials, caller);
  const detail = "This address has an account without a password. Sign in to it first, then open this link again.";
  throw new HttpProblem(403, "sign-in-first", "Sign in first", detail);
}

async function openLink({ store }: PeopleNeeds, token: string): Promise<OneTimeLink> {
  const link = looksLike("link", token) ? await store.signIn.link(hashOf(token)) : null;
  if (link === null) throw linkNotValid();
  return link;
}

async function openInvitation({ store }: PeopleNeeds, token: string): Promise<FoundInvitation> {
  const invitation = looksLike("invitation", token) ? await store.signIn.invitation(hashOf(token)) : null;
  if (invitation === null) throw linkNotValid();
  return invitation;
}

async function standingOf({ store }: PeopleNeeds, { person, organisation }: OneTimeLink): Promise<Standing> {
  const standing = (await store.signIn.standings(person)).find((each) => each.organisation === organisation);
  if (standing === undefined) throw linkNotValid();
  return standing;
}
