import { z } from "zod";
import {
  AccessTokenList,
  InvitationAnswer,
  LinkPassword,
  LinkToken,
  LinkView,
  MadeAccessToken,
  HandedLink,
  Me,
  MemberList,
  NameList,
  Membership,
  NewAccessToken,
  NewInvitation,
  PasswordChange,
  PasswordSignIn,
  SessionList,
  SignInWays,
} from "../people.ts";
import { MadePartnerLink, NewPartnerLink, PartnerLinkList } from "../partner-link.ts";
import type { AnyRoute } from "./route.ts";
import { MEMBERS, NO_PARAMS, NOTHING } from "./route.ts";

const number = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, "a number of the list")
  .transform(Number);
const OWNERS = ["owner"] as const;
const signIn = { tag: "sign-in", params: NO_PARAMS } as const;
const mine = { tag: "sign-in", access: "signed-in" } as const;
const people = { tag: "members", access: OWNERS } as const;

/** Signing in and out, and what belongs to whoever is signed in. */
export const signInRoutes = {
  signInWays: {
    ...signIn,
    method: "get",
    path: "/api/sign-in",
    summary: "How one can sign in here",
    access: "anyone",
    response: SignInWays,
  },
  signIn: {
    ...signIn,
    method: "post",
    path: "/api/sign-in",
    summary: "Sign in with address and password: sets the cookie of a session",
    access: "anyone",
    body: PasswordSignIn,
    response: Me,
  },
  viewLink: {
    ...signIn,
    method: "post",
    path: "/api/sign-in/link/view",
    summary: "What a link is good for, without using it",
    access: "anyone",
    body: LinkToken,
    response: LinkView,
  },
  useLink: {
    ...signIn,
    method: "post",
    path: "/api/sign-in/link",
    summary: "Sign in by a one-time link",
    access: "anyone",
    body: LinkToken,
    response: Me,
  },
  setPasswordByLink: {
    ...signIn,
    method: "post",
    path: "/api/sign-in/password",
    summary: "Set a new password by a one-time link, and sign in; every other session ends",
    access: "anyone",
    body: LinkPassword,
    response: Me,
  },
  acceptInvitation: {
    ...signIn,
    method: "post",
    path: "/api/sign-in/invitation",
    summary: "Accept an invitation: with a new password, or with one's own where there is an account already",
    access: "anyone",
    body: InvitationAnswer,
    response: Me,
  },
  openPartnerLink: {
    ...signIn,
    method: "post",
    path: "/api/sign-in/partner-link",
    summary: "Open the portal by a partner's link: sets the cookie of a session that may do what the link says",
    access: "anyone",
    body: LinkToken,
    response: Me,
  },
  signOut: {
    ...signIn,
    method: "post",
    path: "/api/sign-out",
    summary: "End this session",
    access: "anyone",
    response: NOTHING,
  },
  getMe: {
    ...mine,
    method: "get",
    path: "/api/me",
    summary: "Who is signed in",
    byLink: "look",
    params: NO_PARAMS,
    response: Me,
  },
  changeOrganisation: {
    ...mine,
    method: "post",
    path: "/api/me/organisation",
    summary: "Go on in another organisation one is a member of",
    params: NO_PARAMS,
    body: z.strictObject({ organisation: z.int().positive() }),
    response: Me,
  },
  changePassword: {
    ...mine,
    method: "post",
    path: "/api/me/password",
    summary: "Change one's password; every other session ends",
    params: NO_PARAMS,
    body: PasswordChange,
    response: NOTHING,
  },
  listSessions: {
    ...mine,
    method: "get",
    path: "/api/me/sessions",
    summary: "Where one is signed in",
    params: NO_PARAMS,
    response: SessionList,
  },
  endOtherSessions: {
    ...mine,
    method: "delete",
    path: "/api/me/sessions",
    summary: "End every session of one's own but this",
    params: NO_PARAMS,
    response: NOTHING,
  },
  endSession: {
    ...mine,
    method: "delete",
    path: "/api/me/sessions/:session",
    summary: "End one session of one's own",
    params: z.object({ session: number }),
    response: NOTHING,
  },
} as const satisfies Record<string, AnyRoute>;

