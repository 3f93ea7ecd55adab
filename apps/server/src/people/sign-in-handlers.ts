import type { IncomingHttpHeaders } from "node:http";
import type { Me, signInRoutes } from "@springtide/contracts";
import type { FoundSession, Standing } from "@springtide/store";
import { Answer } from "../http/answer.ts";
import type { Caller, Handlers } from "../http/call.ts";
import { HttpProblem } from "../http/problems.ts";
import type { Actor } from "./actor.ts";
import { cookie } from "./cookies.ts";
import { meOfVisit, openByLink } from "./partner-links.ts";
import { onlyPeople, signInFailed } from "./people-problems.ts";
import { hashOf } from "./secrets.ts";
import type { PeopleNeeds } from "./sessions.ts";
import { endSessionOf, me, namesFor, secretsFrom, sessionMoment, startSession } from "./sessions.ts";
import {
  acceptInvitation,
  newPasswordHash,
  personByPassword,
  setPasswordByLink,
  signInByLink,
  signInByPassword,
  viewLink,
} from "./sign-in.ts";

const UNSTORED = { "Cache-Control": "no-store" };

/** What answers signing in and out, and questions about oneself. */
export function signInHandlers(needs: PeopleNeeds): Handlers<typeof signInRoutes> {
  const { store, settings } = needs;
  return {
    signInWays: () => Promise.resolve({ openId: settings.openId?.label ?? null }),
    viewLink: async ({ body }) => new Answer(await viewLink(needs, body.token), { headers: UNSTORED }),
    signIn: async ({ body, caller }) => signedIn(needs, caller.headers, await signInByPassword(needs, body, caller)),
    useLink: async ({ body, caller }) => signedIn(needs, caller.headers, await signInByLink(needs, body.token)),
    setPasswordByLink: async ({ body, caller }) =>
      signedIn(needs, caller.headers, await setPasswordByLink(needs, body.token, body.password)),
    acceptInvitation: async ({ body, caller }) =>
      signedIn(needs, caller.headers, await acceptInvitation(needs, body, caller)),
    openPartnerLink: async ({ body, caller }) => {
      const opened = await openByLink(needs, body.token, caller);
      return new Answer(opened.me, { headers: { ...UNSTORED, "Set-Cookie": opened.cookie } });
    },
    signOut: async ({ caller: { headers } }) => {
      await endSessionOf(needs, headers);
      const names = namesFor(needs, headers);
      return new Answer(undefined, { headers: { "Set-Cookie": cookie(names, names.session, "", 0) } });
    },
    getMe: ({ actor, caller }) =>
      actor.kind === "link" ? meOfVisit(needs, secretsFrom(needs, caller.headers).session ?? "") : meOf(needs, actor),
    changeOrganisation: async ({ body, actor, caller }) => {
      const standings = await store.signIn.standings(personOf(actor));
      const chosen = standings.find(({ organisation }) => organisation === body.organisation);
      if (chosen === undefined)
        throw new HttpProblem(404, "no-such-organisation", "Not found", "You are no member of this organisation.");
      return signedIn(needs, caller.headers, chosen);
    },
    changePassword: async ({ body, actor, caller }) => {
      await changePassword(needs, body, { person: personOf(actor), caller });
      return undefined;
    },
    listSessions: async ({ actor, caller }) => {
      const sessions = await store.signIn.sessions(personOf(actor), sessionMoment(needs.now()));
      const own = await ownSession(needs, caller);
      return { sessions: sessions.map((session) => ({ ...session, isThis: session.id === own?.id })) };
    },
    endOtherSessions: async ({ actor, caller }) => {
      const own = await ownSession(needs, caller);
      await store.signIn.endSessions(personOf(actor), own === null ? {} : { except: own.id });
      return undefined;
    },
    endSession: async ({ params, actor }) => {
      const ended = await store.signIn.endSessions(personOf(actor), { only: params.session });
      if (ended === 0)
        throw new HttpProblem(404, "no-such-session", "Not found", "You have no session of this number.");
      return undefined;
    },
  };
}

/** Somebody signed in themselves, not by a token. @throws HttpProblem 403 `only-people` */
export function personOf({ kind, person }: Actor): number {
  if (kind !== "person" || person === null) throw onlyPeople();
  return person;
}

async function signedIn(needs: PeopleNeeds, headers: IncomingHttpHeaders, standing: Standing): Promise<Answer<Me>> {
  const cookies = await startSession(needs, headers, standing);
  return new Answer(await me(needs, standing, "person", standing.roles), {
    headers: { ...UNSTORED, "Set-Cookie": cookies },
  });
}

async function meOf(needs: PeopleNeeds, { kind, person, scope, name, roles }: Actor): Promise<Me> {
  const standings = person === null ? [] : await needs.store.signIn.standings(person);
  const standing = standings.find(({ organisation }) => organisation === scope.organisation);
  if (standing !== undefined) return me(needs, standing, kind === "token" ? "token" : "person", roles);
  const organisation = { id: scope.organisation, name: "Our organisation" };
  const nothing = {
    person: null,
    email: null,
    partner: null,
    partnerName: null,
    agreements: null,
    hasPassword: false,
    link: null,
  };
  return { ...nothing, name, kind: "owner-command", organisation, roles: [...roles], organisations: [organisation] };
}

async function ownSession(needs: PeopleNeeds, { headers }: Caller): Promise<FoundSession | null> {
  const { session } = secretsFrom(needs, headers);
  return session === null ? null : needs.store.signIn.session(hashOf(session), sessionMoment(needs.now()));
}

/** The present password is asked for once more: a page left open is not enough to lock its owner out. */
async function changePassword(
  needs: PeopleNeeds,
  { current, next }: { readonly current: string | null; readonly next: string },
  { person, caller }: { readonly person: number; readonly caller: Caller },
): Promise<void> {
  const { store } = needs;
  const own = await ownSession(needs, caller);
  const [standing] = await store.signIn.standings(person);
  if (own === null || standing === undefined) throw signInFailed();
  const { email, name } = standing;
  if ((await store.signIn.passwordHash(person)) !== null)
    await personByPassword(needs, { email: email ?? "", password: current ?? "" }, caller);
  const hash = await newPasswordHash(needs, next, { email, name: name ?? "" });
  await store.signIn.setPassword(person, hash);
  await store.signIn.endSessions(person, { except: own.id });
}
