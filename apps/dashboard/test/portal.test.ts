import type { CommitmentRequest, RequestLine } from "@springtide/contracts";
import { ApiProblem } from "@springtide/client";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../src/languages/languages.ts";
import { shortStretches } from "../src/portal/delivery/short-stretches.ts";
import { messageSaid } from "../src/portal/message-said.ts";
import { portalWords } from "../src/portal/portal-words.ts";
import { portalTexts } from "../src/portal/portal-texts.ts";
import { portalHref, readPortalAddress } from "../src/portal/portal-address.ts";
import type { AnswerDraft } from "../src/portal/request/answer-draft.ts";
import {
  actionsOfDraft,
  carriedOver,
  changedMeanwhile,
  countsOfDraft,
  inFull,
  withAtMost,
} from "../src/portal/request/answer-draft.ts";
import { deadlinesAhead } from "../src/portal/request/deadlines-ahead.ts";
import { clockField, instantOfField } from "../src/portal/request/clock-field.ts";
import { findingsByLine } from "../src/portal/request/findings-by-line.ts";
import { daysOfLines, intervalsOfDay, positionHours } from "../src/portal/requests/lines.ts";
import { sortRequests } from "../src/portal/requests/waiting.ts";
import { centsTyped, monthsOn } from "../src/portal/statement/months.ts";

const ZONES = { clientZone: "Europe/Berlin", partnerZone: "Europe/London" };

function line(id: string, start: string, end: string, more: Partial<RequestLine> = {}): RequestLine {
  const deadline = {
    at: "2026-03-20T11:00:00Z",
    client: "",
    partner: "",
    rule: "",
    silence: "expired",
    ...ZONES,
  } as const;
  return {
    ...{
      id,
      skill: "phone",
      start,
      end,
      tier: "firm",
      positionsLoggedIn: 6,
      zone: "Europe/Berlin",
      state: "requested",
    },
    ...{ offer: null, reservedPositions: null, reason: null, deliveredHours: null },
    deadlines: { answer: deadline, accept: deadline, confirm: null, release: null, cancel: null, lock: deadline },
    ...more,
  };
}

function request(id: string, lines: readonly RequestLine[], more: Partial<CommitmentRequest> = {}): CommitmentRequest {
  return {
    ...{ id, shop: "garden", agreement: "north", partner: "northwind", partnerName: "Northwind", planVersion: null },
    ...{ state: lines[0]?.state ?? "requested", version: 1, revision: 1, answerBy: null, proposal: null },
    booking: { orderNumber: null, costCentre: null, account: null },
    acknowledged: { client: null, partner: null },
    lines: [...lines],
    ...more,
  };
}

/** The night the clocks go back: 23:00 in London on the 24th is 00:00 in Berlin on the 25th, and that night is an hour longer. */
const NIGHT = line("L1", "2026-10-25T00:00:00+02:00", "2026-10-25T06:00:00+01:00");
const DAY = line("L2", "2026-10-24T09:00:00+02:00", "2026-10-24T12:30:00+02:00", {
  tier: "option",
  positionsLoggedIn: 4,
});

describe("lines on the partner's clock", () => {
  it("lie on the partner's day, and count elapsed hours when the clocks go back", () => {
    expect(
      daysOfLines([NIGHT, DAY], "Europe/London").map(({ day, lines }) => [day, lines.map(({ id }) => id)]),
    ).toEqual([["2026-10-24", ["L2", "L1"]]]);
    expect(daysOfLines([NIGHT], "Europe/Berlin")[0]?.day).toBe("2026-10-25");
    expect(positionHours([NIGHT])).toBe(42);
    expect(intervalsOfDay([NIGHT])).toHaveLength(7);
  });

  it("come to positions by interval, tier by tier, without what has ended", () => {
    const over = line("L3", DAY.start, DAY.end, { state: "refused" });
    const firm = line("L4", "2026-10-24T11:30:00+02:00", "2026-10-24T13:00:00+02:00");
    const rows = intervalsOfDay([DAY, over, firm]);
    expect(rows.map(({ firm: held, option }) => [held, option])).toEqual([
      ...Array.from({ length: 5 }, () => [0, 4]),
      ...[
        [6, 4],
        [6, 4],
        [6, 0],
      ],
    ]);
  });

  it("are read from a field and written into it on that clock, in the hour that comes twice as well", () => {
    expect(clockField(NIGHT.start, "Europe/London")).toBe("2026-10-24T23:00");
    expect(instantOfField("2026-10-24T23:00", "Europe/London")).toBe("2026-10-24T22:00:00.000Z");
    expect(instantOfField("2026-10-25T01:30", "Europe/London")).toBe("2026-10-25T00:30:00.000Z");
    expect(instantOfField("", "Europe/London")).toBeNull();
  });
});

