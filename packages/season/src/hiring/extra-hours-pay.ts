import { incrementalCost, type IncrementalCost } from "@springtide/planning";
import type { ExtraHoursOffer } from "./extra-hours.ts";

/** Hours of one team, where so many people are asked for each stretch. @param heads by option */
export function hoursAsked({ options }: ExtraHoursOffer, team: number, heads: ArrayLike<number>): number {
  return options.reduce((sum, option, i) => sum + (option.team === team ? option.hours * (heads[i] ?? 0) : 0), 0);
}

/** What they add to cost and where they go: into the account as far as it has room, paid out beyond. */
export function payOfTeam(offer: ExtraHoursOffer, team: number, heads: ArrayLike<number>): IncrementalCost {
  const { pay } = offer.teams[team] ?? {};
  const hours = hoursAsked(offer, team, heads);
  return pay === undefined ? { bankedHours: 0, paidHours: 0, cost: 0 } : incrementalCost(hours, pay);
}

/** The same of all teams. */
export function costOfExtraHours(offer: ExtraHoursOffer, heads: ArrayLike<number>): number {
  return offer.teams.reduce((sum, _, team) => sum + payOfTeam(offer, team, heads).cost, 0);
}
