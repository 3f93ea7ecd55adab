import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  explainStaffing,
  leastAgentsUnder,
  queueResult,
  type ExplainedStaffing,
  type QueueModel,
  type StaffingQuestion,
  type StaffingStep,
} from "../../src/index.ts";

const TARGETS = { serviceLevel: { share: 0.8, withinSeconds: 20 } } as const;
const ERLANG_C: QueueModel = { kind: "erlang-c" };
const TWO_MINUTES: QueueModel = { kind: "patience", patience: { law: { kind: "exponential", meanSeconds: 120 } } };
const CALLS = { intervalSeconds: 1800, ahtSeconds: 180, targets: TARGETS, shrinkage: 0 } as const;

const agentsFor = (contacts: number, model: QueueModel = ERLANG_C): ExplainedStaffing =>
  explainStaffing({ ...CALLS, solve: "agents", contacts, model });

function stepsOf(answer: ExplainedStaffing, kind: StaffingStep["kind"]): StaffingStep[] {
  return answer.steps.filter((step) => step.kind === kind);
}

describe("agents for contacts", () => {
  it("opens into the steps a planner would take, in that order", () => {
    // 100 contacts of 3 minutes in half an hour: 200 an hour, 10 erlangs; 14 agents by every Erlang C table.
    const answer = agentsFor(100);
    expect(answer).toMatchObject({ agents: 14, heads: 14, loadErlangs: 10, meetsTargets: true, withinSeconds: 20 });
    const kinds = ["volume", "load", "model", "choice", "target", "team", "team", "team", "shrinkage", "rounding"];
    expect(answer.steps.map(({ kind }) => kind)).toEqual(kinds);
    expect(stepsOf(answer, "volume")).toMatchObject([{ contacts: 100, intervalSeconds: 1800, contactsPerHour: 200 }]);
    expect(stepsOf(answer, "load")).toMatchObject([{ contactsPerHour: 200, ahtSeconds: 180, loadErlangs: 10 }]);
    expect(stepsOf(answer, "choice")).toMatchObject([{ because: "targets", bindingTargets: ["serviceLevel"] }]);
  });

  it("shows one agent fewer and more, and that fewer miss the target", () => {
    const teams = stepsOf(agentsFor(100), "team");
    expect(teams).toMatchObject([
      { agents: 13, isAnswer: false, meetsTargets: false },
      { agents: 14, isAnswer: true, meetsTargets: true },
      { agents: 15, isAnswer: false, meetsTargets: true },
    ]);
    // 0.888350 for 14 agents at 10 erlangs: erlangC's own example, 0.8884.
    expect(teams[1]).toHaveProperty("result.serviceLevels.slOffered", expect.closeTo(0.88835, 5));
  });

  it("names the margin of each target, and the one that decides", () => {
    const targets = { ...TARGETS, maxOccupancy: 0.6 };
    const answer = explainStaffing({ ...CALLS, solve: "agents", contacts: 100, model: ERLANG_C, targets });
    // 10 / 0.6 = 16.7, so 17 agents; the service level is long met.
    expect(answer.agents).toBe(17);
    expect(stepsOf(answer, "target")).toMatchObject([
      { target: "serviceLevel", bound: "at-least", isMet: true, binds: false },
      { target: "maxOccupancy", bound: "at-most", isMet: true, binds: true, margin: near(0.6 - 10 / 17) },
    ]);
  });

  it("sets Erlang C beside an answer with patience, and beside no other", () => {
    expect(stepsOf(agentsFor(100, TWO_MINUTES), "erlang-c")).toMatchObject([{ agents: 14 }]);
    expect(agentsFor(100, TWO_MINUTES).agents).toBe(12);
    expect(stepsOf(agentsFor(100), "erlang-c")).toEqual([]);
  });

  it("is one agent for one three-minute contact in half an hour, nobody without contacts", () => {
    expect(agentsFor(1)).toMatchObject({ agents: 1, meetsTargets: true });
    expect(stepsOf(agentsFor(1), "choice")).toMatchObject([{ because: "at-least-one" }]);
    expect(agentsFor(0)).toMatchObject({ agents: 0, heads: 0, result: null, meetsTargets: true });
    expect(stepsOf(agentsFor(0), "choice")).toMatchObject([{ because: "no-contacts" }]);
  });

  it("says where it is the steady state that asks for the agents", () => {
    const targets = { maxWaitProbability: 1 };
    const answer = explainStaffing({ ...CALLS, solve: "agents", contacts: 100, model: ERLANG_C, targets });
    expect(answer.agents).toBe(11);
    expect(stepsOf(answer, "choice")).toMatchObject([{ because: "stability", bindingTargets: [] }]);
  });

  it("divides by what shrinkage leaves, and rounds up once", () => {
    const answer = explainStaffing({ ...CALLS, solve: "agents", contacts: 100, model: ERLANG_C, shrinkage: 0.3 });
    expect(stepsOf(answer, "shrinkage")).toMatchObject([{ agents: 14, headsBeforeRounding: near(20) }]);
    // 14 / 0.7 is a hair over 20 in doubles, and means 20.
    expect(stepsOf(answer, "rounding")).toMatchObject([{ heads: 20 }]);
  });
});

