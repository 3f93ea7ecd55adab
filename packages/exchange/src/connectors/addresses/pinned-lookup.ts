import type { LookupFunction } from "node:net";
import { isIP } from "node:net";
import { addressBytes } from "./address-bytes.ts";
import type { AddressPolicy } from "./address-policy.ts";
import { reaches } from "./address-policy.ts";
import { insideRefused } from "./checked-address.ts";
import { addressKind } from "./reach.ts";

/**
 * Every address of a host, once all of them are known to be allowed: one that leads inside refuses the name as a whole.
 * @throws Refusal `address-not-allowed`; the resolver's error where the name is not known
 */
export async function allowedAddressesOf(
  hostname: string,
  policy: AddressPolicy,
  { plainHttp = false, signal }: { readonly plainHttp?: boolean; readonly signal?: AbortSignal } = {},
): Promise<readonly string[]> {
  const host = hostname.replace(/^\[|\]$/g, "");
  const addresses = addressBytes(host) === null ? await orAborted(policy.resolve(host), signal) : [host];
  const kinds = addresses.map(addressKind);
  const allowed = kinds.every((kind) => reaches(policy, kind) && !(plainHttp && kind === "public"));
  if (addresses.length === 0 || !allowed) throw insideRefused({});
  return addresses;
}

/** A lookup that knows only the addresses that were checked, for a connection that must go to one of them. */
export function pinnedLookup(addresses: readonly string[]): LookupFunction {
  const known = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, { all, family }, callback) => {
    const wanted = known.filter((one) => (family !== 4 && family !== 6 ? true : one.family === family));
    const [first] = wanted;
    if (first === undefined)
      callback(Object.assign(new Error("No address of that family."), { code: "ENOTFOUND" }), "", 0);
    else if (all === true) callback(null, wanted);
    else callback(null, first.address, first.family);
  };
}

/** A resolver may hang longer than anybody waits for an answer. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => {
      reject(signal.reason instanceof Error ? signal.reason : new Error("Aborted."));
    };
    signal.addEventListener("abort", stop);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
