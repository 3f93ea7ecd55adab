import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "@springtide/refusal";
import { type AskedLine, type CommitmentAction, CommitmentRequest, type RequestLine } from "@springtide/contracts";
import {
  applyAction,
  committedCents,
  commitmentsOfRequests,
  deltaSheet,
  LINE_TRANSITIONS,
  positionHours,
  settleDeadlines,
  sheetLines,
  SILENT_TRANSITIONS,
} from "@springtide/season";
import { CLIENT, LONG_NIGHT, PARTNER, partnerTerms, sentRequest } from "./partner-shop.ts";

const terms = partnerTerms();
const at = (text: string): number => Date.parse(text);
const asked = (tier: AskedLine["tier"], positionsLoggedIn = 10): AskedLine => ({
  skill: "phone",
  ...LONG_NIGHT,
  tier,
  positionsLoggedIn,
});
const NOW = at("2026-10-01T08:00:00Z");

function play(
  request: CommitmentRequest,
  steps: readonly (readonly [typeof CLIENT, CommitmentAction, number?])[],
): CommitmentRequest {
  return steps.reduce(
    (known, [by, action, nowMs = NOW]) => applyAction(known, action, { by, nowMs, terms }).request,
    request,
  );
}

function codesOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.findings.map(({ code }) => code);
    throw error;
  }
  return [];
}

