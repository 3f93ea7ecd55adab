import { workedHours } from "../labour/person-shifts.ts";
import { touchedWishes } from "../rosters/person-cost.ts";
import { contractWeek, unpopularHoursOf } from "./contract-use.ts";
import type { KnownPerson } from "./known-person.ts";
import type { RosterReading } from "./roster-reading.ts";
import { spreadOf, type Spread } from "./spread.ts";

/** What one person has of a roster, over its range; published shifts in the range count. */
export interface PersonShare {
  readonly person: number;
  readonly shifts: number;
  /** Worked: breaks taken off. */
  readonly hours: number;
  /** Hours of the contract over the range, a part of a week counted by its days. */
  readonly contractHours: number;
  /** Beyond the hours of the contract, week by week. */
  readonly overtimeHours: number;
  /** Present in hours that people like least. */
  readonly unpopularHours: number;
  /** The part of all unpopular hours given that would be theirs: by contract hours and by how many of those hours they are available in. */
  readonly fairShareHours: number;
  readonly wishes: number;
  readonly wishesKept: number;
}

/** Who has what of a roster, and how evenly the unpopular hours lie. */
export interface FairnessReport {
  readonly people: readonly PersonShare[];
  /** Of unpopular hours as a share of the fair share, over everybody who has one: 1 is exactly fair. */
  readonly unpopular: Spread;
}

/** Who has what of a roster, held against what would be fair. */
export function fairnessReport(reading: RosterReading): FairnessReport {
  const { people, frame } = reading;
  const unpopular = people.map((person) => unpopularHoursOf(frame, person));
  const given = unpopular.reduce((sum, hours) => sum + hours, 0);
  const weight = people.reduce((sum, person) => sum + person.frame.fairShare, 0);
  const shares = people.map((person, i) => {
    const fairShareHours = weight > 0 ? (given * person.frame.fairShare) / weight : 0;
    return shareOf(reading, person, { unpopularHours: unpopular[i] ?? 0, fairShareHours });
  });
  const ratios = shares
    .filter(({ fairShareHours }) => fairShareHours > 0)
    .map(({ unpopularHours, fairShareHours }) => unpopularHours / fairShareHours);
  return { people: shares, unpopular: spreadOf(ratios) };
}

function shareOf(
  { frame, problem }: RosterReading,
  of: KnownPerson,
  unpopular: Pick<PersonShare, "unpopularHours" | "fairShareHours">,
): PersonShare {
  const { contract, wishes } = of.frame.person;
  const inRange = of.shifts.filter(({ day }) => day >= problem.firstDay && day < problem.firstDay + problem.days);
  const touched = touchedWishes(wishes, of.shifts);
  return {
    person: of.frame.index,
    shifts: inRange.length,
    hours: inRange.reduce((sum, shift) => sum + workedHours(shift), 0),
    contractHours: (contract.hoursAWeek * problem.days) / 7,
    overtimeHours: frame.weeks.reduce(
      (sum, { monday }) => sum + Math.max(0, contractWeek(of, monday).hours - contract.hoursAWeek),
      0,
    ),
    ...unpopular,
    wishes: wishes.length,
    wishesKept: wishes.filter(({ kind }, i) => (kind === "work") === touched[i]).length,
  };
}