describe("what waits for a partner", () => {
  it("comes by its deadline, what has none last; what waits for the client is apart", () => {
    const late = line("L1", DAY.start, DAY.end);
    const soon = line("L1", DAY.start, DAY.end, {
      deadlines: { ...LATER, answer: { ...LATER.answer, at: "2026-03-01T11:00:00Z" } },
    });
    const proposal = {
      ...({ by: "client", at: "2026-03-01T00:00:00Z", until: "2026-03-10T00:00:00Z", reason: "later" } as const),
      changes: [],
      additions: [],
    };
    const read = {
      client: null,
      partner: { version: 1, at: "2026-03-01T00:00:00Z", person: 1, pseudonym: "person 1" },
    };
    const agreed = line("L1", DAY.start, DAY.end, { state: "confirmed" });
    const sorted = sortRequests([
      request("R-1", [agreed]),
      request("R-2", [late]),
      request("R-3", [soon]),
      request("R-4", [agreed], { proposal, acknowledged: read }),
      request("R-5", [line("L1", DAY.start, DAY.end, { state: "offered" })], { acknowledged: read }),
      request("R-6", [line("L1", DAY.start, DAY.end, { state: "expired" })]),
    ]);
    expect(sorted.waiting.map(({ request: { id }, kind }) => `${id} ${kind}`)).toEqual([
      "R-3 answer",
      "R-4 proposal",
      "R-2 answer",
      "R-1 acknowledge",
    ]);
    expect(sorted.withClient.map(({ id }) => id)).toEqual(["R-5"]);
    expect(sorted.over.map(({ id }) => id)).toEqual(["R-6"]);
  });
});

const LATER = { ...(line("L1", DAY.start, DAY.end).deadlines ?? never()) };

function never(): never {
  throw new Error("a sent line has deadlines");
}

describe("answers by cell", () => {
  const lines = [NIGHT, DAY, line("L3", DAY.start, DAY.end, { state: "confirmed" })];
  const draft: AnswerDraft = {
    L1: { ...inFull(NIGHT), positionsLoggedIn: 4, reason: " ill " },
    L2: { ...inFull(DAY), isRefused: true, reason: "no room" },
  };

  it("become one offer and a refusal for each reason; times go along only where they are others", () => {
    expect(actionsOfDraft(lines, draft)).toEqual([
      { action: "offer", lines: [{ line: "L1", positionsLoggedIn: 4, reason: "ill" }] },
      { action: "refuse", lines: ["L2"], reason: "no room" },
    ]);
    const moved = { L1: { ...inFull(NIGHT), end: "2026-10-25T04:00:00.000Z" } };
    expect(actionsOfDraft(lines, moved)[0]).toMatchObject({ lines: [{ start: NIGHT.start, end: moved.L1.end }] });
    expect(countsOfDraft(lines, draft)).toMatchObject({
      partial: 1,
      refused: 1,
      open: 0,
      askedHours: 56,
      offeredHours: 28,
    });
  });

  it("are given to many lines at once, none to lines that are not open", () => {
    const many = withAtMost(lines, 5, "five at most");
    expect(Object.entries(many).map(([id, { positionsLoggedIn, reason }]) => [id, positionsLoggedIn, reason])).toEqual([
      ["L1", 5, "five at most"],
      ["L2", 4, ""],
    ]);
  });

  it("are held against lines that changed meanwhile, and carried over where they still can be given", () => {
    const now = [
      { ...NIGHT, positionsLoggedIn: 8 },
      { ...DAY, state: "withdrawn" as const },
    ];
    expect(changedMeanwhile(now, draft).map(({ line: id, now: is }) => [id, is?.positionsLoggedIn])).toEqual([
      ["L1", 8],
      ["L2", 4],
    ]);
    const kept = carriedOver(now, draft);
    expect(Object.keys(kept)).toEqual(["L1"]);
    expect(changedMeanwhile(now, kept)).toEqual([]);
  });

  it("are told what is wrong with them line by line, by id and by place", () => {
    const finding = { code: "x", found: "none", rule: "it says why", remedy: "Give a reason." };
    const at = (...fields: string[]) =>
      new ApiProblem({
        ...{ type: "", title: "", status: 400, detail: "", code: "x" },
        errors: fields.map((field) => ({ ...finding, place: { field } })),
      });
    const offer = {
      action: "offer" as const,
      lines: [
        { line: "L1", positionsLoggedIn: 4 },
        { line: "L2", positionsLoggedIn: 1 },
      ],
    };
    expect(Object.keys(findingsByLine(at("/lines/L2", "/lines/0/positionsLoggedIn", "/action"), offer)).sort()).toEqual(
      ["", "L1", "L2"],
    );
    expect(Object.keys(findingsByLine(at("/reason"), { action: "refuse", lines: ["L1", "L2"], reason: "" }))).toEqual([
      "L1",
      "L2",
    ]);
  });
});

