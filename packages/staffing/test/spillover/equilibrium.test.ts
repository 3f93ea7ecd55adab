import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type FailureLaw,
  queueFailures,
  SPILL_PRIORS,
  type SpilloverEquilibrium,
  type SpilloverNetwork,
  spilloverEquilibrium,
} from "../../src/index.ts";
import { cases, type Vector } from "../vectors.ts";
import { erlangAFailedPerHour } from "./abandonment.ts";

const numbers = (list: Vector): number[] => list.list().map((item) => item.number);
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

function queueOf(given: Vector, agents: string): FailureLaw {
  const queue = {
    agents: given.at(agents).number,
    ahtSeconds: given.at("aht").number,
    patienceSeconds: given.at("patience").number,
  };
  return { kind: "queue", failedPerHour: (offered) => erlangAFailedPerHour(queue, offered) };
}

function lawsOf(type: string, given: Vector): FailureLaw[] {
  if (type === "constant") return numbers(given.at("fail")).map((failedShare) => ({ kind: "share", failedShare }));
  if (type === "fluid") {
    return numbers(given.at("capacity")).map((capacityPerHour) => ({ kind: "capacity", capacityPerHour }));
  }
  return [
    queueOf(given.at("phone"), "n"),
    queueOf(given.at("chat"), "slots"),
    { kind: "capacity", capacityPerHour: given.at("emailCapacity").number },
    { kind: "capacity", capacityPerHour: given.at("socialCapacity").number },
  ];
}

function networkOf(type: string, given: Vector): SpilloverNetwork {
  const laws = lawsOf(type, given);
  const needs = numbers(given.at("base"));
  return {
    channels: given
      .at("channels")
      .list()
      .map((name, channel) => ({
        name: name.text,
        needsPerHour: needs[channel] ?? NaN,
        failure: laws[channel] ?? { kind: "share", failedShare: NaN },
      })),
    spill: given.at("spill").list().map(numbers),
  };
}

describe("the reference", () => {
  it("has its four cases", () => {
    expect(cases("spillover")).toHaveLength(4);
  });

  it.each(cases("spillover"))("is met, case $id", ({ given, out, whole }) => {
    const found = spilloverEquilibrium(networkOf(whole.at("type").text, given));
    numbers(out.at("offered")).forEach((offered, channel) => {
      expect(Math.abs((found.offeredPerHour[channel] ?? NaN) / offered - 1)).toBeLessThan(1e-12);
    });
    numbers(out.at("failed")).forEach((failed, channel) => {
      const difference = Math.abs((found.failedPerHour[channel] ?? NaN) - failed);
      expect(difference).toBeLessThanOrEqual(1e-10 * Math.max(1, failed));
    });
    expect(found.amplification).toBeCloseTo(out.at("amplification").number, 12);
    expect(found.spectralRadius).toBeCloseTo(out.at("spectralRadius").number, 12);
    // 70 to 210 plain rounds to 1e-32, says the reference; Newton's method needs few.
    expect(found.iterations).toBeLessThanOrEqual(6);
  });
});

