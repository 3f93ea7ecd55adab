import type { Standing } from "@springtide/store";
import type { Express, Request } from "express";
import * as client from "openid-client";
import { HttpProblem } from "../http/problems.ts";
import { cookie, cookieFrom } from "./cookies.ts";
import type { OpenIdSettings } from "./people-settings.ts";
import type { PeopleNeeds } from "./sessions.ts";
import { namesFor, startSession } from "./sessions.ts";

const CALLBACK = "/api/sign-in/openid/callback";
const START = "/api/sign-in/openid";
/** How long somebody may take at the issuer's page. */
const FLOW_SECONDS = 600;

/**
 * Sign-in by OpenID Connect: authorization code with PKCE, state and nonce (RFC 9700, 2.1.1). A first sign-in is joined to a member or
 * an invitation by the address that the issuer has verified; from then on the issuer's own name for the person counts. It lets in
 * nobody who was not invited.
 */
export function mountOpenId(app: Express, needs: PeopleNeeds): void {
  const { openId, publicUrl } = needs.settings;
  if (openId === null || publicUrl === null) return;
  const issuer = rememberedIssuer(openId);
  app.get(START, async (request, response) => {
    const [verifier, state, nonce] = [client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()];
    const address = client.buildAuthorizationUrl(await issuer(), {
      redirect_uri: `${publicUrl}${CALLBACK}`,
      scope: "openid email profile",
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      ...{ state, nonce },
    });
    const names = namesFor(needs, request.headers);
    response.append("Set-Cookie", cookie(names, names.openId, [verifier, state, nonce].join("."), FLOW_SECONDS));
    response.set("Cache-Control", "no-store").redirect(302, address.href);
  });
  app.get(CALLBACK, async (request, response) => {
    const names = namesFor(needs, request.headers);
    const standing = await standingFrom(needs, await verifiedClaims(await issuer(), request, publicUrl, names.openId));
    const cookies = await startSession(needs, request.headers, standing);
    response.append("Set-Cookie", [...cookies, cookie(names, names.openId, "", 0)]);
    response.set("Cache-Control", "no-store").redirect(303, "/");
  });
}

/** Asked once for what it can do; again after it did not answer. */
function rememberedIssuer({
  issuer,
  clientId,
  clientSecret,
  fetch,
}: OpenIdSettings): () => Promise<client.Configuration> {
  let known: Promise<client.Configuration> | null = null;
  const options = fetch === undefined ? {} : { [client.customFetch]: fetch };
  const authentication = clientSecret === null ? client.None() : client.ClientSecretPost(clientSecret);
  return () => {
    known ??= client.discovery(new URL(issuer), clientId, {}, authentication, options).catch((error: unknown) => {
      known = null;
      throw issuerFailed(error);
    });
    return known;
  };
}

interface Claims {
  readonly issuer: string;
  readonly subject: string;
  /** Null where the issuer did not verify it. */
  readonly email: string | null;
  readonly name: string | null;
}

async function verifiedClaims(
  issuer: client.Configuration,
  request: Request,
  publicUrl: string,
  cookieName: string,
): Promise<Claims> {
  const [verifier, state, nonce] = (cookieFrom(request.headers.cookie, cookieName) ?? "").split(".");
  if (verifier === undefined || state === undefined || nonce === undefined)
    throw issuerFailed("no flow was begun here");
  const address = new URL(request.originalUrl, publicUrl);
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
  const tokens = await client.authorizationCodeGrant(issuer, address, checks).catch((error: unknown) => {
    throw issuerFailed(error);
  });
  const claims = tokens.claims();
  if (claims === undefined) throw issuerFailed("no claims");
  const { email, email_verified: isVerified, name } = claims;
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: typeof email === "string" && isVerified === true ? email.trim().toLowerCase() : null,
    name: typeof name === "string" ? name : null,
  };
}

/** @throws HttpProblem 403 `not-invited` */
async function standingFrom({ store }: PeopleNeeds, { issuer, subject, email, name }: Claims): Promise<Standing> {
  const { signIn } = store;
  const known = await signIn.openIdPerson(issuer, subject);
  const person = known ?? (email === null ? null : ((await signIn.account(email))?.person ?? null));
  const [invitation] = email === null ? [] : await signIn.invitationsFor(email);
  const joined =
    invitation === undefined
      ? person
      : await signIn.acceptInvitation(
          invitation.id,
          person === null ? { name: name ?? invitation.name, passwordHash: null } : { person },
        );
  const [standing] = joined === null ? [] : await signIn.standings(joined);
  if (joined === null || standing === undefined)
    throw new HttpProblem(
      403,
      "not-invited",
      "Not a member",
      "An owner of the organisation has to invite this address first.",
    );
  if (known === null) await signIn.linkOpenId(issuer, subject, joined);
  return standing;
}

/** What went wrong is told to nobody: it may hold what the issuer said of somebody. */
function issuerFailed(cause: unknown): HttpProblem {
  const problem = new HttpProblem(
    502,
    "openid-failed",
    "Sign-in did not work",
    "The sign-in service gave no answer of use. Try again from the sign-in page.",
  );
  problem.cause = cause;
  return problem;
}
