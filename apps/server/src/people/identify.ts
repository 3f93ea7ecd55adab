import { createHash, timingSafeEqual } from "node:crypto";
import { LOCAL_SCOPE } from "@springtide/store";
import type { Request } from "express";
import { HttpProblem } from "../http/problems.ts";
import type { Actor } from "./actor.ts";
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
      return isSame(token, ownerToken) ? OWNER_COMMAND : ofToken(needs, token, "api", request.method);
    }
    const { session } = secretsFrom(needs, request.headers);
    if (!isReading(request.method)) requireOwnOrigin(request.headers, needs.settings.publicUrl, session !== null);
    return session === null ? null : ofSession(needs, session);
  };
}

/**
 * Who stands behind a token: its maker, with those of the token's roles that its maker still has.
 * @throws HttpProblem 401 `token-not-valid`, 403 `token-reads-only`
 */
export async function ofToken(
  { store, now }: PeopleNeeds,
  token: string,
  kind: "api" | "feed",
  method: string,
): Promise<Actor> {
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
  return actorOf(found.standing, "token", roles);
}

async function ofSession({ store, now }: PeopleNeeds, secret: string): Promise<Actor | null> {
  if (!looksLike("session", secret)) return null;
  const found = await store.signIn.session(hashOf(secret), sessionMoment(now()));
  if (found === null) return null;
  if (now().getTime() - Date.parse(found.usedAt) > NOTED_EVERY_MS) await store.signIn.noteSessionUse(found.id);
  return actorOf(found.standing, "person", found.standing.roles);
}

function isSame(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
