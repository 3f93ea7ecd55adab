import { describe, expect, it } from "vitest";
import type { CommitmentRequest, DeliveredInterval } from "@springtide/contracts";
import { RequestDelivery, SeatReadiness } from "@springtide/contracts";
import { applyAction, offerFindings, requestDelivery, seatReadiness } from "@springtide/season";
import { CLIENT, PARTNER, partnerTerms, sentRequest } from "../requests/partner-shop.ts";

const NOW = Date.parse("2026-10-01T08:00:00Z");
const terms = partnerTerms({ training: { length: "10d" }, readiness: { access: "5d", refresher: "30d" } });
const NOTHING = { trainedOn: null, accessOn: null, refreshedOn: null, leavesOn: null };
const READY = { ...NOTHING, trainedOn: "2026-09-25", accessOn: "2026-09-20" };

/** Three positions on the 20th, and two on the 27th. */
function request(): CommitmentRequest {
  const line = (day: string, positionsLoggedIn: number) => ({
    ...{ skill: "phone", tier: "firm" as const, positionsLoggedIn },
    ...{ start: `2026-10-${day}T08:00:00Z`, end: `2026-10-${day}T12:00:00Z` },
  });
  return { ...sentRequest(terms, [line("20", 3), line("27", 2)], NOW), id: "R-1" };
}
const basis = (seats: Parameters<typeof seatReadiness>[0]["seats"], requests = [request()]) => ({
  ...terms,
  requests,
  seats,
});

describe("seats of a partner", () => {
  it("are usable once training, access and refresher are recorded, and not beyond the refresher", () => {
    const told = SeatReadiness.parse(
      seatReadiness(
        basis([
          { seat: "A-1", ...READY },
          { seat: "A-2", ...READY, accessOn: null },
          { seat: "A-3", ...READY, trainedOn: "2026-09-01", refreshedOn: "2026-10-10" },
          { seat: "A-4", ...READY, leavesOn: "2026-10-21" },
        ]),
        NOW,
      ),
    );
    expect(
      told.seats.map(({ seat, usableFrom, usableUntil, lacks }) => [seat, usableFrom, usableUntil, lacks]),
    ).toEqual([
      ["A-1", "2026-09-26", "2026-10-25", []],
      ["A-2", null, "2026-10-25", ["access"]],
      ["A-3", "2026-10-11", "2026-11-09", []],
      ["A-4", "2026-09-26", "2026-10-20", []],
    ]);
    const on = (day: string) => told.days.find((one) => one.day === day);
    expect([on("2026-10-20"), on("2026-10-27")]).toEqual([
      { day: "2026-10-20", usable: 3, asked: 3 },
      { day: "2026-10-27", usable: 1, asked: 2 },
    ]);
    // Short on the 27th: A-1 needs a refresher and A-2 its access by the day before; A-4 has left.
    expect(told.tasks).toEqual([
      { seat: "A-2", side: "client", what: "access", beginBy: "2026-10-22", doneBy: "2026-10-26", isLate: false },
      { seat: "A-1", side: "partner", what: "refresher", beginBy: "2026-10-26", doneBy: "2026-10-26", isLate: false },
    ]);
  });

  it("have tasks on both sides, late where the lead time has run out", () => {
    const { tasks } = seatReadiness(basis([{ seat: "B-1", ...NOTHING }]), Date.parse("2026-10-12T08:00:00Z"));
    expect(tasks).toEqual([
      { seat: "B-1", side: "partner", what: "training", beginBy: "2026-10-10", doneBy: "2026-10-19", isLate: true },
      { seat: "B-1", side: "client", what: "access", beginBy: "2026-10-15", doneBy: "2026-10-19", isLate: false },
    ]);
  });

  it("let an offer beyond them stand, and tell of it by line", () => {
    const acting = { nowMs: NOW, terms, by: PARTNER };
    const offered = applyAction(request(), { action: "offer" }, acting).request;
    const seats = ["A-1", "A-2"].map((seat) => ({ seat, ...READY, trainedOn: "2026-10-01" }));
    expect(offered.lines.map(({ state }) => state)).toEqual(["offered", "offered"]);
    const findings = offerFindings(basis(seats, [offered]), offered, NOW);
    expect(findings).toMatchObject([{ code: "beyond-usable-seats", place: { field: "/lines/L1" } }]);
    expect(findings[0]?.rule).toContain("2 seats are usable");
    // An offer of fewer is within them.
    const fewer = applyAction(
      request(),
      { action: "offer", lines: [{ line: "L1", positionsLoggedIn: 2, reason: "two are ready" }] },
      acting,
    ).request;
    expect(offerFindings(basis(seats, [fewer]), fewer, NOW)).toEqual([]);
    const plain = partnerTerms();
    expect(offerFindings({ ...plain, requests: [offered], seats: [] }, offered, NOW)).toEqual([]);
  });
});