describe("the life of a commitment", () => {
  it("is of no line that goes on for ever or lies beyond what anybody plans, whoever says it", () => {
    const draft = { ...sentRequest(terms, [asked("firm")], NOW), state: "draft" as const };
    const edit = (line: Partial<AskedLine>): CommitmentAction => ({
      ...{ action: "edit", lines: [{ ...asked("firm"), ...line }], answerBy: null },
    });
    const codes = (line: Partial<AskedLine>): string[] => codesOf(() => play(draft, [[CLIENT, edit(line)]]));
    expect(codes({ end: "2126-10-26T08:00:00+01:00" })).toEqual(["line-too-long", "line-too-far-ahead"]);
    const far = { start: "2126-10-26T08:00:00+01:00", end: "2126-10-26T12:00:00+01:00" };
    expect(codes(far)).toEqual(["line-too-far-ahead"]);
    const sent = sentRequest(terms, [asked("firm")], NOW);
    const counter = { line: "L1", positionsLoggedIn: 1, reason: "later", ...far, start: LONG_NIGHT.start };
    const offer: CommitmentAction = { action: "offer", lines: [counter] };
    expect(codesOf(() => play(sent, [[PARTNER, offer]]))).toEqual(["line-too-long", "line-too-far-ahead"]);
  });

  it("tells each deadline on both clocks, in working days of the partner, over a clock change", () => {
    const [line] = sentRequest(terms, [asked("option")], NOW).lines;
    // The night of Sunday 25 October belongs to Saturday 24 in London (23:00): three working days before are Tuesday to Thursday... of
    // the days before it, Friday 23, Thursday 22 and Wednesday 21 are the last three worked, so Wednesday at noon, which is 11:00Z.
    expect(line?.deadlines?.confirm).toMatchObject({
      at: "2026-10-21T11:00:00.000Z",
      client: "2026-10-21T13:00:00+02:00",
      partner: "2026-10-21T12:00:00+01:00",
      silence: "released",
    });
    // Ten days before 24 October in London, at noon there.
    expect(line?.deadlines?.accept).toMatchObject({
      at: "2026-10-14T11:00:00.000Z",
      partner: "2026-10-14T12:00:00+01:00",
    });
    // One working day before that deadline, at noon: Tuesday 13 October.
    expect(line?.deadlines?.answer.at).toBe("2026-10-13T11:00:00.000Z");
    // Of a shift on the Monday after, the clocks have changed between deadline and work: noon is noon on its own day's clock.
    const monday = { start: "2026-10-26T08:00:00+01:00", end: "2026-10-26T12:00:00+01:00" };
    const [later] = sentRequest(terms, [{ ...asked("firm"), ...monday }], NOW).lines;
    expect(later?.deadlines?.cancel?.at).toBe("2026-10-21T11:00:00.000Z");
    expect(positionHours([asked("firm", 2)])).toBe(14);
  });

  it("goes from a request over a counter-offer to the lock, each change of the sheet a version with its delta", () => {
    const sent = sentRequest(terms, [asked("firm"), asked("firm", 4)], NOW);
    const offered = play(sent, [
      [PARTNER, { action: "offer", lines: [{ line: "L1", positionsLoggedIn: 7, reason: "three are ill" }] }],
      [PARTNER, { action: "offer" }],
    ]);
    expect(offered.lines.map(({ offer }) => offer?.kind)).toEqual(["partial", "full"]);
    expect(offered.version).toBe(1);
    const confirmed = play(offered, [[CLIENT, { action: "confirm" }]]);
    expect(confirmed).toMatchObject({ version: 2, state: "confirmed" });
    const sheet = (request: CommitmentRequest): Parameters<typeof deltaSheet>[0] => ({
      version: request.version,
      at: "2026-10-01T08:00:00.000Z",
      lines: sheetLines(request.lines),
    });
    const delta = deltaSheet(sheet(offered), sheet(confirmed));
    expect(delta).toMatchObject({
      fromVersion: 1,
      toVersion: 2,
      added: [],
      removed: [],
      positionHours: { before: 98, after: 77 },
    });
    expect(
      delta.changed.map(({ before, after }) => [before.id, before.positionsLoggedIn, after.positionsLoggedIn]),
    ).toEqual([["L1", 10, 7]]);
    const locked = play(confirmed, [[CLIENT, { action: "lock" }]]);
    const alone = { by: CLIENT, nowMs: NOW, terms };
    expect(codesOf(() => applyAction(locked, { action: "cancel", lines: ["L1"], reason: "no need" }, alone))).toEqual([
      "needs-both-sides",
    ]);
    const change = {
      changes: [
        { line: "L1", to: { ...LONG_NIGHT, positionsLoggedIn: 5 } },
        { line: "L2", to: null },
      ],
      additions: [asked("firm", 3)],
    };
    const proposed = play(locked, [[PARTNER, { action: "propose", ...change, reason: "a flood next door" }]]);
    expect(proposed.version).toBe(2);
    expect(codesOf(() => applyAction(proposed, { action: "accept" }, { ...alone, by: PARTNER }))).toEqual([
      "needs-both-sides",
    ]);
    const agreed = play(proposed, [[CLIENT, { action: "accept" }]]);
    expect(agreed).toMatchObject({ version: 3, proposal: null });
    expect(agreed.lines.map(({ state, positionsLoggedIn }) => [state, positionsLoggedIn])).toEqual([
      ["locked", 5],
      ["cancelled", 4],
      ["confirmed", 3],
    ]);
    const over = at("2026-10-25T05:00:00Z");
    const done = play(agreed, [
      [
        CLIENT,
        {
          action: "deliver",
          lines: [
            { line: "L1", deliveredHours: 35 },
            { line: "L3", deliveredHours: 20.5 },
          ],
        },
        over,
      ],
    ]);
    expect(done.state).toBe("delivered");
    expect(
      codesOf(() =>
        play(agreed, [[CLIENT, { action: "deliver", lines: [{ line: "L1", deliveredHours: 35.5 }] }, over]]),
      ),
    ).toEqual(["more-than-there-are"]);
  });

  it("lets silence mean what each deadline says", () => {
    const sent = sentRequest(terms, [asked("option"), asked("firm")], NOW);
    const half = play(sent, [
      [PARTNER, { action: "offer" }],
      [CLIENT, { action: "reserve", lines: ["L1"] }],
      [CLIENT, { action: "confirm", lines: [{ line: "L2" }] }],
    ]);
    const on = at("2026-10-21T11:00:00Z");
    expect(settleDeadlines(half, on).request.lines.map(({ state }) => state)).toEqual(["reserved", "locked"]);
    const after = settleDeadlines(half, on + 1);
    expect(after.request.lines.map(({ state }) => state)).toEqual(["released", "locked"]);
    expect(after.events[0]).toMatchObject({
      by: null,
      what: "settle",
      lines: [
        { line: "L1", to: "released" },
        { line: "L2", to: "locked" },
      ],
    });
    expect(settleDeadlines(after.request, on + 1).events).toEqual([]);
    const confirming = partnerTerms({
      standBy: { reserve: "10d by 12:00", confirm: "3d", silence: "confirmed", feePerSeatHour: 2.5 },
    });
    const told = applyAction(
      applyAction(
        sentRequest(confirming, [asked("option")], NOW),
        { action: "offer" },
        { by: PARTNER, nowMs: NOW, terms: confirming },
      ).request,
      { action: "reserve" },
      { by: CLIENT, nowMs: NOW, terms: confirming },
    ).request;
    expect(settleDeadlines(told, at("2026-10-24T00:00:00Z")).request.lines[0]?.state).toBe("locked");
    expect(settleDeadlines(sent, at("2026-10-13T11:00:00.001Z")).request.state).toBe("expired");
  });

  it("costs what the agreement says, to the cent, and goes into the next plan as it was agreed", () => {
    const sent = sentRequest(terms, [asked("option"), asked("firm", 4), asked("firm", 6)], NOW);
    const request = play(sent, [
      [PARTNER, { action: "offer" }],
      [CLIENT, { action: "reserve", lines: ["L1"] }],
      [CLIENT, { action: "confirm", lines: [{ line: "L1", positionsLoggedIn: 6 }, { line: "L2" }, { line: "L3" }] }],
      [CLIENT, { action: "cancel", lines: ["L3"], reason: "not needed" }],
    ]);
    // Seven elapsed hours: fee 10 x 7 x 2.50 = 175, work (6 + 4) x 7 x 20 = 1400, cancelling 6 x 7 x 4 = 168.
    expect(committedCents(terms, request.lines)).toBe(174_300);
    expect(commitmentsOfRequests(terms.shop, [request]).map(({ step, seats }) => [step, seats])).toEqual([
      ["reserve", 10],
      ["confirm", 6],
      ["release", 4],
      ["order", 4],
    ]);
  });

  it("refuses what the terms do not allow, line by line", () => {
    const lines = [
      { ...asked("firm"), skill: "chat" },
      asked("firm", 41),
      { ...asked("firm"), end: "2026-10-25T01:00:00+02:00" },
    ];
    expect(codesOf(() => sentRequest(terms, lines, NOW))).toEqual([
      "skill-not-served",
      "more-seats-than-agreed",
      "block-not-allowed",
    ]);
    expect(codesOf(() => sentRequest(terms, [asked("firm")], at("2026-10-25T00:00:00Z")))).toEqual(["too-late"]);
    expect(
      codesOf(() =>
        play(sentRequest(terms, [asked("firm")], NOW), [
          [PARTNER, { action: "offer", lines: [{ line: "L1", positionsLoggedIn: 3 }] }],
        ]),
      ),
    ).toEqual(["reason-missing"]);
  });
});

