import { BlockList, isIP } from "node:net";
import { Refusal } from "@springtide/refusal";

/** Proxies whose word on where a request came from is taken. */
export interface TrustedProxies {
  isTrusted(address: string): boolean;
}

/**
 * Reads addresses and networks such as `127.0.0.1, 10.0.0.0/8`; none trusts nobody.
 * @throws Refusal `proxies-not-understood`
 */
export function trustedProxies(text: string): TrustedProxies {
  const list = new BlockList();
  for (const entry of text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")) {
    const [address = "", prefix] = entry.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    const bits = Number(prefix ?? (family === "ipv6" ? 128 : 32));
    if (isIP(address) === 0 || !Number.isInteger(bits) || bits < 0 || bits > (family === "ipv6" ? 128 : 32))
      throw new Refusal({
        code: "proxies-not-understood",
        place: {},
        found: `"${entry}" in SPRINGTIDE_TRUSTED_PROXIES`,
        rule: "it lists addresses or networks, such as 127.0.0.1, 10.0.0.0/8",
        remedy: "Name the addresses that the proxy connects from.",
      });
    list.addSubnet(address, bits, family);
  }
  return { isTrusted: (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4") };
}

/**
 * The network that a request comes from: its address, or the /64 of an IPv6 address, which one household or office has whole.
 * @param forwarded the header X-Forwarded-For; read from its end as long as the one who wrote it is trusted
 */
export function networkOf(address: string, forwarded: string | undefined, proxies: TrustedProxies): string {
  const hops = [...(forwarded ?? "").split(",").map((hop) => plainAddress(hop.trim())), plainAddress(address)];
  let from = hops.pop() ?? "";
  while (proxies.isTrusted(from)) {
    const before = hops.pop();
    if (before === undefined || isIP(before) === 0) break;
    from = before;
  }
  return isIP(from) === 6 ? first64Bits(from) : from;
}

/** IPv4 in the clothes of IPv6 is IPv4. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

function first64Bits(address: string): string {
  const [head = "", tail] = address.replace(/%.*$/, "").split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const groups =
    tail === undefined
      ? left
      : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