describe("the engine of patience as a failure law", () => {
  it("meets the reference as the sums over states do", () => {
    const reference = cases("spillover").find(({ whole }) => whole.at("type").text === "erlang_a");
    if (reference === undefined) throw new Error("the reference has no Erlang A case");
    const { given, out } = reference;
    const network = networkOf("erlang_a", given);
    const lawOf = (channel: string, agents: string): FailureLaw =>
      queueFailures({
        agents: given.at(channel).at(agents).number,
        ahtSeconds: given.at(channel).at("aht").number,
        patience: { law: { kind: "exponential", meanSeconds: given.at(channel).at("patience").number } },
      });
    const laws = [lawOf("phone", "n"), lawOf("chat", "slots")];
    const found = spilloverEquilibrium({
      ...network,
      channels: network.channels.map((channel, at) => ({ ...channel, failure: laws[at] ?? channel.failure })),
    });
    numbers(out.at("offered")).forEach((offered, channel) => {
      expect(Math.abs((found.offeredPerHour[channel] ?? NaN) / offered - 1)).toBeLessThan(1e-10);
    });
  });

  it("fails nobody where nobody comes or nobody ever gives up, and everybody where nobody answers", () => {
    const patience = { law: { kind: "exponential", meanSeconds: 90 } } as const;
    expect(queueFailures({ agents: 5, ahtSeconds: 180, patience }).failedPerHour(0)).toBe(0);
    expect(queueFailures({ agents: 0, ahtSeconds: 180, patience }).failedPerHour(100)).toBe(100);
    const endless = queueFailures({ agents: 5, ahtSeconds: 180, patience: { law: { kind: "endless" } } });
    expect([endless.failedPerHour(90), endless.failedPerHour(9000)]).toEqual([0, 0]);
  });

  it("rises with what is offered, by at most one failure for one contact, and takes agents by interval", () => {
    const team = fc.record({
      agents: fc.integer({ min: 0, max: 300 }),
      ahtSeconds: fc.integer({ min: 30, max: 1200 }),
      meanSeconds: fc.integer({ min: 10, max: 900 }),
    });
    const rate = fc.double({ min: 0, max: 5000, noNaN: true });
    fc.assert(
      fc.property(team, rate, rate, ({ agents, ahtSeconds, meanSeconds }, one, other) => {
        const patience = { law: { kind: "exponential", meanSeconds } } as const;
        const law = queueFailures({ agents: [7, agents], ahtSeconds, patience });
        const [fewer, more] = [Math.min(one, other), Math.max(one, other)];
        const rise = law.failedPerHour(more, 1) - law.failedPerHour(fewer, 1);
        expect(rise).toBeGreaterThanOrEqual(-1e-8);
        expect(rise).toBeLessThanOrEqual(more - fewer + 1e-8);
        const bySums = erlangAFailedPerHour({ agents, ahtSeconds, patienceSeconds: meanSeconds }, more);
        expect(Math.abs(law.failedPerHour(more, 1) - bySums)).toBeLessThanOrEqual(1e-9 * Math.max(1, more));
      }),
    );
    const law = queueFailures({ agents: [7], ahtSeconds: 180, patience: { law: { kind: "endless" } } });
    expect(() => law.failedPerHour(100, 1)).toThrow(Refusal);
    expect(() => queueFailures({ agents: [7, -1], ahtSeconds: 180, patience: { law: { kind: "endless" } } })).toThrow(
      "/agents/1",
    );
  });
});

/** Science 9: 1000 calls, 300 chats, 400 e-mails, 100 posts an hour, all failures to phone at the surveyed shares. */
function worked(chatToPhone: number): SpilloverEquilibrium {
  const channel = (name: string, needsPerHour: number, failedShare: number) =>
    ({ name, needsPerHour, failure: { kind: "share", failedShare } }) as const;
  const { phoneToPhone, emailToPhone, socialToPhone } = SPILL_PRIORS;
  return spilloverEquilibrium({
    channels: [
      channel("phone", 1000, 0.1),
      channel("chat", 300, 0.48),
      channel("e-mail", 400, 0.46),
      channel("social", 100, 0.3),
    ],
    spill: [
      [phoneToPhone, 0, 0, 0],
      [chatToPhone, 0, 0, 0],
      [emailToPhone, 0, 0, 0],
      [socialToPhone, 0, 0, 0],
    ],
  });
}

describe("the worked example", () => {
  it("sees 28.6 % more calls than needs, 15.9 % more contacts", () => {
    const found = worked(0.48);
    // By hand: (1000 + 0.48*0.48*300 + 0.71*0.46*400 + 0.55*0.3*100) / (1 - 0.54*0.1) = 1216.26 / 0.946.
    expect(found.offeredPerHour[0]).toBeCloseTo(1216.26 / 0.946, 9);
    expect(found.offeredPerHour[0]).toBeCloseTo(1285.7, 1);
    expect(found.amplification).toBeCloseTo(1.159, 3);
    const [phone, chat, email, social] = found.spilledPerHour.map((row) => row[0] ?? NaN);
    expect(sum([phone ?? 0, chat ?? 0, email ?? 0, social ?? 0])).toBeCloseTo(285.7, 1);
    // "Half of it from unanswered e-mails", the redials that follow them included.
    expect((email ?? 0) / 0.946 / 285.7).toBeCloseTo(0.48, 2);
  });

  it("sees 28.1 % more calls and 15.6 % more contacts with the prior for chat", () => {
    const found = worked(SPILL_PRIORS.chatToPhone);
    expect(found.offeredPerHour[0]).toBeCloseTo(1281.1, 1);
    expect(found.amplification).toBeCloseTo(1.156, 3);
  });
});

