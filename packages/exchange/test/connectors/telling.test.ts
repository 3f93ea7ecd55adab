import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { retryAfterMs } from "../../src/connectors/asking/retry-after.ts";
import { quietUntilMs } from "../../src/connectors/notices/quiet-hours.ts";
import { signatureHeaders, webhookSecret } from "../../src/connectors/webhook-signature.ts";

describe("quiet hours", () => {
  const quiet = { zone: "Europe/Berlin", from: "22:00", until: "07:00" };
  const until = (at: string, hours = quiet): string => new Date(quietUntilMs(Date.parse(at), hours)).toISOString();

  it("end at the person's own clock, over midnight", () => {
    expect(until("2026-07-01T20:30:00Z")).toBe("2026-07-02T05:00:00.000Z");
    expect(until("2026-07-01T19:59:00Z")).toBe("2026-07-01T19:59:00.000Z");
    expect(until("2026-07-02T05:00:00Z")).toBe("2026-07-02T05:00:00.000Z");
  });

  it("are an hour longer when clocks go back and shorter when they go forward", () => {
    // 22:30 of summer time to 07:00 of winter time is 9.5 hours; the other way round 7.5.
    expect(until("2026-10-24T20:30:00Z")).toBe("2026-10-25T06:00:00.000Z");
    expect(until("2026-03-28T21:30:00Z")).toBe("2026-03-29T05:00:00.000Z");
    // They end in an hour that clocks skip: at the change.
    expect(until("2026-03-29T00:30:00Z", { ...quiet, until: "02:30" })).toBe("2026-03-29T01:00:00.000Z");
    expect(until("2026-07-01T10:00:00Z", { ...quiet, from: "12:00", until: "12:00" })).toBe("2026-07-01T10:00:00.000Z");
  });
});

describe("a pause that a service asks for", () => {
  const now = new Date("2026-11-22T10:00:00Z");
  it.each([
    ["120", 120_000],
    ["Sun, 22 Nov 2026 10:00:30 GMT", 30_000],
    ["Sun, 22 Nov 2026 09:00:00 GMT", 0],
    ["soon", null],
    ["-5", null],
    [null, null],
  ])("is read from %s as %s ms", (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });
});

describe("a webhook's signature", () => {
  it("is that of the specification's own example", () => {
    // The vector of the Standard Webhooks libraries' tests.
    const message = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestampSeconds: 1614265330, body: '{"test": 2432232314}' };
    expect(signatureHeaders(message, ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])).toEqual({
      "webhook-id": message.id,
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    });
  });

  it("is made with both secrets while one replaces the other", () => {
    const [older, newer] = [webhookSecret(), webhookSecret()];
    const message = { id: "evt_1", timestampSeconds: 1, body: "{}" };
    const signatures = signatureHeaders(message, [newer, older])["webhook-signature"]?.split(" ");
    const expected = [newer, older].map((secret) => {
      const key = Buffer.from(secret.replace("whsec_", ""), "base64");
      return `v1,${createHmac("sha256", key).update("evt_1.1.{}").digest("base64")}`;
    });
    expect(signatures).toEqual(expected);
  });
});
