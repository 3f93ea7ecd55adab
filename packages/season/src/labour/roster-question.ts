import type { CivilDay, TimeZone } from "@springtide/calendar";
import type {
  HeadRequirement,
  LabourRules,
  RosterAbsence,
  RosterContract,
  RosterMember,
  RosterShift,
} from "@springtide/contracts";

/** A roster to be held against rules, and what is known beside it. */
export interface RosterQuestion {
  readonly roster: readonly RosterShift[];
  /** Everybody with a row of the roster, working or not. */
  readonly members: readonly RosterMember[];
  /** First and last local day that the roster speaks of; null where it speaks of none. */
  readonly days: { readonly first: CivilDay; readonly last: CivilDay } | null;
  /** Shifts published before: they count for rest, averages and cover, but are not judged. */
  readonly published: readonly RosterShift[];
  readonly rules: LabourRules;
  readonly zone: TimeZone;
  readonly holidays: ReadonlySet<CivilDay>;
  /** People of a file of their own; null where there is none. */
  readonly people: readonly RosterMember[] | null;
  readonly contracts: readonly RosterContract[];
  readonly absences: readonly RosterAbsence[];
  /** What the people at work are held against; null where nothing is known. */
  readonly requirement: HeadRequirement | null;
  /** What was taken for granted in reading the files, in sentences. */
  readonly notes: readonly string[];
}
