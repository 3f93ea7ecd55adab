import { randomStream } from "@springtide/probability";
import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type FailureLawOverTime,
  firstContactNeeds,
  RETURN_DELAY_PRIORS_SECONDS,
  SPILL_PRIORS,
  type SpilloverChannelOverTime,
  spilloverEquilibrium,
  spilloverOverTime,
} from "../../src/index.ts";
import { erlangAFailedPerHour } from "./abandonment.ts";

const QUARTER = 900;
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
const { phoneRedial, emailToPhone } = RETURN_DELAY_PRIORS_SECONDS;

/** Phone and e-mail: failures of both come back as calls. */
const spill = [
  [SPILL_PRIORS.phoneToPhone, 0],
  [SPILL_PRIORS.emailToPhone, 0],
];
const meanDelaySeconds = [
  [phoneRedial, 0],
  [emailToPhone, 0],
];

type Timing = Parameters<typeof spilloverOverTime>[0];

/** Any stretch of three channels: every law, some of them closed at times. */
const anyStretch: fc.Arbitrary<Timing> = fc.integer({ min: 1, max: 40 }).chain((intervals) => {
  const list = (max: number): fc.Arbitrary<number[]> =>
    fc.array(fc.double({ min: 0, max, noNaN: true }), { minLength: intervals, maxLength: intervals });
  const failure: fc.Arbitrary<FailureLawOverTime> = fc.oneof(
    list(1).map((failedShare) => ({ kind: "share" as const, failedShare })),
    list(1500).map((capacityPerHour) => ({ kind: "capacity" as const, capacityPerHour })),
    fc.integer({ min: 1, max: 40 }).map((most): FailureLawOverTime => ({
      kind: "queue",
      failedPerHour: (offered, interval) =>
        erlangAFailedPerHour({ agents: 1 + (interval % most), ahtSeconds: 240, patienceSeconds: 90 }, offered),
    })),
  );
  const open = fc.array(fc.constantFrom(0, 1), { minLength: intervals, maxLength: intervals });
  const channel: fc.Arbitrary<SpilloverChannelOverTime> = fc.oneof(
    fc.record({ name: fc.constant("always"), needsPerHour: list(1000), failure }),
    fc.record({ name: fc.constant("at times"), needsPerHour: list(1000), failure, open }),
  );
  const matrix = (max: number): fc.Arbitrary<number[][]> =>
    fc.array(fc.array(fc.double({ min: 0, max, noNaN: true }), { minLength: 3, maxLength: 3 }), {
      minLength: 3,
      maxLength: 3,
    });
  return fc.record({
    intervalSeconds: fc.constantFrom(60, 900, 1800, 86_400),
    channels: fc.array(channel, { minLength: 3, maxLength: 3 }),
    spill: matrix(0.32),
    meanDelaySeconds: fc.oneof(
      matrix(100_000),
      fc.constant([0, 0, 0]).map((row) => [row, row, row]),
    ),
  });
});

/** Contacts of a series of rates. */
const contacts = (rates: Iterable<number>, intervalSeconds: number): number => (sum(rates) * intervalSeconds) / 3600;