describe("any sequence of actions by both sides", () => {
  const reason = "for a reason";
  const line = fc.constantFrom("L1", "L2", "L3", "L4");
  const ids = fc.option(fc.uniqueArray(line, { minLength: 1, maxLength: 3 }), { nil: undefined });
  const amounts = fc.uniqueArray(fc.record({ line, positionsLoggedIn: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 1,
    maxLength: 2,
    selector: (one) => one.line,
  });
  const action: fc.Arbitrary<CommitmentAction> = fc.oneof(
    fc.constant<CommitmentAction>({ action: "offer" }),
    amounts.map((lines) => ({ action: "offer" as const, lines: lines.map((one) => ({ ...one, reason })) })),
    ids.map((lines) => ({ action: "reserve" as const, lines })),
    fc.option(amounts, { nil: undefined }).map((lines) => ({ action: "confirm" as const, lines })),
    amounts.map((lines) => ({ action: "release" as const, lines, reason })),
    fc
      .tuple(fc.constantFrom("withdraw" as const, "refuse" as const, "decline" as const), ids)
      .map(([name, lines]) => ({ action: name, lines, reason })),
    fc.uniqueArray(line, { minLength: 1 }).map((lines) => ({ action: "cancel" as const, lines, reason })),
    ids.map((lines) => ({ action: "lock" as const, lines })),
    fc.tuple(line, fc.integer({ min: 1, max: 9 })).map(([id, positionsLoggedIn]) => ({
      action: "propose" as const,
      changes: [{ line: id, to: { ...LONG_NIGHT, positionsLoggedIn } }],
      additions: [],
      reason,
    })),
    fc.constant<CommitmentAction>({ action: "accept" }),
    fc.constant<CommitmentAction>({ action: "reject", reason }),
    line.map((id) => ({ action: "deliver" as const, lines: [{ line: id, deliveredHours: 1 }] })),
  );
  // From the day it is sent to the day after the clocks changed.
  const step = fc.record({ action, isClient: fc.boolean(), hours: fc.integer({ min: 0, max: 60 }) });
  const agreed = (found: RequestLine | undefined): number =>
    found !== undefined && ["confirmed", "locked", "delivered"].includes(found.state) ? found.positionsLoggedIn : 0;
  const legal = new Set([
    ...LINE_TRANSITIONS.flatMap(({ from, to }) => from.flatMap((state) => [`${state} ${to}`, `${state} ${state}`])),
    // By silence, and by a change that both sides agreed on.
    "requested expired",
    "offered expired",
    "reserved released",
    "reserved confirmed",
    "reserved locked",
    "confirmed locked",
    "locked locked",
    "locked cancelled",
  ]);

  it("reaches legal states only, loses no agreed seat in silence, and does nothing twice", () => {
    const start = sentRequest(terms, [asked("firm", 8), asked("flexible", 8), asked("option", 8)], NOW);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let request = start;
        let nowMs = NOW;
        for (const one of steps) {
          nowMs += one.hours * 3_600_000;
          const acting = { by: one.isClient ? CLIENT : PARTNER, nowMs, terms };
          // Settled first by itself, so that what is judged below is the action alone.
          const before = settleDeadlines(request, nowMs).request;
          let done;
          try {
            done = applyAction(request, one.action, acting);
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            request = before;
            continue;
          }
          CommitmentRequest.parse(done.request);
          const told = new Set(done.events.flatMap(({ lines }) => lines.map((changed) => changed.line)));
          for (const after of done.request.lines) {
            const was = before.lines.find(({ id }) => id === after.id);
            if (was !== undefined && was.state !== after.state) expect(legal).toContain(`${was.state} ${after.state}`);
            if (agreed(after) < agreed(was)) {
              expect(told).toContain(after.id);
              expect(after.reason).toBe(reason);
              expect(["release", "cancel", "accept"]).toContain(one.action.action);
              if (was?.state === "locked") expect(one.action.action).toBe("accept");
            }
          }
          expect(done.request.revision - request.revision).toBe(done.events.length);
          const again = (): unknown => applyAction(done.request, one.action, acting).request;
          if (!["release", "offer"].includes(one.action.action) && codesOf(again).length === 0)
            expect(again()).toEqual(done.request);
          request = done.request;
        }
      }),
      { numRuns: 300 },
    );
  });
});

it("is told in the documentation as it is", () => {
  const text = readFileSync(new URL("../../../../docs/explanation/life-of-a-commitment.md", import.meta.url), "utf8");
  const cells = (row: string): string =>
    row
      .split("|")
      .map((cell) => cell.trim())
      .filter((cell) => cell !== "")
      .join(" | ");
  const rows = new Set(text.split("\n").map(cells));
  for (const { action, by, from, to, until, tiers, needs, changes } of LINE_TRANSITIONS)
    expect(rows).toContain(
      [action, by, from.join(", "), to, until ?? "-", tiers?.join(", ") ?? "any", needs, changes].join(" | "),
    );
  for (const { from, after } of SILENT_TRANSITIONS)
    expect(rows).toContainEqual(expect.stringMatching(`^${from} \\| ${after} \\|`));
});
