import type { SignInStore, Tries } from "@springtide/store";
import { HttpProblem } from "../http/problems.ts";
import { hashOf } from "./secrets.ts";

/** Tries that cost nothing but themselves; then each waits twice as long as the one before. */
const FREE_TRIES = { device: 10, accountInNetwork: 5, network: 50 };
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** Wrong tries are forgotten a day after the last. */
const MEMORY_MS = 24 * 3_600_000;
/** Strangers' answers come later, the more tries an account has seen from anywhere. It locks nobody out. */
const SLOWER_BY_MS = 50;
const SLOWEST_MS = 1_000;

/** Who tries: the account by its address, whether it is there or not; the network; and the browser if it signed in as this account before. */
interface Trier {
  /** Null for a link that belongs to no account: then the network alone counts. */
  readonly email: string | null;
  readonly network: string;
  /** Hash of the browser's own secret, once it has signed in to this very account; null for a stranger's. */
  readonly device: string | null;
}

/** A try that was let through: waits as strangers wait, and forgets the tries once it was right. */
interface AllowedTry {
  right(): Promise<void>;
}

interface LimitNeeds {
  readonly signIn: Pick<SignInStore, "countTries" | "forgetTries">;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/**
 * Lets a try through, or tells to wait. A stranger's tries count for the account in that network and for the network; somebody
 * else, in another network or at a browser that has signed in to this account before, is held up by none of them.
 * @throws HttpProblem 429 `too-many-tries`
 */
export async function allowTry({ signIn, now, sleep }: LimitNeeds, trier: Trier): Promise<AllowedTry> {
  const limits = limitsOf(trier);
  const everywhere = trier.email === null ? [] : [hashOf(`account everywhere\n${trier.email}`)];
  const at = now().getTime();
  const waits: number[] = [];
  let slower = 0;
  const keys = [...limits.map(({ key }) => key), ...everywhere];
  const allowed = await signIn.countTries(keys, new Date(at - MEMORY_MS).toISOString(), (before) => {
    for (const [index, { free }] of limits.entries()) waits.push(waitMs(before[index] ?? null, free, at));
    const elsewhere = before.slice(limits.length)[0];
    slower = Math.min(SLOWEST_MS, (elsewhere?.tries ?? 0) * SLOWER_BY_MS);
    return waits.every((wait) => wait <= 0);
  });
  if (!allowed) throw tooMany(Math.max(...waits), trier.email !== null);
  if (trier.device === null && slower > 0) await sleep(slower);
  const keysOf = (ofAccount: boolean): string[] =>
    limits.filter(({ isOfAccount }) => isOfAccount === ofAccount).map(({ key }) => key);
  return {
    // The network's other tries stay counted: one right password does not pay for guesses at others.
    right: () => signIn.forgetTries({ whole: [...keysOf(true), ...everywhere], one: keysOf(false) }),
  };
}

function limitsOf({ email, network, device }: Trier): { key: string; free: number; isOfAccount: boolean }[] {
  if (device !== null)
    return [{ key: hashOf(`device\n${device}\n${email}`), free: FREE_TRIES.device, isOfAccount: true }];
  const ofNetwork = { key: hashOf(`network\n${network}`), free: FREE_TRIES.network, isOfAccount: false };
  if (email === null) return [ofNetwork];
  return [
    { key: hashOf(`account in network\n${email}\n${network}`), free: FREE_TRIES.accountInNetwork, isOfAccount: true },
    ofNetwork,
  ];
}

function waitMs(before: Tries | null, free: number, at: number): number {
  if (before === null || before.tries < free) return 0;
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(20, before.tries - free));
  return Date.parse(before.lastAt) + wait - at;
}

function tooMany(waitMs: number, isOfAccount: boolean): HttpProblem {
  const seconds = Math.ceil(waitMs / 1000);
  const help = isOfAccount ? "an owner can make a link for a new password" : "whoever sent the link can make another";
  const detail = `Too many wrong tries from here. Wait ${seconds} seconds, then try again; ${help}.`;
  return new HttpProblem(429, "too-many-tries", "Wait a moment", detail, [], { "Retry-After": String(seconds) });
}
