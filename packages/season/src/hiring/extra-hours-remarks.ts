import type { StandByDecision } from "../decisions/decide-stand-by.ts";
import type { Deciding } from "../decisions/deciding.ts";
import type { ExtraHoursOffer } from "./extra-hours.ts";

/** What keeps extra hours from being more, in words: desks that are all taken, and notices longer than what is left to plan. */
export function extraHoursRemarks({ basis: { shop } }: Deciding, decisions: readonly StandByDecision[]): string[] {
  const tooLong = shop.teams.flatMap(({ id, name, extraHours }) => {
    const offers = decisions.map(({ extra }) => extra).filter(({ teams }) => teams.some(({ team }) => team.id === id));
    return extraHours !== null && offers.length > 0 && offers.every((offer) => !isInTime(offer, id))
      ? [
          `The notice of extra hours of ${name} is longer than what is left of the days planned: nobody can be asked in time.`,
        ]
      : [];
  });
  const full = shop.sites.flatMap(({ id, name, desks }) => {
    const weeks = decisions.filter((decision) => desksFull(decision, id)).length;
    return weeks === 0
      ? []
      : [
          `All ${desks ?? 0} desks of ${name} are taken in hours of ${weeks === 1 ? "one week" : `${weeks} weeks`} in which extra hours are worked: nobody more could be asked then.`,
        ];
  });
  return [...tooLong, ...full];
}

function isInTime({ teams, inTime }: ExtraHoursOffer, id: string): boolean {
  return inTime.some((at) => teams[at]?.team.id === id);
}

/** Whether in some interval and signal everybody who is asked takes the last desk of a site. */
function desksFull({ extra, seats }: StandByDecision, site: string): boolean {
  const desks = extra.desks.find((one) => one.site === site);
  if (desks === undefined) return false;
  return seats.extra.some((heads) => {
    const taken = new Map<number, number>();
    extra.options.forEach(({ team, from, to }, i) => {
      const count = extra.teams[team]?.team.site === site ? (heads[i] ?? 0) : 0;
      if (count > 0) for (let t = from; t < to; t += 1) taken.set(t, (taken.get(t) ?? 0) + count);
    });
    return [...taken].some(([t, count]) => count + 1 > (desks.room[t] ?? 0));
  });
}
