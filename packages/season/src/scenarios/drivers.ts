import { civilDay } from "@springtide/calendar";
import type { Plan, Scenario, ScenarioChanges, ScenarioReport } from "@springtide/contracts";
import { isDeferred } from "../deferred.ts";
import { uncertainTriggers } from "./onset-days.ts";

/** Something that a plan hangs on, and how far it is swung to either side. */
export interface Driver {
  readonly id: string;
  readonly name: string;
  readonly low: Swing;
  readonly high: Swing;
}

type SwungBy = NonNullable<NonNullable<ScenarioReport["sensitivity"]>["byLedger"][number]["low"]["swing"]>;

interface Swing {
  /** "-10 %", "+12 days". */
  readonly words: string;
  readonly swing: SwungBy;
  readonly changes: ScenarioChanges;
}

const VOLUME = 0.1;
const HANDLING = 0.1;
const PATIENCE = 0.25;
const ABSENCE = 0.05;
const WAGES = 0.05;
const PRICE = 0.1;
const STRENGTH = 0.25;
const TARGET = 0.05;
const PEOPLE = 0.1;

/** The drivers of a plan with their standard swings: each is swung alone, all else as planned. */
export function driversOf(plan: Plan): Driver[] {
  const { queues, teams, agreements } = plan.shop;
  const lines = queues.filter((queue) => !isDeferred(queue));
  const factor = (by: number) => ({ kind: "factor" as const, factor: 1 + by });
  const ofQueues = (list: typeof queues, change: (by: number) => QueueChange) => (by: number) => ({
    queues: Object.fromEntries(list.map(({ id }) => [id, change(by)])),
  });
  return [
    inPercent("volume", "Volume", VOLUME, (by) => ({ volume: [{ change: by }] })),
    inPercent(
      "aht",
      "Handling time",
      HANDLING,
      ofQueues(queues, (by) => ({ aht: factor(by) })),
    ),
    ...(lines.length === 0
      ? []
      : [
          inPercent(
            "patience",
            "Patience",
            PATIENCE,
            ofQueues(lines, (by) => ({ patience: factor(by) })),
          ),
        ]),
    inPoints("absence", "Absence", ABSENCE, (by) => ({
      queues: Object.fromEntries(queues.map(({ id, shrinkage }) => [id, shareTo(shrinkage + by)])),
    })),
    inPoints("target", "Service target", TARGET, (by) => ({
      queues: Object.fromEntries(queues.map(({ id, target }) => [id, { target: targetTo(target.share, by) }])),
    })),
    ...(teams.length === 0
      ? []
      : [
          inPercent("people", "Own people", PEOPLE, (by) => ({
            teams: Object.fromEntries(teams.map(({ id }) => [id, { people: factor(by) }])),
          })),
          inPercent("wages", "Wages", WAGES, (by) => ({
            teams: Object.fromEntries(teams.map(({ id }) => [id, { wages: factor(by) }])),
          })),
        ]),
    ...agreements.map(({ id, partner }) =>
      inPercent(`price-${id}`, `Price of ${partner}`, PRICE, (by) => ({ agreements: { [id]: { price: factor(by) } } })),
    ),
    ...triggerDrivers(plan),
  ];
}

type QueueChange = NonNullable<ScenarioChanges["queues"]>[string];

function triggerDrivers(plan: Plan): Driver[] {
  // Moved as a whole, a date stays as uncertain as it is: fixed to a day, it would be known, and that alone is worth much.
  const dates = uncertainTriggers(plan).map(({ id, name, early, usual, late }): Driver => {
    const moved = (to: string): Swing => {
      const shiftDays = civilDay(to) - civilDay(usual);
      return {
        words: `${shiftDays > 0 ? "+" : ""}${shiftDays} days`,
        swing: { unit: "days", by: shiftDays },
        changes: { triggers: { [id]: { shiftDays } } },
      };
    };
    return { id: `date-${id}`, name: `Date of ${name}`, low: moved(early), high: moved(late) };
  });
  const strengths = plan.triggers.map(({ id, name }) =>
    inPercent(`strength-${id}`, `Strength of ${name}`, STRENGTH, (by) => ({
      triggers: { [id]: { strength: 1 + by } },
    })),
  );
  return [...dates, ...strengths];
}

function inPercent(id: string, name: string, by: number, change: (by: number) => ScenarioChanges): Driver {
  return swung(id, name, by, change, "percent");
}

function inPoints(id: string, name: string, by: number, change: (by: number) => ScenarioChanges): Driver {
  return swung(id, name, by, change, "points");
}

function swung(
  id: string,
  name: string,
  by: number,
  change: (by: number) => ScenarioChanges,
  unit: "percent" | "points",
): Driver {
  const hundredths = Math.round(100 * by);
  const words = `${hundredths} ${unit === "percent" ? "%" : "points"}`;
  return {
    id,
    name,
    low: { words: `-${words}`, swing: { unit, by: -hundredths }, changes: change(-by) },
    high: { words: `+${words}`, swing: { unit, by: hundredths }, changes: change(by) },
  };
}

/** A shrinkage that stays one; where there is little, it falls to nothing. */
function shareTo(share: number): QueueChange {
  return { shrinkage: { kind: "to", to: Math.min(0.95, Math.max(0, share)) } };
}

/** A target that stays one: where few points are left to 100 %, half of them. */
function targetTo(share: number, by: number): QueueChange["target"] {
  const to = by > 0 ? Math.min(share + by, (1 + share) / 2) : Math.max(share / 2, share + by);
  return { share: { kind: "to", to } };
}

/** A swing as a scenario of its own. */
export function scenarioOf(driver: Driver, side: "low" | "high", people: Scenario["people"]): Scenario {
  return { id: `${driver.id}-${side}`, people, changes: driver[side].changes };
}
