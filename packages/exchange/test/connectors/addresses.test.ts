import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { BlockList } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "@springtide/refusal";
import type { AddressPolicy } from "../../src/connectors/addresses/address-policy.ts";
import { checkedAddress } from "../../src/connectors/addresses/checked-address.ts";
import { guardedFetch } from "../../src/connectors/addresses/guarded-fetch.ts";
import { allowedAddressesOf } from "../../src/connectors/addresses/pinned-lookup.ts";
import { addressKind } from "../../src/connectors/addresses/reach.ts";

const nobody = (): Promise<readonly string[]> => Promise.reject(new Error("nobody asks for names here"));
const outside: AddressPolicy = { reach: "public", resolve: nobody };
const withHere: AddressPolicy = { reach: "loopback", resolve: nobody };

/** The second method: Node's own lists, filled from the registries of special addresses by hand. */
function insideLists(): { readonly v4: BlockList; readonly v6: BlockList } {
  const [list, list6] = [new BlockList(), new BlockList()];
  const v4: [string, number][] = [
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["127.0.0.0", 8],
    ["169.254.0.0", 16],
    ["172.16.0.0", 12],
    ["192.0.0.0", 24],
    ["192.0.2.0", 24],
    ["192.88.99.0", 24],
    ["192.168.0.0", 16],
    ["198.18.0.0", 15],
    ["198.51.100.0", 24],
    ["203.0.113.0", 24],
    ["224.0.0.0", 3],
  ];
  for (const [net, bits] of v4) list.addSubnet(net, bits, "ipv4");
  const v6: [string, number][] = [
    ["::", 3], // all below 2000::
    ["2001::", 23],
    ["2001:db8::", 32],
    ["2002::", 16],
    ["3fff::", 20],
    ["4000::", 2],
    ["8000::", 1],
  ];
  for (const [net, bits] of v6) list6.addSubnet(net, bits, "ipv6");
  // Apart, as such a list holds an IPv4 address against its ranges of IPv6 as well.
  return { v4: list, v6: list6 };
}

const dotted = (word: number): string => [24, 16, 8, 0].map((shift) => (word >>> shift) & 255).join(".");
const colons = (groups: readonly number[]): string => groups.map((group) => group.toString(16)).join(":");

describe("addresses that may be called", () => {
  const lists = insideLists();

  it("are those that the registries give to the internet, over all of IPv4", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (word) => {
        expect(addressKind(dotted(word)) === "public").toBe(!lists.v4.check(dotted(word), "ipv4"));
      }),
      { numRuns: 2000 },
    );
  });

  it("are bounded where each range of the registries is", () => {
    // First and last address of each range, and the neighbours outside: 10/8, 100.64/10, 172.16/12, 198.18/15 and so on.
    const edges = ["10.0.0.0", "100.64.0.0", "127.0.0.0", "169.254.0.0", "172.16.0.0", "192.168.0.0", "198.18.0.0"];
    const ends = ["10.255.255.255", "100.127.255.255", "172.31.255.255", "192.168.255.255", "198.19.255.255"];
    for (const edge of [...edges, ...ends]) {
      const word = edge.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
      for (const near of [word - 1, word, word + 1])
        expect([dotted(near), addressKind(dotted(near)) === "public"]).toEqual([
          dotted(near),
          !lists.v4.check(dotted(near), "ipv4"),
        ]);
    }
  });

  it("are those that the registries give to the internet, over all of IPv6", () => {
    const group = fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0, 1, 0x2001, 0x2002, 0xfe80, 0xfd00));
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        expect(addressKind(colons(groups)) === "public").toBe(!lists.v6.check(colons(groups), "ipv6"));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["::ffff:127.0.0.1", "IPv4 in IPv6"],
    ["::ffff:8.8.8.8", "IPv4 in IPv6, even a public one"],
    ["64:ff9b::10.0.0.1", "NAT64"],
    ["64:ff9b:1::1", "NAT64 of one's own"],
    ["fe80::1", "link-local"],
    ["fd00:ec2::254", "metadata of a cloud"],
    ["169.254.169.254", "metadata of a cloud"],
    ["ff02::1", "multicast"],
    ["fe80::1%eth0", "a zone"],
    ["0177.0.0.1", "octal"],
    ["127.1", "shortened"],
    ["1::2::3", "two gaps"],
    ["not an address", "nothing"],
  ])("are never %s (%s)", (address) => {
    expect(addressKind(address)).toBe("never");
  });
});

