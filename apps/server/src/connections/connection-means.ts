import type { AddressPolicy } from "@springtide/exchange";
import type { Store } from "@springtide/store";

/** What connections to other services are made with; clock, dice and waiting are handed in. */
export interface ConnectionMeans {
  readonly store: Store;
  /** Whom addresses that users set may lead to. */
  readonly policy: AddressPolicy;
  readonly now: () => Date;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Where people reach this server, for links in mails; null while it is not known. */
  readonly address: () => string | null;
  /** Never told of addresses, keys or people. */
  readonly log: (line: string) => void;
}
