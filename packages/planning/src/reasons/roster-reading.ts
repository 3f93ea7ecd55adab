import { personFrames } from "../rosters/person-frame.ts";
import { rosterFrame, type RosterFrame } from "../rosters/roster-frame.ts";
import type { RosterAnswer, RosterProblem } from "../rosters/roster-problem.ts";
import { shiftOptions, type ShiftOption } from "../rosters/shift-options.ts";
import { Crew } from "./crew.ts";
import { knownPeople, type KnownPerson } from "./known-person.ts";
import type { Obstacle, WhyAway } from "./obstacle.ts";
import type { ShiftGain } from "./shift-gain.ts";

/** As much of a roster's answer as questions need: a plan keeps no more. */
type KnownRoster = Pick<RosterAnswer, "shifts" | "missing">;

/** A roster laid out for questions: everybody's shifts in order, and the heads they give. Made once, asked often. */
export interface RosterReading {
  readonly problem: RosterProblem;
  readonly frame: RosterFrame;
  readonly answer: KnownRoster;
  readonly whyAway: WhyAway;
  readonly people: readonly KnownPerson[];
  readonly crew: Crew;
  /** Every shift that the patterns allow, whoever works it, by the day of the range it begins on. */
  readonly options: readonly (readonly ShiftOption[])[];
  /** What was asked before: neighbouring gaps ask the same. */
  readonly asked: {
    /** What keeps each person from a shift, by person. */
    readonly obstacles: Map<ShiftOption, (readonly Obstacle[])[]>;
    /** What one head more on a shift covers, by group of people with the same skills. */
    readonly gains: Map<ShiftOption, ShiftGain[]>;
    /** What each person costs as things stand. */
    readonly costs: Map<number, number>;
  };
}

/**
 * Lays out a roster for questions.
 * @param whyAway tells leave, hours and closing apart where a person is not available
 * @throws Refusal `breaks-too-many` as the making of the roster does
 */
export function readRoster(problem: RosterProblem, answer: KnownRoster, whyAway: WhyAway = () => null): RosterReading {
  const frame = rosterFrame(problem);
  const options = shiftOptions(frame);
  const people = knownPeople(problem, personFrames(frame, options).people, answer.shifts);
  const crew = new Crew(
    problem,
    people.map(({ shifts }) => shifts),
  );
  const asked = { obstacles: new Map(), gains: new Map(), costs: new Map() };
  return { problem, frame, answer, whyAway, people, crew, options, asked };
}
