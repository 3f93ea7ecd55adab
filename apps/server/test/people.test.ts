import { describe, expect, it } from "vitest";
import type { SignInStore } from "@springtide/store";
import { passwordHasher } from "../src/people/password-hash.ts";
import { requireGoodPassword } from "../src/people/password-rule.ts";
import { networkOf, trustedProxies } from "../src/people/network.ts";
import { allowTry } from "../src/people/sign-in-limits.ts";
import { randomBytes } from "node:crypto";

describe("passwords", () => {
  const nia = { email: "nia.new@example.com", name: "Nia Newman" };

  it.each(["kettle tram orbit 41 walnut", "Kj8#mQ2!xR7$vN4p", "日本語の長い合言葉はとても安全です"])(
    "%s is good",
    (password) => {
      expect(() => {
        requireGoodPassword(password, nia);
      }).not.toThrow();
    },
  );

  // 15 characters: NIST SP 800-63B-4, 3.1.1.2. The rest are of the kinds that lists of leaked passwords begin with.
  it.each([
    ["fourteen chars", "password-too-short"],
    ["password12345678", "password-common"],
    ["qwertyuiopasdfghjkl", "password-common"],
    ["aaaaaaaaaaaaaaaaaaaa", "password-common"],
    ["abcdefghijklmnop", "password-common"],
    ["summer2024summer2024", "password-common"],
    ["newman and the kettle", "password-personal"],
    ["my Springtide login 7", "password-personal"],
    ["x".repeat(257), "password-too-long"],
  ])("%s is refused as %s, without being repeated", (password, code) => {
    let heard = "";
    try {
      requireGoodPassword(password, nia);
    } catch (error) {
      heard = JSON.stringify(error) + String(error);
    }
    expect(heard).toContain(code);
    expect(heard).not.toContain(password);
  });

  it("are hashed by argon2id at the stated cost, and anew when that changes", async () => {
    const [now, earlier] = [
      passwordHasher(randomBytes),
      passwordHasher(randomBytes, { memoryCost: 8192, timeCost: 1, parallelism: 1 }),
    ];
    const [stored, old] = [await now.hash("kettle tram"), await earlier.hash("kettle tram")];
    // OWASP Password Storage Cheat Sheet: m=19456 (19 MiB), t=2, p=1.
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect([now.isDated(stored), now.isDated(old)]).toEqual([false, true]);
    expect(
      await Promise.all([
        now.isRight(old, "kettle tram"),
        now.isRight(old, "kettle"),
        now.isRight(null, "kettle tram"),
      ]),
    ).toEqual([true, false, false]);
    // The same letters, composed in two ways.
    expect(await now.isRight(await now.hash("caf\u00e9"), "cafe\u0301")).toBe(true);
  });
});

describe("the network a request comes from", () => {
  const proxies = trustedProxies("10.0.0.0/8, 127.0.0.1");
  it.each([
    ["203.0.113.7", undefined, "203.0.113.7"],
    ["::ffff:203.0.113.7", undefined, "203.0.113.7"],
    ["2001:db8:1:2:aaaa::1", undefined, "2001:db8:1:2::/64"],
    ["2001:db8::1", undefined, "2001:db8:0:0::/64"],
    // What a stranger writes into the header is not taken; what a trusted proxy adds at its end is.
    ["203.0.113.7", "198.51.100.1", "203.0.113.7"],
    ["10.1.2.3", "198.51.100.1, 203.0.113.7", "203.0.113.7"],
    ["10.1.2.3", "198.51.100.1, 203.0.113.7, 10.9.9.9", "203.0.113.7"],
    ["10.1.2.3", "nonsense", "10.1.2.3"],
  ])("%s with %s is %s", (address, forwarded, network) => {
    expect(networkOf(address, forwarded, proxies)).toBe(network);
  });
});

describe("tries at a sign-in", () => {
  /** Counts in memory as the store counts. */
  function limits() {
    const counted = new Map<string, { tries: number; lastAt: string }>();
    let at = Date.parse("2026-11-02T08:00:00Z");
    const slept: number[] = [];
    const signIn: Pick<SignInStore, "countTries" | "forgetTries"> = {
      countTries: (keys, since, mayTry) => {
        const before = keys
          .map((key) => counted.get(key) ?? null)
          .map((each) => (each !== null && each.lastAt < since ? null : each));
        if (!mayTry(before)) return Promise.resolve(false);
        for (const [index, key] of keys.entries())
          counted.set(key, { tries: (before[index]?.tries ?? 0) + 1, lastAt: new Date(at).toISOString() });
        return Promise.resolve(true);
      },
      forgetTries: ({ whole }) => {
        for (const key of whole) counted.delete(key);
        return Promise.resolve();
      },
    };
    const needs = {
      signIn,
      now: () => new Date(at),
      sleep: (milliseconds: number) => {
        slept.push(milliseconds);
        return Promise.resolve();
      },
    };
    const isLet = (network: string, email = "olga@example.com", device: string | null = null): Promise<boolean> =>
      allowTry(needs, { email, network, device }).then(
        () => true,
        () => false,
      );
    return { isLet, slept, pass: (seconds: number) => (at += seconds * 1000) };
  }

  it("wait for one network only, twice as long each time, and are not made longer by knocking", async () => {
    const { isLet, pass, slept } = limits();
    for (let n = 0; n < 5; n += 1) expect(await isLet("a")).toBe(true);
    expect(await isLet("a")).toBe(false);
    expect([
      await isLet("b"),
      await isLet("a", "other@example.com"),
      await isLet("a", "olga@example.com", "known"),
    ]).toEqual([true, true, true]);
    pass(29);
    for (let n = 0; n < 20; n += 1) expect(await isLet("a")).toBe(false);
    pass(2);
    expect(await isLet("a")).toBe(true);
    pass(31);
    expect(await isLet("a")).toBe(false);
    pass(30);
    expect(await isLet("a")).toBe(true);
    expect(Math.max(...slept)).toBeLessThanOrEqual(1000);
  });

  it("at many accounts from one network wait too; elsewhere nobody does", async () => {
    const { isLet } = limits();
    for (let n = 0; n < 50; n += 1) expect(await isLet("a", `person-${n}@example.com`)).toBe(true);
    expect([await isLet("a", "olga@example.com"), await isLet("b", "olga@example.com")]).toEqual([false, true]);
  });
});
