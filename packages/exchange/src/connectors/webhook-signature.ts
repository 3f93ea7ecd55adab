import { createHmac, randomBytes } from "node:crypto";

const PREFIX = "whsec_";
const SECRET_BYTES = 32;

/** A new signing secret, as it is shown once to whoever receives. @param random bytes, 32 of them asked for */
export function webhookSecret(random: (length: number) => Uint8Array = randomBytes): string {
  return `${PREFIX}${Buffer.from(random(SECRET_BYTES)).toString("base64")}`;
}

/** What is signed. */
interface SignedMessage {
  readonly id: string;
  /** Whole seconds since 1970 UTC, of this attempt. */
  readonly timestampSeconds: number;
  readonly body: string;
}

/**
 * The headers by which a receiver knows who posted, as the Standard Webhooks specification has them: `webhook-id`, `webhook-timestamp`
 * and `webhook-signature`, a list of `v1,` and HMAC-SHA256 in base64 of `id.timestamp.body`, one for each secret that is good now.
 */
export function signatureHeaders(
  { id, timestampSeconds, body }: SignedMessage,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  const signed = `${id}.${timestampSeconds}.${body}`;
  const signatures = secrets.map(
    (secret) => `v1,${createHmac("sha256", keyOf(secret)).update(signed).digest("base64")}`,
  );
  return {
    "webhook-id": id,
    "webhook-timestamp": String(timestampSeconds),
    "webhook-signature": signatures.join(" "),
  };
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.slice(PREFIX.length), "base64");
}