/** Networks whose rows sum to at most 0.95, so that they settle; every kind of law. */
const anyNetwork: fc.Arbitrary<SpilloverNetwork> = fc.integer({ min: 1, max: 6 }).chain((size) => {
  const rate = fc.double({ min: 0, max: 2000, noNaN: true });
  const failure: fc.Arbitrary<FailureLaw> = fc.oneof(
    fc.record({ kind: fc.constant("share" as const), failedShare: fc.double({ min: 0, max: 1, noNaN: true }) }),
    fc.record({ kind: fc.constant("capacity" as const), capacityPerHour: rate }),
    fc
      .record({ agents: fc.integer({ min: 1, max: 60 }), patienceSeconds: fc.integer({ min: 20, max: 600 }) })
      .map((queue): FailureLaw => ({
        kind: "queue",
        failedPerHour: (offered) => erlangAFailedPerHour({ ...queue, ahtSeconds: 240 }, offered),
      })),
  );
  const row = fc
    .tuple(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: size, maxLength: size }),
      fc.double({ min: 0, max: 0.95, noNaN: true }),
    )
    .map(([shares, total]) => shares.map((share) => (sum(shares) === 0 ? 0 : (share / sum(shares)) * total)));
  return fc.record({
    channels: fc.array(fc.record({ name: fc.string(), needsPerHour: rate, failure }), {
      minLength: size,
      maxLength: size,
    }),
    spill: fc.array(row, { minLength: size, maxLength: size }),
  });
});

function failed(law: FailureLaw, offered: number): number {
  if (law.kind === "share") return law.failedShare * offered;
  if (law.kind === "capacity") return Math.max(0, offered - law.capacityPerHour);
  return law.failedPerHour(offered);
}

/** One plain round. */
function again({ channels, spill }: SpilloverNetwork, offered: readonly number[]): number[] {
  const failures = channels.map(({ failure }, channel) => failed(failure, offered[channel] ?? NaN));
  return channels.map(
    ({ needsPerHour }, to) => needsPerHour + sum(spill.map((row, from) => (row[to] ?? NaN) * (failures[from] ?? NaN))),
  );
}

/** The equilibrium by nothing but plain rounds from below. */
function byPlainRounds(network: SpilloverNetwork): number[] {
  let offered = network.channels.map(({ needsPerHour }) => needsPerHour);
  for (let round = 0; round < 3000; round += 1) {
    const next = again(network, offered);
    if (next.every((load, channel) => load - (offered[channel] ?? 0) <= 1e-15 * load)) return next;
    offered = next;
  }
  return offered;
}

