import type { AccountAnswer, AccountCommand } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { LOCAL_ORGANISATION } from "@springtide/store";
import type { Standing } from "@springtide/store";
import { makeLink } from "./links.ts";
import type { PeopleNeeds } from "./sessions.ts";
import { newPasswordHash } from "./sign-in.ts";

/**
 * What whoever owns the data may do with accounts, from the command line: the way in when nobody can sign in.
 * @param base where people open the product, for links
 * @throws Refusal `account-exists`, `no-such-account`, and as `requireGoodPassword`
 */
export async function runAccountCommand(
  needs: PeopleNeeds,
  command: AccountCommand,
  base: string,
): Promise<AccountAnswer> {
  const { signIn } = needs.store;
  if (command.do === "list") return { accounts: (await signIn.standings(null)).map(listed), link: null };
  if (command.do === "create-owner") return { accounts: [listed(await createOwner(needs, command))], link: null };
  if (command.do === "sign-in-link") return linkOf(needs, command.email, base);
  const person = await personOf(needs, command.email);
  const standings = await signIn.standings(person);
  if (command.do === "set-password") {
    const name = standings[0]?.name ?? "";
    await signIn.setPassword(person, await newPasswordHash(needs, command.password, { email: command.email, name }));
  }
  await signIn.endSessions(person, {});
  return { accounts: standings.map(listed), link: null };
}

/** The first owner of a laptop's organisation; made without name or password where there is none. */
export async function localOwner({ store }: PeopleNeeds): Promise<number> {
  const owner = (await store.signIn.standings(null)).find(
    ({ organisation, roles }) => organisation === LOCAL_ORGANISATION && roles.includes("owner"),
  );
  if (owner !== undefined) return owner.person;
  return store.signIn.addAccount({
    ...{ email: null, name: "Owner of this machine", passwordHash: null, organisation: LOCAL_ORGANISATION },
    membership: { roles: ["owner"], partner: null, agreements: null },
  });
}

/** @throws Refusal `owner-account-missing` where nobody could sign in as an owner with a password */
export async function requireOwnerAccount({ store }: PeopleNeeds): Promise<void> {
  if (await store.signIn.hasOwnerWithPassword()) return;
  throw new Refusal({
    code: "owner-account-missing",
    place: {},
    found: "no owner with a password, while other machines could reach this server",
    rule: "whoever can be reached by others has an owner who lets them in",
    remedy:
      'Make one first: springtide account create-owner --email you@example.com --name "Your name"; it asks for the password. Or leave --host out to serve this machine alone.',
  });
}

async function createOwner(
  needs: PeopleNeeds,
  { email, name, password, organisation: named }: Extract<AccountCommand, { do: "create-owner" }>,
): Promise<Standing> {
  const { signIn } = needs.store;
  if ((await signIn.account(email)) !== null)
    throw new Refusal({
      code: "account-exists",
      place: {},
      found: `an account of ${email} already`,
      rule: "an address has one account",
      remedy: "Give it a new password: springtide account set-password.",
    });
  const passwordHash = await newPasswordHash(needs, password, { email, name });
  const organisation = named === null ? LOCAL_ORGANISATION : await signIn.organisationNamed(named);
  const membership = { roles: ["owner" as const], partner: null, agreements: null };
  const person = await signIn.addAccount({ email, name, passwordHash, organisation, membership });
  const [standing] = await signIn.standings(person);
  if (standing === undefined) throw new Error("The new owner is no member.");
  return standing;
}

async function linkOf(needs: PeopleNeeds, email: string | null, base: string): Promise<AccountAnswer> {
  const person = email === null ? await localOwner(needs) : await personOf(needs, email);
  const [standing] = await needs.store.signIn.standings(person);
  if (standing === undefined) throw noSuchAccount(email ?? "");
  return { accounts: [listed(standing)], link: await makeLink(needs, "sign-in", standing, base) };
}

async function personOf({ store }: PeopleNeeds, email: string): Promise<number> {
  const account = await store.signIn.account(email);
  if (account === null) throw noSuchAccount(email);
  return account.person;
}

function noSuchAccount(email: string): Refusal {
  return new Refusal({
    code: "no-such-account",
    place: {},
    found: `no account of ${email}`,
    rule: "it has to be one that is there",
    remedy: "See: springtide account list",
  });
}

function listed({
  person,
  name,
  email,
  organisationName,
  roles,
  partner,
}: Standing): AccountAnswer["accounts"][number] {
  return { person, name, email, organisation: organisationName, roles: [...roles], partner };
}
