import { createHash } from "node:crypto";
import { Refusal } from "@springtide/refusal";

/** The environment variable that brings the keys along. */
export const KEY_VARIABLE = "SPRINGTIDE_SECRET_KEY";

/** Of AES-256. */
export const KEY_BYTES = 32;

/** What stored secrets are sealed with. */
export interface SecretKey {
  /** Tells keys apart, and nothing of what they are: eight digits of the key's SHA-256. */
  readonly id: string;
  readonly bytes: Uint8Array;
}

export function secretKey(bytes: Uint8Array): SecretKey {
  const id = createHash("sha256").update("springtide secret key\n").update(bytes).digest("hex").slice(0, 8);
  return { id, bytes };
}

/**
 * Keys as people write them down: 32 random bytes each, in base64 of either kind, with commas or line breaks between. The first one
 * seals, all of them open.
 * @param file where they stand; null for the environment
 * @throws Refusal `secret-key-not-understood`, which does not repeat them
 */
export function secretKeysFrom(text: string, file: string | null): SecretKey[] {
  const words = text.split(/[\s,]+/).filter((word) => word !== "");
  return words.map((word) => {
    const bytes = Buffer.from(word, "base64");
    if (!/^[\w+/-]{43}=?$/.test(word) || bytes.length !== KEY_BYTES) throw notUnderstood(file);
    return secretKey(bytes);
  });
}

function notUnderstood(file: string | null): Refusal {
  return new Refusal({
    code: "secret-key-not-understood",
    place: file === null ? {} : { file },
    found: `something in ${file === null ? KEY_VARIABLE : "this file"} that is no key`,
    rule: `a key is ${KEY_BYTES} random bytes in base64, 44 letters and signs; several have commas between, the one that seals first`,
    remedy: "Give the key that was used so far; where there is none yet, make one by: openssl rand -base64 32",
  });
}
