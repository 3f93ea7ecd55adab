import { createHash } from "node:crypto";

/** Where secrets come from: as many unguessable bytes as asked for. */
export type RandomBytes = (bytes: number) => Buffer;

/** What a secret is for. It stands in front of it, so that scanners of code and mails recognise one that leaked. */
type SecretKind = "session" | "device" | "link" | "invitation" | "partner" | "visit" | "api" | "feed";

/** 256 bits: more than anybody can try. */
const SECRET_BYTES = 32;

/** A new secret, such as `springtide_api_…`. */
export function newSecret(kind: SecretKind, random: RandomBytes): string {
  return `springtide_${kind}_${random(SECRET_BYTES).toString("base64url")}`;
}

/** Whether a text has the form of such a secret; spares a look into the store. */
export function looksLike(kind: SecretKind, text: string): boolean {
  return text.startsWith(`springtide_${kind}_`) && /^[\w-]{43}$/.test(text.slice(`springtide_${kind}_`.length));
}

/**
 * What is stored of a secret: SHA-256 in hexadecimal. A slow hash is for passwords, which people think up; nobody guesses 256 bits.
 */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
