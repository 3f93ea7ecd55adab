import type { Access, LinkRights, Role } from "@springtide/contracts";
import type { Scope } from "@springtide/store";
import { HttpProblem } from "../http/problems.ts";

/** The link for a partner by which somebody came in. */
interface ActorLink {
  readonly id: number;
  readonly label: string;
  readonly rights: LinkRights;
  readonly expiresAt: string;
}

/** Who asks, and for which organisation. */
export interface Actor {
  readonly scope: Scope;
  /** Number that stands for the person in what is stored; null for commands of this machine, and for nobody. */
  readonly person: number | null;
  /** What to call them on a screen; not to be stored or logged. */
  readonly name: string;
  readonly roles: readonly Role[];
  /** Agreements that a partner's user sees; null is all of that partner, and everything for one's own people. */
  readonly agreements: readonly string[] | null;
  /** `nobody`: a request without a sign-in, on a route that takes one. */
  readonly kind: "person" | "token" | "owner-command" | "link" | "nobody";
  /** Of the kind `link` only. */
  readonly link?: ActorLink;
}

/** A request without a sign-in: belongs to no organisation, so the database shows it nothing. */
const NOBODY: Actor = {
  scope: { organisation: 0, partner: null },
  person: null,
  name: "",
  roles: [],
  agreements: null,
  kind: "nobody",
};

/** A role is also these: an owner may do all that one's own people may, and whoever works on plans or money may read. */
const ALSO: Readonly<Record<Role, readonly Role[]>> = {
  owner: ["owner", "planner", "finance", "viewer"],
  planner: ["planner", "viewer"],
  finance: ["finance", "viewer"],
  viewer: ["viewer"],
  partner: ["partner"],
};

/** Every role that these amount to. */
export function impliedRoles(roles: readonly Role[]): readonly Role[] {
  return [...new Set(roles.flatMap((role) => ALSO[role]))];
}

/** Whether somebody with these roles may do what is kept for those. */
export function hasRole(actor: Actor, among: readonly Role[]): boolean {
  const has = impliedRoles(actor.roles);
  return among.some((role) => has.includes(role));
}

/** What a route says of who may use it. */
interface RouteAccess {
  readonly access: Access;
  readonly wholePartner?: boolean;
  readonly byLink?: LinkRights | null;
}

/**
 * Lets those through who may use a route, and gives back who they are; `NOBODY` only where anyone may.
 * @param actor null where the request came without a valid sign-in
 * @throws HttpProblem 401 `not-signed-in`, 403 `not-allowed`
 */
export function requireAccess(
  actor: Actor | null,
  { access, wholePartner = false, byLink = null }: RouteAccess,
): Actor {
  if (access === "anyone") return actor ?? NOBODY;
  if (actor === null || actor.kind === "nobody")
    throw new HttpProblem(401, "not-signed-in", "Not signed in", "Sign in first, or send a token that is valid.");
  if (actor.link !== undefined) requireByLink(actor.link, byLink);
  if (wholePartner && actor.agreements !== null) throw boundToAgreements();
  if (access === "signed-in" || hasRole(actor, access)) return actor;
  throw new HttpProblem(
    403,
    "not-allowed",
    "Not allowed",
    `This is for ${access.join(" or ")}; an owner of the organisation can give that role.`,
  );
}

/** A link opens what a route names for links, and nothing else. */
function requireByLink({ rights }: ActorLink, byLink: LinkRights | null): void {
  if (byLink !== null && (byLink === "look" || rights === "answer")) return;
  const detail =
    byLink === null
      ? "A link opens requests and what belongs to them, and not this; it takes an account."
      : "This link is for looking only; whoever sent it can make one that may answer.";
  throw new HttpProblem(403, "not-allowed", "Not allowed", detail);
}

function boundToAgreements(): HttpProblem {
  const detail =
    "This tells of every agreement of a partner, and your account is bound to some of them; a user who is not can see to it.";
  return new HttpProblem(403, "not-allowed", "Not allowed", detail);
}
