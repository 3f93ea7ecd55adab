import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { Refusal } from "@springtide/refusal";
import type { Keyring } from "./keyring.ts";
import type { SecretKey } from "./secret-key.ts";

/** What a sealed secret is of. It opens there alone: put into another row, it opens nowhere. */
export interface SecretPlace {
  readonly organisation: number;
  readonly table: string;
  readonly row: string;
}

const FORM = "sealed1";
const CIPHER = "aes-256-gcm";
/** NIST SP 800-38D, 5.2.1.1 and 8.2.2: 96 bits, drawn at random, for fewer than 2^32 secrets a key. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a secret so that nobody reads or changes it without the key, by AES-256-GCM: `sealed1.<id of the key>.<nonce>.<text and tag>`,
 * the last two in base64url.
 */
export function sealed(plain: string, place: SecretPlace, { id, bytes }: SecretKey): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, bytes, nonce, { authTagLength: TAG_BYTES }).setAAD(boundTo(place, id));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return [FORM, id, nonce.toString("base64url"), body.toString("base64url")].join(".");
}

/** Id of the key that a stored text is sealed with; null where it lies open. */
export function sealedWith(stored: string): string | null {
  const [form, id, ...rest] = stored.split(".");
  return form === FORM && id !== undefined && rest.length === 2 ? id : null;
}

/** Seals with the key that seals now. @throws Refusal `secret-key-missing` */
export async function sealSecret(keyring: Keyring, plain: string, place: SecretPlace): Promise<string> {
  return sealed(plain, place, await keyring.sealing());
}

/**
 * What was sealed.
 * @throws Refusal `secret-key-wrong` where no key here is the one it was sealed with; `secret-damaged` where the text, or the row it
 * stands in, is not the one that was sealed
 */
export async function openSecret(keyring: Keyring, stored: string, place: SecretPlace): Promise<string> {
  const id = sealedWith(stored);
  if (id === null) throw damaged(place);
  const key = (await keyring.keys()).find((known) => known.id === id);
  if (key === undefined) throw otherKey([id], keyring);
  const [, , nonce = "", body = ""] = stored.split(".");
  const bytes = Buffer.from(body, "base64url");
  try {
    const cipher = createDecipheriv(CIPHER, key.bytes, Buffer.from(nonce, "base64url"), { authTagLength: TAG_BYTES });
    cipher.setAAD(boundTo(place, id)).setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([cipher.update(bytes.subarray(0, -TAG_BYTES)), cipher.final()]).toString("utf8");
  } catch {
    throw damaged(place);
  }
}

/** @param ids of keys that are not here */
export function otherKey(ids: readonly string[], { remedy }: Keyring): Refusal {
  return new Refusal({
    code: "secret-key-wrong",
    place: {},
    found: `stored secrets that were sealed with the key ${ids.join(", ")}, which is not here`,
    rule: "a secret is opened with the key it was sealed with",
    remedy,
  });
}

function boundTo({ organisation, table, row }: SecretPlace, key: string): Buffer {
  return Buffer.from(JSON.stringify([FORM, key, organisation, table, row]));
}

function damaged({ organisation, table, row }: SecretPlace): Refusal {
  return new Refusal({
    code: "secret-damaged",
    place: {},
    found: `a stored secret that is not as it was sealed (${table}, ${row}, organisation ${organisation})`,
    rule: "a secret that somebody changed in the database is not used",
    remedy: "Start the server anew, which seals what lay open before; else restore a backup, or give the secret anew.",
  });
}
