import { Refusal } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import {
  blockingProbability,
  equivalentRandom,
  finiteLine,
  leastAgentCount,
  leastAgents,
  leastAgentsGeneralService,
  longestHandleTimeUnder,
  queueWithPatience,
  transientDay,
  type Patience,
  type Targets,
} from "../src/index.ts";

const TWO_MINUTES: Patience = { law: { kind: "exponential", meanSeconds: 120 } };
const QUEUE = { agents: 10, loadErlangs: 8, ahtSeconds: 300, withinSeconds: 20 };

/** The fields that a refusal names; none where nothing is refused. */
function fieldsRefused(ask: () => unknown): readonly string[] {
  try {
    ask();
  } catch (error) {
    if (error instanceof Refusal) {
      return error.findings.map(({ place }) => ("field" in place ? place.field : ""));
    }
    throw error;
  }
  return [];
}

describe("values so small that a double or a search would not come to an end", () => {
  it.each([1e-300, 1e-308, 5e-324])("refuses a handling time or a patience of %d s", (seconds) => {
    const impatient: Patience = { law: { kind: "exponential", meanSeconds: seconds } };
    expect(fieldsRefused(() => queueWithPatience({ ...QUEUE, ahtSeconds: seconds, patience: TWO_MINUTES }))).toEqual([
      "/ahtSeconds",
    ]);
    expect(fieldsRefused(() => queueWithPatience({ ...QUEUE, patience: impatient }))).toEqual([
      "/patience/law/meanSeconds",
    ]);
    expect(fieldsRefused(() => finiteLine({ ...QUEUE, waitingRoom: 4, patienceSeconds: seconds }))).toEqual([
      "/patienceSeconds",
    ]);
    const day = { contactsPerHour: [60], agents: [8], intervalSeconds: 900, withinSeconds: 20, patience: null };
    expect(fieldsRefused(() => transientDay({ ...day, ahtSeconds: [seconds] }))).toEqual(["/ahtSeconds/0"]);
  });

  it("refuses part of an agent too small to tell from none", () => {
    expect(fieldsRefused(() => queueWithPatience({ ...QUEUE, agents: 1e-300, patience: TWO_MINUTES }))).toEqual([
      "/agents",
    ]);
  });

  it.each<Targets>([{ maxOccupancy: 1e-300 }, { maxOccupancy: 1e-308 }, { maxAsaSeconds: 5e-324 }])(
    "refuses %o under Erlang C as beyond the largest team",
    (targets) => {
      const need = { loadErlangs: 8, ahtSeconds: 300, targets };
      expect(fieldsRefused(() => leastAgentCount(need))).toEqual(["/targets"]);
      expect(fieldsRefused(() => leastAgents(need))).toEqual(["/targets"]);
    },
  );

  it("refuses a cap on occupancy beyond the largest team where handling times spread", () => {
    const need = { loadErlangs: 8, ahtSeconds: 300, squaredVariation: 2, targets: { maxOccupancy: 1e-300 } };
    expect(fieldsRefused(() => leastAgentsGeneralService(need))).toEqual(["/targets"]);
  });

  it("bears no handling time where not even a microsecond keeps the cap", () => {
    const team = { agents: 8, contactsPerHour: 60, targets: { maxOccupancy: 1e-300 } };
    expect(longestHandleTimeUnder({ ...team, model: { kind: "erlang-a", patienceSeconds: 120 } })).toBe(0);
    expect(longestHandleTimeUnder({ ...team, model: { kind: "erlang-c" } })).toBe(0);
  });

  it("refuses a stream without a variance", () => {
    expect(fieldsRefused(() => equivalentRandom({ meanErlangs: 3, variance: Infinity, peakedness: 5 / 3 }))).toEqual([
      "/stream/variance",
    ]);
  });
});

describe("a day whose contacts overflow at once", () => {
  it.each<Patience>([
    { law: { kind: "endless" }, overflowAfterSeconds: 0 },
    { law: { kind: "exponential", meanSeconds: 120 }, overflowAfterSeconds: 0 },
  ])("is Erlang B in steady state, %o", (patience) => {
    const day = { contactsPerHour: [120], agents: [10], intervalSeconds: 900, ahtSeconds: 300, withinSeconds: 20 };
    const interval = transientDay({ ...day, patience, start: "steady" }).intervals[0];
    const blocked = blockingProbability({ agents: 10, loadErlangs: 10 });
    expect(interval?.overflowProbability).toBeCloseTo(blocked, 4);
    expect(interval?.serviceLevels.slOffered).toBeCloseTo(1 - blocked, 4);
  });
});
