import type { Finding, Place } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import { addressBytes } from "./address-bytes.ts";
import type { AddressPolicy } from "./address-policy.ts";
import { reaches } from "./address-policy.ts";
import { addressKind } from "./reach.ts";

/** Ports on which something that is meant to be called from the internet listens. */
const PORTS = ["", "443", "8443"];
const LONGEST = 2000;

/**
 * An address that a user gave, checked as far as can be without the network: https, a usual port, no user name in it, a host in plain
 * spelling that is not inside. Its host still has to be looked up each time it is called: `guardedFetch` does.
 * @param place where it was given, for the refusal
 * @throws Refusal `address-not-allowed`; the address is not repeated, as it may hold a secret
 */
export function checkedAddress(text: string, policy: AddressPolicy, place: Place): URL {
  const url = URL.canParse(text) && text.length <= LONGEST ? new URL(text) : null;
  if (url === null)
    throw refused(place, "text that is no web address", "it is a web address such as https://example.com/path");
  if (url.username !== "" || url.password !== "")
    throw refused(place, "a user name before the host", "an address holds no user name or password");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (host.endsWith(".")) throw refused(place, "a host that ends with a dot", "hosts are written plainly");
  const isAddress = addressBytes(host) !== null;
  // The URL parser reads 0x7f.1, 2130706433 and 127.1 as 127.0.0.1: nobody writes so who means well.
  if (isAddress && !host.includes(":") && !text.includes(`//${host}`))
    throw refused(place, "an address in an odd spelling", "hosts are written plainly");
  if (isAddress && !reaches(policy, addressKind(host))) throw insideRefused(place);
  if (!isAddress && policy.reach === "public" && isInsideName(host)) throw insideRefused(place);
  checkWay(url, policy, place);
  return url;
}

function checkWay({ protocol, port, hostname }: URL, policy: AddressPolicy, place: Place): void {
  const plain = protocol === "http:" && policy.reach !== "public" && mayBeInside(hostname, policy);
  if (protocol !== "https:" && !plain)
    throw refused(
      place,
      `an address of ${protocol.replace(":", "")}`,
      "what is sent over the internet is sent by https",
    );
  if (policy.reach === "public" && !PORTS.includes(port))
    throw refused(place, `port ${port}`, "only the ports 443 and 8443 are called");
}

/** Plain http stays within one's own machine or network; what a name leads to is checked when it is called. */
function mayBeInside(hostname: string, policy: AddressPolicy): boolean {
  const host = hostname.replace(/^\[|\]$/g, "");
  if (addressBytes(host) === null) return policy.reach === "internal" || host === "localhost";
  return addressKind(host) !== "public";
}

/** Names that lead nowhere outside: of one label, or under a name kept for what is within. */
function isInsideName(host: string): boolean {
  return !host.includes(".") || /\.(localhost|local|internal|lan|home\.arpa|onion|test|invalid|example)$/i.test(host);
}

/** @throws never; the refusal of an address that leads inside, alike whatever is there */
export function insideRefused(place: Place): Refusal {
  return refused(
    place,
    "an address that is not on the public internet",
    "Springtide calls nobody inside the network it runs in",
  );
}

function refused(place: Place, found: string, rule: string): Refusal {
  const finding: Finding = {
    code: "address-not-allowed",
    place,
    found,
    rule,
    remedy: "Give a public https address; whoever runs the server can allow addresses of the own network.",
  };
  return new Refusal(finding);
}
