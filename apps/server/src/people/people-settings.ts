import type { CustomFetch } from "openid-client";
import { Refusal } from "@springtide/refusal";
import type { TrustedProxies } from "./network.ts";
import { trustedProxies } from "./network.ts";

/** An issuer of OpenID Connect by whom people may sign in. */
export interface OpenIdSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  /** What the button says. */
  readonly label: string;
  /** What reaches the issuer instead of the network; another one takes its place in tests. */
  readonly fetch?: CustomFetch;
}

/** How people reach the product and sign in. */
export interface PeopleSettings {
  /** Where people open it, if that is not where it listens: `https://plan.example.com`. */
  readonly publicUrl: string | null;
  readonly proxies: TrustedProxies;
  readonly openId: OpenIdSettings | null;
}

/**
 * Reads the environment: SPRINGTIDE_PUBLIC_URL, SPRINGTIDE_TRUSTED_PROXIES, SPRINGTIDE_OPENID_ISSUER, _CLIENT_ID, _CLIENT_SECRET
 * and _LABEL.
 * @throws Refusal `public-url-not-understood`, `proxies-not-understood`, `openid-not-understood`
 */
export function peopleSettings(environment: Readonly<Record<string, string | undefined>>): PeopleSettings {
  const publicUrl = environment["SPRINGTIDE_PUBLIC_URL"] ?? null;
  if (publicUrl !== null && !isWebAddress(publicUrl))
    throw new Refusal({
      code: "public-url-not-understood",
      place: {},
      found: `SPRINGTIDE_PUBLIC_URL "${publicUrl}"`,
      rule: "it is the address people open, without a path",
      remedy: "Write it as https://plan.example.com, or leave it out.",
    });
  return {
    publicUrl: publicUrl === null ? null : new URL(publicUrl).origin,
    proxies: trustedProxies(environment["SPRINGTIDE_TRUSTED_PROXIES"] ?? ""),
    openId: openIdFrom(environment, publicUrl),
  };
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search } = new URL(text);
  return ["http:", "https:"].includes(protocol) && pathname === "/" && search === "";
}

function openIdFrom(
  environment: Readonly<Record<string, string | undefined>>,
  publicUrl: string | null,
): OpenIdSettings | null {
  const issuer = environment["SPRINGTIDE_OPENID_ISSUER"];
  const clientId = environment["SPRINGTIDE_OPENID_CLIENT_ID"];
  if (issuer === undefined && clientId === undefined) return null;
  if (issuer === undefined || clientId === undefined || !URL.canParse(issuer) || publicUrl === null)
    throw new Refusal({
      code: "openid-not-understood",
      place: {},
      found: "settings of OpenID Connect that are not complete",
      rule: "an issuer's address, a client id and the address people open are needed",
      remedy:
        "Set SPRINGTIDE_OPENID_ISSUER, SPRINGTIDE_OPENID_CLIENT_ID and SPRINGTIDE_PUBLIC_URL, or none of the first two.",
    });
  const clientSecret = environment["SPRINGTIDE_OPENID_CLIENT_SECRET"] ?? null;
  const label = environment["SPRINGTIDE_OPENID_LABEL"] ?? `Sign in with ${new URL(issuer).host}`;
  return { issuer, clientId, clientSecret, label };
}