describe("what a team gives and bears", () => {
  it("is judged as the model judges it", () => {
    const answer = explainStaffing({ ...CALLS, solve: "service", contacts: 100, agents: 12, model: ERLANG_C });
    const queue = { model: ERLANG_C, agents: 12, loadErlangs: 10, ahtSeconds: 180, withinSeconds: 20 };
    expect(answer.result).toEqual(queueResult(queue));
    expect(answer.meetsTargets).toBe(false);
    expect(stepsOf(answer, "needed")).toEqual([{ kind: "needed", agents: 14 }]);
  });

  it("is no steady state below the load where nobody gives up, and one where they do", () => {
    const below = (model: QueueModel): ExplainedStaffing =>
      explainStaffing({ ...CALLS, solve: "service", contacts: 100, agents: 9, model });
    expect(below(ERLANG_C)).toMatchObject({ meetsTargets: false, result: { stable: false, asaSeconds: null } });
    expect(below(TWO_MINUTES)).toMatchObject({ meetsTargets: false, result: { stable: true } });
  });

  it.each([ERLANG_C, TWO_MINUTES])("in volume and handling time turns the question of agents round: $kind", (model) => {
    const volume = explainStaffing({ ...CALLS, solve: "volume", agents: 14, model });
    expect(volume.meetsTargets).toBe(true);
    expect(stepsOf(volume, "target")).toMatchObject([{ binds: true, margin: near(0) }]);
    const need = { model, ahtSeconds: 180, targets: TARGETS };
    expect(leastAgentsUnder({ ...need, loadErlangs: volume.loadErlangs * (1 - 1e-9) }).agents).toBe(14);
    expect(leastAgentsUnder({ ...need, loadErlangs: volume.loadErlangs * (1 + 1e-9) }).agents).toBe(15);
    const aht = explainStaffing({ ...CALLS, solve: "aht", agents: 14, contacts: volume.contacts, model });
    expect(aht.ahtSeconds).toBeCloseTo(180, 6);
  });

  it("is refused where nothing bounds it", () => {
    // With patience, the mean wait of those answered never exceeds what customers bear: any volume keeps an hour.
    const question = {
      ...CALLS,
      targets: { maxAsaSeconds: 3600 },
      solve: "volume",
      agents: 5,
      model: TWO_MINUTES,
    } as const;
    expect(() => explainStaffing(question)).toThrow(Refusal);
  });
});

describe("any question", () => {
  const model = fc.constantFrom<QueueModel>(ERLANG_C, TWO_MINUTES, { kind: "erlang-a", patienceSeconds: 60 });
  it("has an answer of finite numbers that hangs together", () => {
    const question: fc.Arbitrary<StaffingQuestion> = fc.record({
      solve: fc.constant("agents" as const),
      contacts: fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 2000, noNaN: true })),
      intervalSeconds: fc.constantFrom(900, 1800, 3600),
      ahtSeconds: fc.double({ min: 10, max: 1800, noNaN: true }),
      shrinkage: fc.double({ min: 0, max: 0.6, noNaN: true }),
      targets: fc.constant(TARGETS),
      model,
    });
    fc.assert(
      fc.property(question, (asked) => {
        const { agents, heads, meetsTargets, steps, contacts } = explainStaffing(asked);
        expect(meetsTargets).toBe(true);
        expect(heads).toBeGreaterThanOrEqual(agents);
        expect(agents > 0).toBe(contacts > 0);
        for (const number of numbersIn(steps)) expect(Number.isFinite(number)).toBe(true);
        for (const step of steps)
          if (step.kind === "team" && step.agents < agents) expect(step.meetsTargets).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it.each<[string, Partial<Record<string, number>>, string]>([
    ["no interval", { intervalSeconds: 0 }, "/intervalSeconds"],
    ["endless contacts", { contacts: Infinity }, "/contacts"],
    ["no number", { contacts: Number.NaN }, "/contacts"],
    ["a negative handling time", { ahtSeconds: -1 }, "/ahtSeconds"],
    ["all shrinkage", { shrinkage: 1 }, "/shrinkage"],
  ])("is refused with its field: %s", (_, wrong, field) => {
    const question = { ...CALLS, solve: "agents", contacts: 10, model: ERLANG_C, ...wrong } as const;
    expect(refusalOf(() => explainStaffing(question))?.findings).toMatchObject([{ place: { field } }]);
  });
});

function refusalOf(work: () => unknown): Refusal | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

function near(value: number): unknown {
  return expect.closeTo(value, 9);
}
