import type { AddressKind } from "./reach.ts";

/**
 * Whom this process may call at an address that a user gave. `public` is for every server that several people use; `loopback` adds
 * this machine; `internal` adds one's own network, for whoever runs the server to allow. Metadata services, link-local and reserved
 * addresses are never called.
 */
export interface AddressPolicy {
  readonly reach: "public" | "loopback" | "internal";
  /** Every address of a host name, IPv4 and IPv6, as the system's resolver tells them. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
}

const REACHED: Readonly<Record<AddressPolicy["reach"], readonly AddressKind[]>> = {
  public: ["public"],
  loopback: ["public", "loopback"],
  internal: ["public", "loopback", "private"],
};

/** Whether a policy lets an address of this kind be called. */
export function reaches(policy: AddressPolicy, kind: AddressKind): boolean {
  return REACHED[policy.reach].includes(kind);
}
