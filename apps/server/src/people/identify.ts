import { createHash, timingSafeEqual } from "node:crypto";
import { type FoundAccessToken, LOCAL_SCOPE } from "@springtide/store";
import type { Request } from "express";
import { HttpProblem } from "../http/problems.ts";
import type { Actor } from "./actor.ts";
import { isHeld, linkActor } from "./partner-links.ts";
import { impliedRoles } from "./actor.ts";
import { isReading, requireOwnOrigin } from "./own-origin.ts";
import { hashOf, looksLike } from "./secrets.ts";
import type { PeopleNeeds } from "./sessions.ts";
import { actorOf, secretsFrom, sessionMoment } from "./sessions.ts";

/** A use is written down when the last one lies this far back: not every request writes. */
const NOTED_EVERY_MS = 5 * 60_000;

/** Whoever may read the lock of the data folder is its owner. */
export const OWNER_COMMAND: Actor = {
  scope: LOCAL_SCOPE,
  person: null,
  name: "A command on the server's machine",
  roles: ["owner"],
  agreements: null,
  kind: "owner-command",
};

/**
 * Finds who sent a request: by the token in its header Authorization, else by the cookie of its session. Looked up each time, so
 * what was revoked is worth nothing from the next request on. Null where neither came along, or the session has ended.
 * @param ownerToken from the lock of the data folder
 * @throws HttpProblem 401 `token-not-valid`, 403 `token-reads-only`, `foreign-origin`
 */
export function identifier(needs: PeopleNeeds, ownerToken: string): (request: Request) => Promise<Actor | null> {
  return async (request) => {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? "";
      return isSame(token, ownerToken) ? OWNER_COMMAND : (await tokenOf(needs, token, "api", request.method)).actor;
    }
    const { session } = secretsFrom(needs, request.headers);
    if (!isReading(request.method)) requireOwnOrigin(request.headers, needs.settings.publicUrl, session !== null);
    if (session === null) return null;
    return looksLike("visit", session) ? ofVisit(needs, session) : ofSession(needs, session);
  };
}

/** A calendar: who made its token, what they called it, and the skills it is narrowed to; null for all. */
interface Feed {
  readonly actor: Actor;
  readonly name: string;
  readonly skills: readonly string[] | null;
}

/**
 * Whose calendar a token opens, and what of theirs: of the agreements that its maker sees those that it names.
 * @throws HttpProblem 401 `token-not-valid`
 */
export async function feedOf(needs: PeopleNeeds, token: string): Promise<Feed> {
  const { actor, found } = await tokenOf(needs, token, "feed", "GET");
  const { name, skills } = found;
  const agreements = found.agreements?.filter((id) => actor.agreements?.includes(id) ?? true) ?? actor.agreements;
  return { actor: { ...actor, agreements }, name, skills };
}

/**
 * Who stands behind a token: its maker, with those of the token's roles that its maker still has.
 * @throws HttpProblem 401 `token-not-valid`, 403 `token-reads-only`
 */
async function tokenOf(
  { store, now }: PeopleNeeds,
  token: string,
  kind: "api" | "feed",
  method: string,
): Promise<{ readonly actor: Actor; readonly found: FoundAccessToken }> {
  const found = looksLike(kind, token) ? await store.signIn.accessToken(hashOf(token)) : null;
  const makers = found === null ? [] : impliedRoles(found.standing.roles);
  const roles = found?.roles.filter((role) => makers.includes(role)) ?? [];
  if (found?.kind !== kind || roles.length === 0)
    throw new HttpProblem(
      401,
      "token-not-valid",
      "Not signed in",
      "This token is unknown, revoked or has expired. Make another one.",
    );
  if (found.readOnly && !isReading(method))
    throw new HttpProblem(
      403,
      "token-reads-only",
      "Not allowed",
      "This token may only read. Make one that may change things.",
    );
  if (found.usedAt === null || now().getTime() - Date.parse(found.usedAt) > NOTED_EVERY_MS)
    await store.signIn.noteTokenUse(found.id);
  return { actor: actorOf(found.standing, "token", roles), found };
}

async function ofSession({ store, now }: PeopleNeeds, secret: string): Promise<Actor | null> {
  if (!looksLike("session", secret)) return null;
  const found = await store.signIn.session(hashOf(secret), sessionMoment(now()));
  if (found === null) return null;
  if (now().getTime() - Date.parse(found.usedAt) > NOTED_EVERY_MS) await store.signIn.noteSessionUse(found.id);
  return actorOf(found.standing, "person", found.standing.roles);
}

/** Somebody who came by a partner's link, as long as the link holds. */
async function ofVisit({ store, now }: PeopleNeeds, secret: string): Promise<Actor | null> {
  const found = await store.signIn.linkSession(hashOf(secret), sessionMoment(now()));
  if (found === null || !isHeld(found.link)) return null;
  if (now().getTime() - Date.parse(found.usedAt) > NOTED_EVERY_MS) await store.signIn.noteLinkSessionUse(found.id);
  return linkActor(found.link);
}

function isSame(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
