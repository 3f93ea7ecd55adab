import { civilDay, type IntervalGrid } from "@springtide/calendar";
import type { WhyAway } from "@springtide/planning";
import type { TeamPerson } from "../roster/people-at-site.ts";

/**
 * Why a person may not work in an interval, for the people of a site: the site is closed, they are on leave, or it is none of their hours.
 * @param siteOpen by interval of the grid
 */
export function awayReasons(people: readonly TeamPerson[], grid: IntervalGrid, siteOpen: Uint8Array): WhyAway {
  const leave = people.map(({ person }) =>
    person.leave.map(({ fromDay, untilDay }) => ({ from: civilDay(fromDay), until: civilDay(untilDay) })),
  );
  return (person, interval) => {
    if (siteOpen[interval] === 0) return "closed";
    const day = grid.zone.dayAt(grid.startsMs[interval] ?? 0);
    const isOnLeave = leave[person]?.some(({ from, until }) => day >= from && day <= until) ?? false;
    return isOnLeave ? "leave" : "hours";
  };
}
