import type { Plan, Scenario } from "@springtide/contracts";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { type ComparedScenario, differenceOf, openScenarios } from "./compare-scenarios.ts";
import { type Driver, driversOf, scenarioOf } from "./drivers.ts";

interface SwungSide extends Pick<Driver["low"], "words" | "swing"> {
  readonly difference: ComparedScenario["difference"];
}

/** What one driver does to a plan when it is swung to either side, all else as planned. */
export interface SensitivityBar {
  readonly driver: string;
  readonly name: string;
  readonly low: SwungSide;
  readonly high: SwungSide;
}

/** How much a plan hangs on each of its drivers. */
export interface Sensitivity {
  /** Possible seasons looked at. */
  readonly paths: number;
  readonly people: Scenario["people"];
  /** By what they do to the ledger, the most first. */
  readonly byLedger: readonly SensitivityBar[];
  /** The same bars by what they do to the value at stake. */
  readonly byAtStake: readonly SensitivityBar[];
}

/** So many seasons show which driver matters; differences are paired. */
const PATHS = 40;

/**
 * Swings every driver of a plan by its standard swing, one at a time, and says what it does to ledger cost and value at stake, each in an order
 * of its own (a tornado). On a part of the plan's seasons, the same for every swing. Drivers are not independent in truth: bars do not add up.
 * Cost: staffing so many seasons twice for each driver.
 */
export function sensitivityOf(
  plan: Plan,
  { people = "replanned", paths = PATHS }: { readonly people?: Scenario["people"]; readonly paths?: number } = {},
  progress?: Progress,
  cancel?: CancelSignal,
): Sensitivity {
  const desk = openScenarios(plan, { paths }, progress, cancel);
  const planned = people === "replanned" ? desk.planned : desk.outcome([{ id: "plan", people, changes: {} }]);
  const drivers = driversOf(plan);
  const bars = drivers.map((driver, i): SensitivityBar => {
    progress?.(i, drivers.length, `Swinging ${driver.name}`);
    const side = (which: "low" | "high"): SwungSide => ({
      ...{ words: driver[which].words, swing: driver[which].swing },
      difference: differenceOf(desk.outcome([scenarioOf(driver, which, people)]), planned),
    });
    return { driver: driver.id, name: driver.name, low: side("low"), high: side("high") };
  });
  const sorted = (swing: (side: SensitivityBar["low"]) => number): SensitivityBar[] =>
    bars.toSorted((a, b) => widest(b, swing) - widest(a, swing) || (a.driver < b.driver ? -1 : 1));
  return {
    paths: planned.atStake.length,
    people,
    byLedger: sorted(({ difference }) => difference.ledger),
    byAtStake: sorted(({ difference }) => difference.atStake.mean),
  };
}

function widest({ low, high }: SensitivityBar, swing: (side: SensitivityBar["low"]) => number): number {
  return Math.max(Math.abs(swing(low)), Math.abs(swing(high)));
}