describe("missing people", () => {
  it("stand in one stretch where intervals follow each other and say the same, over the change of the clocks too", () => {
    const at = (start: string, there: number, skill = "phone") => ({
      ...{ start, startPartner: start, skill, asked: 4, there, short: 4 - there },
    });
    const night = ["00:30:00+02:00", "02:30:00+02:00", "02:30:00+01:00"].map((time) => `2026-10-25T${time}`);
    const [first = "", second = "", again = ""] = night;
    const intervals = [
      ...[at(first, 3), at("2026-10-25T01:30:00+02:00", 3), at(second, 3), at(again, 3)],
      ...[at("2026-10-25T03:30:00+01:00", 4), at("2026-10-25T04:30:00+01:00", 3), at(first, 2, "email")],
    ];
    expect(shortStretches(intervals).map(({ skill, start, end, short }) => [skill, start, end, short])).toEqual([
      ["email", first, "2026-10-24T23:30:00.000Z", 2],
      ["phone", first, "2026-10-25T02:30:00.000Z", 1],
      ["phone", "2026-10-25T04:30:00+01:00", "2026-10-25T04:30:00.000Z", 1],
    ]);
  });
});

describe("deadlines", () => {
  const by = (id: string, at: string): RequestLine => {
    const one = line(id, DAY.start, DAY.end);
    return one.deadlines === null
      ? one
      : { ...one, deadlines: { ...one.deadlines, answer: { ...one.deadlines.answer, at } } };
  };
  const asked = {
    lines: [by("L1", "2026-03-20T11:00:00Z"), by("L2", "2026-03-20T12:00:00+02:00"), by("L3", "2026-03-21T09:00:00Z")],
  };
  const answerAt = (now: string) => deadlinesAhead(asked, Date.parse(now)).find(({ kind }) => kind === "answer");

  it("are the next one that is not over, with the lines that it is still meant for; all over, the last one", () => {
    expect(answerAt("2026-03-20T09:59:00Z")).toMatchObject({
      lines: 3,
      isPast: false,
      deadline: { at: "2026-03-20T12:00:00+02:00" },
    });
    expect(answerAt("2026-03-20T11:00:00Z")).toMatchObject({
      lines: 1,
      isPast: false,
      deadline: { at: "2026-03-21T09:00:00Z" },
    });
    expect(answerAt("2026-03-21T09:00:00Z")).toMatchObject({
      lines: 3,
      isPast: true,
      deadline: { at: "2026-03-21T09:00:00Z" },
    });
  });

  it("end a sentence with one full stop where their month is shortened", async () => {
    const { say, day } = portalWords("de-DE", await portalTexts("de"));
    const done = day("2026-04-03T12:00:00Z", "UTC");
    expect([done, say("portal.tasks.by", { begin: done, done })]).toEqual([
      "Fr., 3. Apr.",
      "Beginn bis Fr., 3. Apr., fertig bis Fr., 3. Apr.",
    ]);
  });

  it("are said by hours below two days, never as tomorrow when it is the day after", async () => {
    const words = portalWords("en-GB", await portalTexts("en"));
    const away = (hours: number): string => words.fromNow(hours * 3_600_000, 0);
    expect([47.5, 48, 1.2, 0.5, 0, -0.75].map(away)).toEqual([
      "in 47 hours",
      "in 2 days",
      "in 1 hour",
      "in 30 minutes",
      "this minute",
      "45 minutes ago",
    ]);
  });
});

describe("addresses and amounts", () => {
  it("say in the shortest form what is seen, and read it back", () => {
    expect(portalHref({ view: "requests" })).toBe("/partner/");
    const seen = { view: "statement", request: null, own: { month: "2026-05" } } as const;
    expect(readPortalAddress(portalHref(seen).replace("/partner/", ""))).toEqual(seen);
  });

  it("take decimal comma and point, and months over a year's end", () => {
    expect(["1.240,50", "1240,5", "-42.00", "12", "", "1.2345"].map(centsTyped)).toEqual([
      null,
      124_050,
      -4200,
      1200,
      null,
      null,
    ]);
    expect(monthsOn("2026-12", 1)).toBe("2027-01");
  });
});

describe.each(LANGUAGES)("the portal in $name", ({ code, locale }) => {
  it("says every text in the same words as the whole of ICU MessageFormat does", async () => {
    for (const [id, text] of Object.entries(await portalTexts(code))) {
      const plurals = new Set([...text.matchAll(/\{(\w+), plural/g)].map(([, name = ""]) => name));
      const names = new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name = ""]) => name));
      for (const number of [0, 1, 2, 5, 22, 1240]) {
        const values = Object.fromEntries([...names].map((name) => [name, plurals.has(name) ? number : `the ${name}`]));
        const expected = new IntlMessageFormat(text, locale).format(values);
        expect(messageSaid(text, locale)(values), `${id}, ${String(number)}`).toBe(expected);
      }
    }
  });
});
