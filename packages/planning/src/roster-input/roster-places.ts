import type { Place } from "@springtide/refusal";
import type { RosterProblem } from "../rosters/roster-problem.ts";

/** Where the parts of a roster problem were read, so that what is found can be pointed at there. Fields are JSON pointers. */
export interface RosterPlaces {
  readonly file?: string;
  readonly person: (person: number) => string;
  readonly availability: (person: number) => string;
  readonly leave: (person: number) => string;
  readonly published: (person: number, shift: number) => string;
  readonly contract: (person: number) => string;
  readonly pattern: (pattern: number) => string;
  readonly rule: (rule: number) => string;
  readonly demand: (queue: number) => string;
  /** What people call it: ids where nothing better is known. */
  readonly personName: (person: number) => string;
  readonly queueName: (queue: number) => string;
}

/** The problem's own fields, below a prefix: `/people/3/published/0`. */
export function placesOfProblem({ people }: RosterProblem, prefix = ""): RosterPlaces {
  const person = (index: number): string => `${prefix}/people/${index}`;
  return {
    person,
    availability: (index) => `${person(index)}/available`,
    leave: (index) => `${person(index)}/available`,
    published: (index, shift) => `${person(index)}/published/${shift}`,
    contract: (index) => `${person(index)}/contract`,
    pattern: (index) => `${prefix}/patterns/${index}`,
    rule: (index) => `${prefix}/rules/${index}`,
    demand: (queue) => `${prefix}/demand/${queue}`,
    personName: (index) => people[index]?.id ?? "",
    queueName: (queue) => `queue ${queue}`,
  };
}

/** A field of what was read, as a place. */
export function placeOf({ file }: RosterPlaces, field: string): Place {
  return file === undefined ? { field } : { file, field };
}
