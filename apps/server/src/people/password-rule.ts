import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";

/**
 * Characters of a password that stands alone, without a second factor.
 * Source: NIST SP 800-63B-4 (2025), 3.1.1.2: at least 15, no rules on which characters, no expiry, none that are commonly used
 * or made of the service's or the person's name.
 */
const LEAST = 15;
/** More is no safer; a limit keeps a try from being work. */
const MOST = 256;

/**
 * What the commonest passwords of 15 characters and more are made of: words and rows of keys that lead every published list of
 * leaked passwords, once, doubled or with digits. A list of whole passwords misses all but a few of those.
 */
const COMMON_PIECES = [
  ...["password", "passwort", "motdepasse", "contrasena", "passw0rd", "welcome", "willkommen", "letmein", "admin"],
  ...["administrator", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm", "qwerty", "qwertz"],
  ...["iloveyou", "ichliebedich", "sunshine", "princess", "football", "baseball", "superman", "batman", "dragon"],
  ...[
    "monkey",
    "master",
    "shadow",
    "secret",
    "geheim",
    "changeme",
    "default",
    "login",
    "hello",
    "hallo",
    "test",
    "user",
  ],
  ...[
    "spring",
    "summer",
    "autumn",
    "winter",
    "fruehling",
    "sommer",
    "herbst",
    "1q2w3e4r5t",
    "1qaz2wsx",
    "abc123",
    "abcdefghijklmnopqrstuvwxyz",
  ],
];
const ROWS = [
  "01234567890123456789",
  "98765432109876543210",
  "abcdefghijklmnopqrstuvwxyz",
  "zyxwvutsrqponmlkjihgfedcba",
];

/** Of what is left once common pieces, digits and repeats are taken away, so much has to be the person's own. */
const LEAST_OWN = 6;

/**
 * Refuses a password that others would guess. The password itself is never repeated.
 * @param about what the person is called and where they get mail
 * @throws Refusal `password-too-short`, `password-too-long`, `password-common`, `password-personal`
 */
export function requireGoodPassword(
  password: string,
  about: { readonly email: string | null; readonly name: string },
): void {
  const length = Array.from(password.normalize("NFKC")).length;
  if (length < LEAST)
    throw refused("password-too-short", `a password of ${length} characters`, `it has ${LEAST} or more`, {
      least: LEAST,
    });
  if (length > MOST)
    throw refused("password-too-long", `a password of ${length} characters`, `it has ${MOST} at most`, { most: MOST });
  const plain = password.normalize("NFKC").toLowerCase();
  if (ownWords(about).some((word) => plain.includes(word)))
    throw refused(
      "password-personal",
      "a password with the person's own name or address, or the product's, in it",
      "those are tried first",
    );
  if (ownPart(plain) < LEAST_OWN)
    throw refused(
      "password-common",
      "a password made of common words, rows of keys or repeats",
      "those are tried first",
    );
}

function ownWords({ email, name }: { readonly email: string | null; readonly name: string }): string[] {
  const words = [email?.split("@")[0] ?? "", ...name.toLowerCase().split(/\s+/), "springtide"];
  return words.filter((word) => word.length >= 4);
}

/** How many different characters are left of it once everything common is gone. */
function ownPart(plain: string): number {
  let rest = plain;
  for (const piece of [...COMMON_PIECES].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(piece, "");
  for (const run of rest.match(/.{4,}/gs) ?? []) if (ROWS.some((row) => row.includes(run))) return 0;
  return new Set(rest.replaceAll(/[\d\s\p{P}]/gu, "")).size;
}

function refused(code: string, found: string, rule: string, values: Finding["values"] = {}): Refusal {
  const finding: Finding = {
    ...{ code, place: { field: "/password" }, found, rule, values },
    remedy: "Take four or five words that have nothing to do with each other, or let a password manager make one.",
  };
  return new Refusal(finding);
}