describe("spillover over time", () => {
  it("neither loses nor makes a contact: what fails and returns has come back or is under way", () => {
    fc.assert(
      fc.property(anyStretch, (stretch) => {
        const found = spilloverOverTime(stretch);
        found.channels.forEach(({ returningPerHour }, to) => {
          const returned = contacts(returningPerHour, stretch.intervalSeconds);
          const later =
            sum(found.returnsUnderWay.delayedContacts.map((row) => row[to] ?? NaN)) +
            (found.returnsUnderWay.waitingForOpeningContacts[to] ?? NaN);
          const due = sum(
            found.channels.map(
              ({ failedPerHour }, from) =>
                contacts(failedPerHour, stretch.intervalSeconds) * (stretch.spill[from]?.[to] ?? NaN),
            ),
          );
          expect(Math.abs(returned + later - due)).toBeLessThanOrEqual(1e-10 * Math.max(1, due));
        });
      }),
      { numRuns: 60 },
    );
  });

  it("goes on as if never cut when the stretch is cut in two", () => {
    fc.assert(
      fc.property(anyStretch, fc.nat(40), (whole, at) => {
        const cut = (from: number, to?: number): SpilloverChannelOverTime[] =>
          whole.channels.map(({ name, needsPerHour, failure, open }) => ({
            name,
            needsPerHour: Array.from(needsPerHour).slice(from, to),
            failure: cutLaw(failure, from, to),
            ...(open === undefined ? {} : { open: Array.from(open).slice(from, to) }),
          }));
        const first = spilloverOverTime({ ...whole, channels: cut(0, at) });
        const { returnsUnderWay } = first;
        const second = spilloverOverTime({ ...whole, channels: cut(at), returnsUnderWay });
        spilloverOverTime(whole).channels.forEach(({ offeredPerHour }, channel) => {
          const parts = [first, second].flatMap(({ channels }) => [...(channels[channel]?.offeredPerHour ?? [])]);
          parts.forEach((offered, interval) => {
            expect(Math.abs(offered - (offeredPerHour[interval] ?? NaN))).toBeLessThanOrEqual(
              1e-9 * Math.max(1, offered),
            );
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  it("is the equilibrium of each interval where customers come back at once", () => {
    const agents = [10, 15, 22, 30];
    const law = (interval: number) => (offered: number) =>
      erlangAFailedPerHour({ agents: agents[interval] ?? 0, ahtSeconds: 180, patienceSeconds: 90 }, offered);
    const found = spilloverOverTime({
      intervalSeconds: QUARTER,
      channels: [
        {
          name: "phone",
          needsPerHour: [400, 500, 516, 300],
          failure: { kind: "queue", failedPerHour: (offered, interval) => law(interval)(offered) },
        },
        {
          name: "e-mail",
          needsPerHour: [50, 60, 70, 80],
          failure: { kind: "capacity", capacityPerHour: [60, 50, 40, 80] },
        },
      ],
      spill,
      meanDelaySeconds: [
        [0, 0],
        [0, 0],
      ],
    });
    [400, 500, 516, 300].forEach((calls, interval) => {
      const { offeredPerHour } = spilloverEquilibrium({
        channels: [
          { name: "phone", needsPerHour: calls, failure: { kind: "queue", failedPerHour: law(interval) } },
          {
            name: "e-mail",
            needsPerHour: [50, 60, 70, 80][interval] ?? NaN,
            failure: { kind: "capacity", capacityPerHour: [60, 50, 40, 80][interval] ?? NaN },
          },
        ],
        spill,
      });
      expect(found.channels[0]?.offeredPerHour[interval]).toBeCloseTo(offeredPerHour[0] ?? NaN, 8);
    });
  });

  it("tends to the equilibrium under steady needs", () => {
    const days = 14;
    const steady = (rate: number): Float64Array => new Float64Array(days * 96).fill(rate);
    const { channels } = spilloverOverTime({
      intervalSeconds: QUARTER,
      channels: [
        { name: "phone", needsPerHour: steady(1000), failure: { kind: "share", failedShare: 0.1 } },
        { name: "e-mail", needsPerHour: steady(400), failure: { kind: "share", failedShare: 0.46 } },
      ],
      spill,
      meanDelaySeconds,
    });
    // By hand: (1000 + 0.71 x 0.46 x 400) / (1 - 0.54 x 0.1); after 14 days e^-14 of the e-mails' calls is missing.
    const settled = (1000 + 0.71 * 0.46 * 400) / 0.946;
    expect((channels[0]?.offeredPerHour.at(-1) ?? NaN) / settled).toBeCloseTo(1, 6);
    expect(channels[0]?.offeredPerHour[0]).toBeLessThan(1050);
  });

  it("spreads the failures of one interval over time as the exponential law does", () => {
    const needsPerHour = Float64Array.from({ length: 200 }, (_, interval) => (interval === 0 ? 400 : 0));
    const { channels } = spilloverOverTime({
      intervalSeconds: QUARTER,
      channels: [
        { name: "phone", needsPerHour: new Float64Array(200), failure: { kind: "share", failedShare: 0 } },
        { name: "e-mail", needsPerHour, failure: { kind: "share", failedShare: 1 } },
      ],
      spill,
      meanDelaySeconds,
    });
    // Second method: the mean over 20,000 moments of failure of e^-(a - u)/d - e^-(b - u)/d, midpoint rule.
    const moments = 20_000;
    for (const interval of [0, 1, 2, 95, 199]) {
      let chance = 0;
      for (let moment = 0; moment < moments; moment += 1) {
        const failedAt = ((moment + 0.5) / moments) * QUARTER;
        const since = (edge: number): number => Math.max(0, edge * QUARTER - failedAt);
        chance += Math.exp(-since(interval) / emailToPhone) - Math.exp(-since(interval + 1) / emailToPhone);
      }
      expect((channels[0]?.offeredPerHour[interval] ?? NaN) / (400 * 0.71 * (chance / moments))).toBeCloseTo(1, 6);
    }
  });

  it("is the mean of customers followed one by one, redials of redials and closed hours included", () => {
    const intervals = 40;
    const open = Array.from({ length: intervals }, (_, interval) => (interval >= 12 && interval < 24 ? 0 : 1));
    const needs = Array.from({ length: intervals }, (_, interval) => (open[interval] === 0 ? 0 : 300 + 10 * interval));
    const { channels } = spilloverOverTime({
      intervalSeconds: QUARTER,
      channels: [{ name: "phone", needsPerHour: needs, failure: { kind: "share", failedShare: 0.4 }, open }],
      spill: [[0.54]],
      meanDelaySeconds: [[3600]],
    });
    const runs = 400;
    const seen = new Float64Array(intervals);
    const chance = randomStream(11, "redials");
    const follow = (interval: number): void => {
      // Attempts are spread evenly over the interval they fall in, as the formula takes them.
      let at = interval;
      for (;;) {
        seen[at] = (seen[at] ?? 0) + 1;
        if (chance.uniform() >= 0.4 || chance.uniform() >= 0.54) return;
        at = Math.floor(at + chance.uniform() - (3600 / QUARTER) * Math.log(chance.uniform()));
        while (at < intervals && open[at] === 0) at += 1;
        if (at >= intervals) return;
      }
    };
    for (let run = 0; run < runs; run += 1) {
      needs.forEach((rate, interval) => {
        for (let contact = 0; contact < Math.round(rate / 4); contact += 1) follow(interval);
      });
    }
    seen.forEach((count, interval) => {
      const rounded = Math.round((needs[interval] ?? NaN) / 4) * 4 - (needs[interval] ?? NaN);
      const expected = (channels[0]?.offeredPerHour[interval] ?? NaN) + rounded;
      // Four standard errors of a count, and 0.5 % for needs rounded to whole contacts.
      const slack = (4 * 4 * Math.sqrt(Math.max(1, count))) / runs + 0.005 * expected;
      expect(Math.abs((count / runs) * 4 - expected)).toBeLessThan(slack);
    });
  });

  it("keeps closed intervals free of returns and lets them in with the first open one", () => {
    const { channels, returnsUnderWay } = spilloverOverTime({
      intervalSeconds: 3600,
      channels: [
        { name: "phone", needsPerHour: [0, 0, 0], failure: { kind: "share", failedShare: 0 }, open: [0, 0, 1] },
        { name: "e-mail", needsPerHour: [100, 100, 0], failure: { kind: "share", failedShare: 1 } },
      ],
      spill: [[0, 0], [0.71, 0]], // prettier-ignore
      meanDelaySeconds: [[0, 0], [0, 0]], // prettier-ignore
    });
    expect([...(channels[0]?.offeredPerHour ?? [])]).toEqual([0, 0, 142]);
    expect(returnsUnderWay.waitingForOpeningContacts[0]).toBe(0);
  });

  it("runs 13 weeks of quarter hours on four channels with a queue model", () => {
    const intervals = 13 * 7 * 96;
    const byHour = Float64Array.from({ length: intervals }, (_, at) => 300 * (1 - Math.cos((at * Math.PI) / 48)));
    const always = (failedShare: number) => ({ kind: "share", failedShare }) as const;
    const found = spilloverOverTime({
      intervalSeconds: QUARTER,
      channels: [
        {
          name: "phone",
          needsPerHour: byHour,
          failure: {
            kind: "queue",
            failedPerHour: (offered) =>
              erlangAFailedPerHour({ agents: 25, ahtSeconds: 240, patienceSeconds: 120 }, offered),
          },
        },
        { name: "chat", needsPerHour: byHour, failure: always(0.1) },
        { name: "e-mail", needsPerHour: byHour, failure: always(0.46) },
        { name: "social", needsPerHour: byHour, failure: always(0.3) },
      ],
      spill: [[0.54, 0, 0, 0], [0.45, 0, 0, 0], [0.71, 0, 0, 0], [0.55, 0, 0, 0]], // prettier-ignore
      meanDelaySeconds: [[1200, 0, 0, 0], [600, 0, 0, 0], [86_400, 0, 0, 0], [14_400, 0, 0, 0]], // prettier-ignore
    });
    expect(found.errorBoundPerHour).toBeLessThan(1e-8);
    expect(sum(found.channels[0]?.offeredPerHour ?? []) / sum(byHour)).toBeGreaterThan(1.5);
  });

  it("is defined for no channels, no intervals and no needs", () => {
    expect(
      spilloverOverTime({ intervalSeconds: QUARTER, channels: [], spill: [], meanDelaySeconds: [] }).channels,
    ).toEqual([]);
    const failure: FailureLawOverTime = { kind: "capacity", capacityPerHour: 0 };
    const found = spilloverOverTime({
      intervalSeconds: QUARTER,
      channels: [{ name: "phone", needsPerHour: [0, 0], failure }],
      spill: [[0.5]],
      meanDelaySeconds: [[0]],
    });
    expect([...(found.channels[0]?.offeredPerHour ?? []), found.errorBoundPerHour]).toEqual([0, 0, 0]);
  });

  const phone: SpilloverChannelOverTime = {
    name: "phone",
    needsPerHour: [1, 2],
    failure: { kind: "share", failedShare: 0.5 },
  };
  const good = { intervalSeconds: QUARTER, channels: [phone], spill: [[0.5]], meanDelaySeconds: [[60]] };
  it.each([
    [{ intervalSeconds: 0 }, "/intervalSeconds"],
    [{ intervalSeconds: Infinity }, "/intervalSeconds"],
    [{ channels: [{ ...phone, needsPerHour: [1, -2] }] }, "/channels/0/needsPerHour/1"],
    [{ channels: [{ ...phone, open: [1] }] }, "/channels/0/open"],
    [{ channels: [{ ...phone, open: [1, 0.5] }] }, "/channels/0/open/1"],
    [
      { channels: [{ ...phone, failure: { kind: "share" as const, failedShare: [0.5, 2] } }] },
      "/channels/0/failure/failedShare/1",
    ],
    [
      { channels: [{ ...phone, failure: { kind: "capacity" as const, capacityPerHour: [5] } }] },
      "/channels/0/failure/capacityPerHour",
    ],
    [{ channels: [phone, { ...phone, needsPerHour: [1] }] }, "/channels/1/needsPerHour"],
    [{ meanDelaySeconds: [[-1]] }, "/meanDelaySeconds/0/0"],
    [{ meanDelaySeconds: [] }, "/meanDelaySeconds"],
    [
      { returnsUnderWay: { delayedContacts: [[-1]], waitingForOpeningContacts: [0] } },
      "/returnsUnderWay/delayedContacts/0/0",
    ],
    [
      { returnsUnderWay: { delayedContacts: [[1]], waitingForOpeningContacts: [] } },
      "/returnsUnderWay/waitingForOpeningContacts",
    ],
  ])("refuses %o at its place", (bad, field) => {
    const run = (): unknown => spilloverOverTime({ ...good, ...bad });
    expect(run).toThrow(Refusal);
    expect(run).toThrow(`field ${field}:`);
  });

  it("refuses loads that would grow with every round, however late they come back", () => {
    const failure: FailureLawOverTime = { kind: "capacity", capacityPerHour: 1 };
    expect(() => spilloverOverTime({ ...good, channels: [{ ...phone, failure }], spill: [[1]] })).toThrow(
      "loads cannot settle",
    );
  });
});

function cutLaw(law: FailureLawOverTime, from: number, to: number | undefined): FailureLawOverTime {
  const part = (values: number | ArrayLike<number>): number | number[] =>
    typeof values === "number" ? values : Array.from(values).slice(from, to);
  if (law.kind === "share") return { kind: "share", failedShare: part(law.failedShare) };
  if (law.kind === "capacity") return { kind: "capacity", capacityPerHour: part(law.capacityPerHour) };
  return { kind: "queue", failedPerHour: (offered, interval) => law.failedPerHour(offered, interval + from) };
}

describe("first contacts recovered from history", () => {
  it("are the needs that the offered contacts were made from", () => {
    fc.assert(
      fc.property(anyStretch, (stretch) => {
        const made = spilloverOverTime(stretch);
        const history = made.channels.map((channel, at) => ({ ...channel, ...openOf(stretch.channels[at]) }));
        const back = firstContactNeeds({ ...stretch, channels: history });
        back.channels.forEach(({ needsPerHour }, at) => {
          const scale = Math.max(1, ...(made.channels[at]?.offeredPerHour ?? []));
          needsPerHour.forEach((needs, interval) => {
            const given = stretch.channels[at]?.needsPerHour[interval] ?? NaN;
            expect(Math.abs(needs - given)).toBeLessThanOrEqual(1e-11 * scale);
          });
        });
        const later = (stretchEnd: typeof back.returnsUnderWay): number =>
          sum(stretchEnd.delayedContacts.map((row) => sum(Array.from(row))));
        expect(later(back.returnsUnderWay)).toBeCloseTo(later(made.returnsUnderWay), 6);
      }),
      { numRuns: 60 },
    );
  });

  it("count what is negative instead of raising it to nothing", () => {
    const { channels } = firstContactNeeds({
      intervalSeconds: 1800,
      channels: [{ name: "phone", offeredPerHour: [100, 10, 40], failedPerHour: [80, 10, 0] }],
      spill: [[0.5]],
      meanDelaySeconds: [[0]],
    });
    // By hand: 100 - 40, 10 - 5, 40 - 0.
    expect([...(channels[0]?.needsPerHour ?? [])]).toEqual([60, 5, 40]);
    expect(channels[0]).toMatchObject({ negativeIntervals: 0, negativeContacts: 0 });
    const late = firstContactNeeds({
      intervalSeconds: 1800,
      channels: [
        { name: "phone", offeredPerHour: [10, 30, 5], failedPerHour: [0, 0, 0] },
        { name: "e-mail", offeredPerHour: [40, 40, 40], failedPerHour: [40, 40, 40] },
      ],
      spill: [[0, 0], [0.5, 0]], // prettier-ignore
      meanDelaySeconds: [[0, 0], [0, 0]], // prettier-ignore
    });
    // 20 calls an hour came back: 10 and 15 an hour too few, for half an hour each.
    expect(late.channels[0]).toMatchObject({ negativeIntervals: 2, negativeContacts: 12.5 });
    expect([...(late.channels[0]?.needsPerHour ?? [])]).toEqual([-10, 10, -15]);
  });

  it("refuses history that cannot be", () => {
    const channels = [{ name: "phone", offeredPerHour: [1, NaN], failedPerHour: [0, 0] }];
    const timing = { intervalSeconds: 900, spill: [[0.5]], meanDelaySeconds: [[60]] };
    expect(() => firstContactNeeds({ ...timing, channels })).toThrow("/channels/0/offeredPerHour/1");
    const short = [{ name: "phone", offeredPerHour: [1, 2], failedPerHour: [0] }];
    expect(() => firstContactNeeds({ ...timing, channels: short })).toThrow("/channels/0/failedPerHour");
  });
});

function openOf(channel: SpilloverChannelOverTime | undefined): { open?: ArrayLike<number> } {
  return channel?.open === undefined ? {} : { open: channel.open };
}