describe("an address that a user gives", () => {
  it.each([
    "http://example.com/hook",
    "ftp://example.com/hook",
    "file:///etc/passwd",
    "https://user:secret@example.com/",
    "https://example.com:22/",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://0177.0.0.1/",
    "https://0x08080808/",
    "https://１２７.0.0.1/",
    "https://[::1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://localhost/",
    "https://localhost./",
    "https://database.internal/",
    "https://intranet/",
    "https://0/",
    "nonsense",
  ])("is refused where it is %s, without being repeated", (text) => {
    try {
      checkedAddress(text, outside, { field: "/url" });
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      expect(error.findings).toMatchObject([{ code: "address-not-allowed", place: { field: "/url" } }]);
      expect(error.message).not.toContain("secret");
    }
  });

  it.each([
    "https://example.com/hook?key=1",
    "https://example.com:8443/",
    "https://8.8.8.8/",
    "https://[2606:4700::1]/",
  ])("is taken where it is %s", (text) => {
    expect(checkedAddress(text, outside, {}).href).toBe(new URL(text).href);
  });

  it("is not called where any address of its name leads inside", async () => {
    const resolve = (): Promise<readonly string[]> => Promise.resolve(["93.184.216.34", "10.0.0.7"]);
    await expect(allowedAddressesOf("example.com", { reach: "public", resolve })).rejects.toThrow(Refusal);
  });
});

describe("a guarded call", () => {
  it("goes to the address that was checked, whatever the name leads to by then", async () => {
    const server = createServer((_request, response) => response.end("reached"));
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    let asked = 0;
    const policy: AddressPolicy = {
      reach: "internal",
      resolve: () => Promise.resolve([(asked += 1) === 1 ? "127.0.0.1" : "127.0.0.2"]),
    };
    const question = { signal: AbortSignal.timeout(5_000), mostBytes: 100 };
    // No name server knows this name: only the pinned address can have been used.
    const answer = await guardedFetch(policy)(`http://hook.example.test:${port}/`, question);
    expect([new TextDecoder().decode(answer.bytes), asked]).toEqual(["reached", 1]);
    await expect(guardedFetch(outside)(`https://localhost:${port}/`, question)).rejects.toThrow(Refusal);
    server.close();
  });

  it("says that nobody answered in time, where the connection stands and nothing comes", async () => {
    const server = createServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const asked = { method: "GET", signal: AbortSignal.timeout(60), mostBytes: 10 } as const;
    await expect(guardedFetch(withHere)(`http://127.0.0.1:${port}/`, asked)).rejects.toMatchObject({
      name: "TimeoutError",
    });
    server.closeAllConnections();
    server.close();
  });

  it("takes a redirect as the answer, and cuts one that is too long", async () => {
    const server = createServer(({ url }, response) => {
      if (url === "/moved") response.writeHead(302, { location: "http://169.254.169.254/" }).end();
      else response.end("x".repeat(1000));
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    const ask = guardedFetch(withHere);
    const question = { signal: AbortSignal.timeout(5_000), mostBytes: 100 };
    expect((await ask(`http://127.0.0.1:${port}/moved`, question)).status).toBe(302);
    await expect(ask(`http://127.0.0.1:${port}/`, question)).rejects.toThrow("100 bytes");
    expect((await ask(`http://127.0.0.1:${port}/`, { ...question, longer: "cut" })).status).toBe(200);
    server.close();
  });
});