const ofPerson = z.object({ person: number });

/** Who may come into an organisation, and the tokens of its programs and calendars. */
export const memberRoutes = {
  listMembers: {
    ...people,
    method: "get",
    path: "/api/members",
    summary: "Members of the organisation, and invitations that are open",
    params: NO_PARAMS,
    response: MemberList,
  },
  listNames: {
    method: "get",
    path: "/api/people",
    summary: "What everybody is called who is or was a member",
    tag: "members",
    access: MEMBERS,
    params: NO_PARAMS,
    response: NameList,
  },
  changeMember: {
    ...people,
    method: "put",
    path: "/api/members/:person",
    summary: "Give a member other roles; they hold at once",
    params: ofPerson,
    body: Membership,
    response: NOTHING,
  },
  removeMember: {
    ...people,
    method: "delete",
    path: "/api/members/:person",
    summary: "Take somebody out of the organisation, with their sessions and tokens in it",
    params: ofPerson,
    response: NOTHING,
  },
  erasePerson: {
    ...people,
    method: "delete",
    path: "/api/members/:person/details",
    summary: "Take somebody out and forget name and address; their number stays in plans and in the audit trail",
    params: ofPerson,
    response: NOTHING,
  },
  makePasswordLink: {
    ...people,
    method: "post",
    path: "/api/members/:person/password-link",
    summary:
      "A one-time link by which a member who forgot their password sets a new one; mailed to them if mail is set up",
    params: ofPerson,
    creates: true,
    secret: true,
    response: HandedLink,
    status: 201,
  },
  invite: {
    ...people,
    method: "post",
    path: "/api/invitations",
    summary: "Invite somebody: the link is mailed to them if mail is set up, else it is in the answer",
    params: NO_PARAMS,
    body: NewInvitation,
    creates: true,
    secret: true,
    response: HandedLink,
    status: 201,
  },
  revokeInvitation: {
    ...people,
    method: "delete",
    path: "/api/invitations/:invitation",
    summary: "Revoke an invitation: its link ends",
    params: z.object({ invitation: number }),
    response: NOTHING,
  },
  listAccessTokens: {
    ...mine,
    method: "get",
    path: "/api/tokens",
    summary: "One's tokens; an owner sees those of the whole organisation",
    params: NO_PARAMS,
    response: AccessTokenList,
  },
  makeAccessToken: {
    ...mine,
    method: "post",
    path: "/api/tokens",
    summary: "Make a token for a program or a calendar; it is shown this once",
    params: NO_PARAMS,
    body: NewAccessToken,
    creates: true,
    secret: true,
    response: MadeAccessToken,
    status: 201,
  },
  revokeAccessToken: {
    ...mine,
    method: "delete",
    path: "/api/tokens/:token",
    summary: "Revoke a token: it ends at once",
    params: z.object({ token: number }),
    response: NOTHING,
  },
} as const satisfies Record<string, AnyRoute>;

/** Links by which partners' people see the portal without an account. */
export const partnerLinkRoutes = {
  listPartnerLinks: {
    ...people,
    method: "get",
    path: "/api/partner-links",
    summary: "Links by which partners' people see the portal without an account, and when each was last used",
    params: NO_PARAMS,
    response: PartnerLinkList,
  },
  makePartnerLink: {
    ...people,
    method: "post",
    path: "/api/partner-links",
    summary: "Make a link for one partner, or for some of its agreements; it is shown this once",
    params: NO_PARAMS,
    body: NewPartnerLink,
    creates: true,
    secret: true,
    response: MadePartnerLink,
    status: 201,
  },
  revokePartnerLink: {
    ...people,
    method: "delete",
    path: "/api/partner-links/:link",
    summary: "Revoke a link: it ends at once, with every session that it opened",
    params: z.object({ link: number }),
    response: NOTHING,
  },
} as const satisfies Record<string, AnyRoute>;

/** Who may come in, and as what. */
export const peopleRoutes = { ...signInRoutes, ...memberRoutes, ...partnerLinkRoutes } as const satisfies Record<
  string,
  AnyRoute
>;
