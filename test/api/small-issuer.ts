import { createHash } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

const ISSUER = "https://issuer.example";

/** Whom the issuer says it has before it. */
export interface Subject {
  readonly sub: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
}

/** An issuer of OpenID Connect in this process: discovery, keys and tokens, with PKCE held to. */
export async function smallIssuer(clientId: string) {
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const key = { ...(await exportJWK(publicKey)), kid: "one", alg: "RS256", use: "sig" };
  const flows = new Map<string, { readonly subject: Subject; readonly nonce: string; readonly challenge: string }>();
  const json = (body: object, status = 200): Response => Response.json(body, { status });

  async function token(form: URLSearchParams): Promise<Response> {
    const code = form.get("code") ?? "";
    const flow = flows.get(code);
    flows.delete(code);
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (flow?.challenge !== challenge) return json({ error: "invalid_grant" }, 400);
    const id = await new SignJWT({ ...flow.subject, nonce: flow.nonce })
      .setProtectedHeader({ alg: "RS256", kid: "one" })
      .setIssuer(ISSUER)
      .setAudience(clientId)
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(privateKey);
    return json({ access_token: "not-asked-for", token_type: "Bearer", expires_in: 300, id_token: id });
  }

  return {
    issuer: ISSUER,
    /** Answers what the server asks of the issuer. */
    async fetch(address: string, { body }: { readonly body?: unknown }): Promise<Response> {
      const { pathname } = new URL(address);
      if (pathname === "/keys") return json({ keys: [key] });
      if (pathname === "/token")
        return token(body instanceof URLSearchParams ? body : new URLSearchParams(String(body)));
      return json({
        issuer: ISSUER,
        authorization_endpoint: `${ISSUER}/authorize`,
        token_endpoint: `${ISSUER}/token`,
        jwks_uri: `${ISSUER}/keys`,
        response_types_supported: ["code"],
        id_token_signing_alg_values_supported: ["RS256"],
        code_challenge_methods_supported: ["S256"],
      });
    },
    /** What somebody's browser does at the issuer: it comes back with a code, at an address of the product. */
    signIn(asked: URL, subject: Subject): URL {
      const parameter = (name: string): string => asked.searchParams.get(name) ?? "";
      const code = `code-${flows.size}-${subject.sub}`;
      flows.set(code, { subject, nonce: parameter("nonce"), challenge: parameter("code_challenge") });
      const back = new URL(parameter("redirect_uri"));
      back.searchParams.set("code", code);
      back.searchParams.set("state", parameter("state"));
      return back;
    },
  };
}
