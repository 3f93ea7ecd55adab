import type { Deflection } from "@springtide/contracts";
import { leverShares } from "./lever-shares.ts";

/**
 * Contacts that reach people once a lever stands before a queue, day by day: those it does not resolve come on their day, those it resolved
 * and who come back are spread evenly over the days after theirs. What would come back after the last day is left out, as contacts after
 * the end of a plan are.
 * @param contactsByDay contacts that would come without it
 * @param spreadDays how many days those who come back take, at least 1
 */
export function deflected(lever: Deflection, contactsByDay: Float64Array, spreadDays: number): Float64Array {
  const { resolved, lost, comesBack } = leverShares(lever);
  const reaching = contactsByDay.map((contacts) => contacts * (1 - resolved - lost));
  contactsByDay.forEach((contacts, day) => {
    for (let later = day + 1; later <= day + spreadDays && later < reaching.length; later += 1)
      reaching[later] = (reaching[later] ?? 0) + (contacts * comesBack) / spreadDays;
  });
  return reaching;
}
