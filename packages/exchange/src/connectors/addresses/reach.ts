import { addressBytes } from "./address-bytes.ts";

/** What an address leads to, as far as it matters to who may be called. */
export type AddressKind =
  | "public" // the internet at large
  | "loopback" // this machine
  | "private" // one's own network
  | "never"; // nobody's to call: link-local with its metadata services, multicast, reserved, wrapped addresses

/** Bytes and number of leading bits that a range has in common. Source: IANA special-purpose address registries (RFC 6890 and later). */
type Range = readonly [prefix: string, bits: number, kind: AddressKind];

const V4: readonly Range[] = [
  ["0.0.0.0", 8, "never"], // this network
  ["10.0.0.0", 8, "private"],
  ["100.64.0.0", 10, "private"], // shared by carriers (CGNAT)
  ["127.0.0.0", 8, "loopback"],
  ["169.254.0.0", 16, "never"], // link-local: metadata of clouds
  ["172.16.0.0", 12, "private"],
  ["192.0.0.0", 24, "never"], // protocol assignments: metadata of one cloud
  ["192.0.2.0", 24, "never"], // documentation
  ["192.88.99.0", 24, "never"], // 6to4 relays
  ["192.168.0.0", 16, "private"],
  ["198.18.0.0", 15, "never"], // benchmarks
  ["198.51.100.0", 24, "never"], // documentation
  ["203.0.113.0", 24, "never"], // documentation
  ["224.0.0.0", 4, "never"], // multicast
  ["240.0.0.0", 4, "never"], // reserved, broadcast
  ["0.0.0.0", 0, "public"],
];

/** Of IPv6 only what is given out as global unicast (2000::/3) is public; all that wraps an IPv4 address is refused with what it wraps. */
const V6: readonly Range[] = [
  ["::1", 128, "loopback"],
  ["2001::", 23, "never"], // protocol assignments: Teredo, ORCHID, benchmarks
  ["2001:db8::", 32, "never"], // documentation
  ["2002::", 16, "never"], // 6to4
  ["3fff::", 20, "never"], // documentation
  ["2000::", 3, "public"],
  ["fd00:ec2::", 32, "never"], // metadata of one cloud
  ["fd20:ce::", 32, "never"], // metadata of another
  ["fc00::", 7, "private"], // unique local
  ["::", 0, "never"], // unspecified, IPv4-mapped, NAT64 (64:ff9b::), link-local, site-local, multicast
];

interface ByteRange {
  readonly prefix: readonly number[];
  readonly bits: number;
  readonly kind: AddressKind;
}

const RANGES: Readonly<Record<4 | 16, readonly ByteRange[]>> = { 4: V4.map(inBytes), 16: V6.map(inBytes) };

/**
 * What an internet address leads to; the narrowest range decides. What is not an address in plain spelling is "never".
 * Assumes that the network itself routes as the registries say: a NAT64 prefix of its own is known to nobody outside.
 */
export function addressKind(address: string): AddressKind {
  const bytes = addressBytes(address);
  const ranges = bytes?.length === 4 ? RANGES[4] : bytes?.length === 16 ? RANGES[16] : [];
  return ranges.find((range) => isIn(bytes ?? [], range))?.kind ?? "never";
}

function inBytes([prefix, bits, kind]: Range): ByteRange {
  return { prefix: addressBytes(prefix) ?? [], bits, kind };
}

function isIn(bytes: readonly number[], { prefix, bits }: ByteRange): boolean {
  const whole = bits >> 3;
  for (let place = 0; place < whole; place += 1) if (bytes[place] !== prefix[place]) return false;
  const rest = 8 - (bits & 7);
  return rest === 8 || (bytes[whole] ?? 0) >> rest === (prefix[whole] ?? 0) >> rest;
}