describe("any network", () => {
  it("settles where plain rounds from below do, and reproduces itself", () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const found = spilloverEquilibrium(network);
        const offered = [...found.offeredPerHour];
        const scale = Math.max(1, ...offered);
        again(network, offered).forEach((load, channel) => {
          expect(Math.abs(load - (offered[channel] ?? NaN))).toBeLessThanOrEqual(1e-11 * scale);
        });
        byPlainRounds(network).forEach((load, channel) => {
          const difference = Math.abs(load - (offered[channel] ?? NaN));
          expect(difference).toBeLessThanOrEqual(found.errorBoundPerHour + 1e-11 * scale);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("keeps its guarantee: weights and factor shrink the distance of any two loads in a round", () => {
    const loads = fc.array(fc.double({ min: 0, max: 5000, noNaN: true }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(anyNetwork, loads, loads, (network, one, other) => {
        const { weights, contractionFactor, spectralRadius } = spilloverEquilibrium(network);
        const distance = (left: readonly number[], right: readonly number[]): number =>
          sum([...weights].map((weight, at) => weight * Math.abs((left[at] ?? NaN) - (right[at] ?? NaN))));
        expect(contractionFactor).toBeLessThan(1);
        expect(contractionFactor).toBeGreaterThanOrEqual(spectralRadius * (1 - 1e-12));
        const before = distance(one, other);
        const after = distance(again(network, one), again(network, other));
        expect(after).toBeLessThanOrEqual(contractionFactor * before + 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it("is reached by plain rounds from below, never falling, within the error that the factor promises", () => {
    fc.assert(
      fc.property(anyNetwork, fc.integer({ min: 1, max: 40 }), (network, rounds) => {
        const { weights, contractionFactor, offeredPerHour } = spilloverEquilibrium(network);
        const needs = network.channels.map(({ needsPerHour }) => needsPerHour);
        const distance = (left: ArrayLike<number>, right: ArrayLike<number>): number =>
          sum([...weights].map((weight, at) => weight * Math.abs((left[at] ?? NaN) - (right[at] ?? NaN))));
        const first = distance(again(network, needs), needs);
        let offered = needs;
        for (let round = 0; round < rounds; round += 1) {
          const next = again(network, offered);
          next.forEach((load, at) => {
            expect(load).toBeGreaterThanOrEqual((offered[at] ?? NaN) * (1 - 1e-12));
          });
          offered = next;
        }
        // Error after k rounds is at most r^k / (1 - r) ||F(b) - b||.
        const promised = (contractionFactor ** rounds / (1 - contractionFactor)) * first;
        expect(distance(offered, offeredPerHour)).toBeLessThanOrEqual(promised + 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it("solves, for constant shares, the linear system (I - S^T diag(f)) x = b", () => {
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(anyNetwork, shares, ({ channels, spill }, failedShares) => {
        const shared = channels.map((channel, at): SpilloverNetwork["channels"][number] => ({
          ...channel,
          failure: { kind: "share", failedShare: failedShares[at] ?? NaN },
        }));
        const system = channels.map((_, to) =>
          channels.map((__, from) => (from === to ? 1 : 0) - (spill[from]?.[to] ?? NaN) * (failedShares[from] ?? NaN)),
        );
        const direct = solvedWithPivots(
          system,
          channels.map(({ needsPerHour }) => needsPerHour),
        );
        const found = spilloverEquilibrium({ channels: shared, spill }).offeredPerHour;
        const scale = Math.max(1, ...direct);
        direct.forEach((load, at) => {
          expect(Math.abs(load - (found[at] ?? NaN))).toBeLessThanOrEqual(1e-12 * scale);
        });
      }),
    );
  });

  it("comes to an end on laws made to be hard: stairs of nothing more fails, everything more fails", () => {
    const widths = fc.array(fc.double({ min: 1, max: 400, noNaN: true }), { minLength: 16, maxLength: 16 });
    const total = fc.constantFrom(0.5, 0.9, 0.99, 0.9999, 0.999999);
    const row = fc.array(fc.nat(5), { minLength: 3, maxLength: 3 });
    const three = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { minLength: 3, maxLength: 3 });
    const needs = three(fc.double({ min: 0, max: 500, noNaN: true }));
    fc.assert(
      fc.property(three(widths), three(row), total, needs, (stairs, rows, most, needsPerHour) => {
        const network: SpilloverNetwork = {
          channels: stairs.map((steps, at) => ({
            name: `channel ${at}`,
            needsPerHour: needsPerHour[at] ?? NaN,
            failure: { kind: "queue", failedPerHour: (offered) => staircase(steps, offered) },
          })),
          spill: rows.map((parts) => parts.map((part) => (part / Math.max(1, sum(parts))) * most)),
        };
        const offered = [...spilloverEquilibrium(network).offeredPerHour];
        const scale = Math.max(1, ...offered);
        again(network, offered).forEach((load, at) => {
          expect(Math.abs(load - (offered[at] ?? NaN))).toBeLessThanOrEqual(1e-11 * scale);
        });
      }),
      { numRuns: 300 },
    );
  });

  it("takes few steps, whatever the laws", () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        expect(spilloverEquilibrium(network).iterations).toBeLessThanOrEqual(15);
      }),
      { numRuns: 100 },
    );
  });

  it("accounts for every contact: offered = needs + spilled, and spilled is what failed times the shares", () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const found = spilloverEquilibrium(network);
        network.channels.forEach(({ needsPerHour }, to) => {
          const back = sum(found.spilledPerHour.map((row) => row[to] ?? NaN));
          const scale = Math.max(1, ...found.offeredPerHour);
          expect(Math.abs((found.offeredPerHour[to] ?? NaN) - needsPerHour - back)).toBeLessThanOrEqual(1e-11 * scale);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("offers no less anywhere when needs grow anywhere", () => {
    fc.assert(
      fc.property(anyNetwork, fc.nat(5), fc.double({ min: 0, max: 500, noNaN: true }), (network, which, more) => {
        const grown = network.channels.map((channel, at) =>
          at === which ? { ...channel, needsPerHour: channel.needsPerHour + more } : channel,
        );
        const before = spilloverEquilibrium(network).offeredPerHour;
        const after = spilloverEquilibrium({ ...network, channels: grown }).offeredPerHour;
        before.forEach((load, at) => {
          expect(after[at]).toBeGreaterThanOrEqual(load - 1e-10 * Math.max(1, load));
        });
      }),
      { numRuns: 60 },
    );
  });
});

/** Flat for the first width, rising one for one over the second, and so on; flat at the end. */
function staircase(widths: readonly number[], offered: number): number {
  let [failures, left] = [0, offered];
  widths.forEach((width, step) => {
    if (step % 2 === 1) failures += Math.min(width, left);
    left = Math.max(0, left - width);
  });
  return failures;
}

/** Gauss with the largest pivot of each column: nothing is known of the matrix. */
function solvedWithPivots(system: readonly (readonly number[])[], right: readonly number[]): number[] {
  let rows = system.map((row, at) => [...row, right[at] ?? NaN]);
  const solved: number[][] = [];
  right.forEach((_, column) => {
    const pivot = rows.reduce((best, row) => (Math.abs(row[column] ?? 0) > Math.abs(best[column] ?? 0) ? row : best));
    const unit = pivot.map((value) => value / (pivot[column] ?? NaN));
    const cleared = (row: readonly number[]): number[] =>
      row.map((value, at) => value - (row[column] ?? NaN) * (unit[at] ?? NaN));
    rows = rows.filter((row) => row !== pivot).map(cleared);
    solved.forEach((row, at) => (solved[at] = cleared(row)));
    solved.push(unit);
  });
  return solved.map((row) => row.at(-1) ?? NaN);
}

describe("limits", () => {
  const phone = (failure: FailureLaw, needsPerHour = 1000) => [{ name: "phone", needsPerHour, failure }];

  it("leaves needs as they are where nothing fails, nothing comes back, or there is nothing at all", () => {
    const none = spilloverEquilibrium({
      channels: phone({ kind: "capacity", capacityPerHour: Infinity }),
      spill: [[0.9]],
    });
    expect([...none.offeredPerHour, none.amplification, none.iterations]).toEqual([1000, 1, 0]);
    const gone = spilloverEquilibrium({ channels: phone({ kind: "share", failedShare: 1 }), spill: [[0]] });
    expect([...gone.offeredPerHour, ...gone.failedPerHour, gone.spectralRadius]).toEqual([1000, 1000, 0]);
    const empty = spilloverEquilibrium({ channels: phone({ kind: "share", failedShare: 1 }, 0), spill: [[0.9]] });
    expect([...empty.offeredPerHour, empty.amplification, empty.errorBoundPerHour]).toEqual([0, 1, 0]);
    expect(spilloverEquilibrium({ channels: [], spill: [] }).amplification).toBe(1);
  });

  it("settles with nobody at work: every need makes 1/(1 - r) attempts", () => {
    const { offeredPerHour } = spilloverEquilibrium({
      channels: phone({ kind: "capacity", capacityPerHour: 0 }),
      spill: [[0.54]],
    });
    expect(offeredPerHour[0]).toBeCloseTo(1000 / 0.46, 9);
  });

  it("settles where everybody returns until served, if some are served", () => {
    const { offeredPerHour } = spilloverEquilibrium({
      channels: phone({ kind: "share", failedShare: 0.1 }),
      spill: [[1]],
    });
    expect(offeredPerHour[0]).toBeCloseTo(1000 / 0.9, 9);
  });

  it("settles within a hair of never settling, by the error bound it states", () => {
    const share = 1 - 1e-6;
    const found = spilloverEquilibrium({
      channels: phone({ kind: "capacity", capacityPerHour: 900 }),
      spill: [[share]],
    });
    // x = 1000 + s (x - 900).
    const exact = (1000 - share * 900) / (1 - share);
    expect(Math.abs((found.offeredPerHour[0] ?? NaN) - exact)).toBeLessThanOrEqual(found.errorBoundPerHour);
    expect((found.offeredPerHour[0] ?? NaN) / exact).toBeCloseTo(1, 8);
  });

  it("uses the caller's derivative, however wrong, for speed only", () => {
    const law = (offered: number): number => offered ** 2 / (offered + 300);
    const exact = spilloverEquilibrium({ channels: phone({ kind: "queue", failedPerHour: law }), spill: [[0.6]] });
    for (const slope of [() => 0, () => 1, () => NaN, () => -5, (x: number) => (x * (x + 600)) / (x + 300) ** 2]) {
      const { offeredPerHour } = spilloverEquilibrium({
        channels: phone({ kind: "queue", failedPerHour: law, slope }),
        spill: [[0.6]],
      });
      expect(offeredPerHour[0]).toBeCloseTo(exact.offeredPerHour[0] ?? NaN, 8);
    }
    // By hand: x = 1000 + 0.6 x^2/(x + 300) is 0.4 x^2 - 700 x - 300000 = 0.
    expect(exact.offeredPerHour[0]).toBeCloseTo((700 + Math.sqrt(490_000 + 480_000)) / 0.8, 8);
  });
});

function refusalOf(run: () => unknown): Refusal {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("refusals", () => {
  const overloaded: FailureLaw = { kind: "capacity", capacityPerHour: 100 };
  const three = ["phone", "e-mail", "chat"].map((name) => ({ name, needsPerHour: 200, failure: overloaded }));

  it("says in words that loads cannot settle, naming the loop and its factor", () => {
    const spill = [
      [0.5, 0.6, 0],
      [0.9, 0, 0],
      [0.3, 0, 0.2],
    ];
    const [finding] = refusalOf(() => spilloverEquilibrium({ channels: three, spill })).findings;
    // The loop of phone and e-mail: (0.5 + sqrt(0.25 + 4 * 0.54)) / 2; chat feeds it and is not fed by it.
    expect(finding).toMatchObject({
      code: "loads-cannot-settle",
      place: { field: "/spill" },
      found: "failures that come back between phone, e-mail with factor 1.02621 a round",
    });
  });

  it("refuses a loop of exactly one for one", () => {
    const spill = [
      [0, 1, 0],
      [0, 0, 1],
      [1, 0, 0],
    ];
    expect(refusalOf(() => spilloverEquilibrium({ channels: three, spill })).message).toContain("phone, e-mail, chat");
  });

  it.each([
    { spill: [[1.2]], code: "entry-out-of-range", field: "/spill/0/0" },
    { spill: [[-0.1]], code: "entry-out-of-range", field: "/spill/0/0" },
    { spill: [[NaN]], code: "entry-out-of-range", field: "/spill/0/0" },
    { spill: [[0.1, 0.2]], code: "lengths-differ", field: "/spill/0" },
    { spill: [], code: "lengths-differ", field: "/spill" },
  ])("refuses the spill matrix $spill", ({ spill, code, field }) => {
    const channels = three.slice(0, 1);
    const [finding] = refusalOf(() => spilloverEquilibrium({ channels, spill })).findings;
    expect(finding).toMatchObject({ code, place: { field } });
  });

  it.each([
    { kind: "share", failedShare: 1.01 },
    { kind: "share", failedShare: NaN },
    { kind: "capacity", capacityPerHour: -1 },
    { kind: "capacity", capacityPerHour: NaN },
    { kind: "queue", failedPerHour: () => NaN },
    { kind: "queue", failedPerHour: (offered: number) => 2 * offered },
    { kind: "queue", failedPerHour: () => -1 },
    // A jump: nothing fails below 190 an hour, everything above.
    { kind: "queue", failedPerHour: (offered: number) => (offered > 210 ? 0 : offered) },
  ] satisfies FailureLaw[])("refuses what is no law of failure: %o", (failure) => {
    const channels = [{ name: "phone", needsPerHour: 200, failure }];
    expect(() => spilloverEquilibrium({ channels, spill: [[0.9]] })).toThrow(Refusal);
  });

  it.each([-1, NaN, Infinity])("refuses needs of %d an hour", (needsPerHour) => {
    const channels = [{ name: "phone", needsPerHour, failure: overloaded }];
    expect(() => spilloverEquilibrium({ channels, spill: [[0.5]] })).toThrow(Refusal);
  });
});
