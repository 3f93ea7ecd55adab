import fc from "fast-check";
import { expect, it } from "vitest";
import { StaffingRequest, StaffingTerms } from "@springtide/contracts";
import { IntervalStaffer, answerStaffing } from "../../src/index.ts";

const TERMS = {
  intervalSeconds: 900,
  model: { kind: "erlang-a", patienceSeconds: 120 },
  targets: { serviceLevel: { share: 0.8, withinSeconds: 20 }, maxOccupancy: 0.9 },
  shrinkage: 0.3,
};
const into = { agents: 0, heads: 0, serviceLevel: 0, occupancy: 0 };

it("staffs each interval as if it were asked about alone", () => {
  const staffer = new IntervalStaffer(StaffingTerms.parse(TERMS));
  const contacts = fc.double({ min: 0.01, max: 2000, noNaN: true });
  fc.assert(
    fc.property(contacts, fc.integer({ min: 30, max: 900 }), (contacts, ahtSeconds) => {
      staffer.staff(contacts, ahtSeconds, into);
      const alone = answerStaffing(StaffingRequest.parse({ ...TERMS, solve: "agents", contacts, ahtSeconds }));
      expect(into).toEqual({
        agents: alone.agents,
        heads: alone.heads,
        serviceLevel: alone.result?.serviceLevels.slOffered,
        occupancy: alone.result?.occupancy,
      });
    }),
    { numRuns: 50 },
  );
});

it("adds up: service weighted with contacts, occupancy with agents", () => {
  const staffer = new IntervalStaffer(StaffingTerms.parse(TERMS));
  const seen = [150, 0, 3].map((contacts) => {
    staffer.staff(contacts, 300, into);
    return { contacts, ...into };
  });
  const [busy, , quiet] = seen;
  if (busy === undefined || quiet === undefined) throw new Error("Three intervals were staffed.");
  expect(seen[1]).toMatchObject({ agents: 0, heads: 0, serviceLevel: Number.NaN });
  const agents = busy.agents + quiet.agents;
  expect(staffer.totals).toEqual({
    intervals: 3,
    contacts: 153,
    agents,
    agentHours: agents / 4,
    headHours: (busy.heads + quiet.heads) / 4,
    peakAgents: busy.agents,
    serviceLevel: near((150 * busy.serviceLevel + 3 * quiet.serviceLevel) / 153),
    occupancy: near((busy.occupancy * busy.agents + quiet.occupancy * quiet.agents) / agents),
  });
});

it("has no service and no occupancy to tell where nothing came", () => {
  const staffer = new IntervalStaffer(StaffingTerms.parse(TERMS));
  expect(staffer.totals).toMatchObject({ intervals: 0, agents: 0, serviceLevel: null, occupancy: null });
});

function near(value: number): unknown {
  return expect.closeTo(value, 12);
}
