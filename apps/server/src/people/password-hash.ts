import { hash, parseOptions, verify } from "@node-rs/argon2";
import type { RandomBytes } from "./secrets.ts";

/**
 * argon2id with 19 MiB, two passes, one lane.
 * Source: OWASP Password Storage Cheat Sheet (2025), "Argon2id": the second of its equal choices; RFC 9106 for the function.
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes passwords and tries them, unknown accounts included. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /**
   * Whether a password is the right one. Where there is none to compare with, it is tried against one that nobody has: the same
   * work either way, so that how long it takes tells nothing.
   */
  isRight(stored: string | null, password: string): Promise<boolean>;
  /** Whether a hash was made at another cost than today's, and so is to be made anew at the next sign-in. */
  isDated(stored: string): boolean;
}

/** @param random for the password that nobody has */
export function passwordHasher(random: RandomBytes, cost = COST): PasswordHasher {
  const ofNobody = hash(random(32), cost);
  // Heard here, so that a failure ends the try that needs it and not the process.
  ofNobody.catch(() => undefined);
  return {
    hash: (password) => hash(normal(password), cost),
    async isRight(stored, password) {
      const right = await verify(stored ?? (await ofNobody), normal(password));
      return stored !== null && right;
    },
    isDated(stored) {
      const { memoryCost, timeCost, parallelism } = parseOptions(stored);
      return memoryCost !== cost.memoryCost || timeCost !== cost.timeCost || parallelism !== cost.parallelism;
    },
  };
}

/** The same password however a keyboard composes its letters (NIST SP 800-63B-4, 3.1.1.2). */
function normal(password: string): string {
  return password.normalize("NFKC");
}