describe("after the lock", () => {
  it("a counter-offer is refused, with the line and what can be done instead", () => {
    const confirmed = [
      [PARTNER, { action: "offer" }],
      [CLIENT, { action: "confirm" }],
      [CLIENT, { action: "lock" }],
    ] as const;
    const locked = confirmed.reduce(
      (known, [by, action]) => applyAction(known, action, { by, nowMs: NOW, terms }).request,
      request(),
    );
    const counter = { action: "offer" as const, lines: [{ line: "L1", positionsLoggedIn: 1, reason: "ill" }] };
    expect(() => applyAction(locked, counter, { by: PARTNER, nowMs: NOW, terms })).toThrow(
      expect.objectContaining({
        findings: [
          expect.objectContaining({
            code: "needs-both-sides",
            place: { field: "/lines/L1" },
            remedy: "Propose a change to the other side.",
          }),
        ],
      }),
    );
  });
});

describe("what came of a request", () => {
  it("is told by line and interval, lines of other requests taking their part, and more in one not making up for another", () => {
    const done = [
      [PARTNER, { action: "offer" }],
      [CLIENT, { action: "confirm" }],
    ] as const;
    const confirmed = done.reduce(
      (known, [by, action]) => applyAction(known, action, { by, nowMs: NOW, terms }).request,
      request(),
    );
    const other = { ...confirmed, id: "R-2", lines: confirmed.lines.slice(0, 1) };
    const interval = (hour: number, positions: number): DeliveredInterval => ({
      ...{
        agreement: "north",
        queue: "phone",
        startMs: Date.parse("2026-10-20T08:00:00Z") + hour * 3_600_000,
        minutes: 60,
      },
      ...{
        seatsConfirmed: 6,
        loggedInSeconds: positions * 3600,
        productiveSeconds: null,
        handledSeconds: null,
        offeredContacts: null,
        handledContacts: null,
        inTimeContacts: null,
        confirmedAtMs: null,
        file: "f",
        row: 1,
      },
    });
    const told = RequestDelivery.parse(
      requestDelivery(
        {
          ...{ request: confirmed, requests: [confirmed, other], intervalMinutes: 15, fill: null },
          deliveries: [interval(0, 6), interval(1, 3), interval(2, 8), interval(3, 6)],
          ...{ clientZone: "Europe/Berlin", partnerZone: "Europe/London" },
        },
        Date.parse("2026-10-21T00:00:00Z"),
      ),
    );
    // Half of 23 position-hours is of each request; the line of the 27th is not over.
    expect(told).toMatchObject({ confirmedHours: 12, deliveredHours: 11.5, share: 0.9583, adherence: 0.875 });
    expect(told.lines).toEqual([{ line: "L1", confirmedHours: 12, deliveredHours: 11.5, basis: "intervals" }]);
    expect(told.intervals[2]).toEqual({
      ...{ start: "2026-10-20T12:00:00+02:00", startPartner: "2026-10-20T11:00:00+01:00", skill: "phone" },
      ...{ confirmed: 3, delivered: 4 },
    });
  });
});
