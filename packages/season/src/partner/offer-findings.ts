import { isoDay, timeZone } from "@springtide/calendar";
import { type CommitmentRequest, type PartnerSeat, seatsOfLine } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { lineFinding } from "../requests/request-refusals.ts";
import { keepsSeatRecords, seatReadiness, type SeatsBasis, usableOn } from "./seat-readiness.ts";

/**
 * What is told of an offer that was taken: lines on days for which more seats are offered or agreed than are usable. Agreements without records of
 * seats are told nothing.
 * @param request after the offer, whose offered lines are looked at; one of the requests of the basis
 */
export function offerFindings(basis: SeatsBasis, request: CommitmentRequest, nowMs: number): Finding[] {
  if (!keepsSeatRecords(basis.agreement, basis.seats)) return [];
  const { seats, days } = seatReadiness(basis, nowMs);
  const asked = new Map(days.map((day) => [day.day, day.asked]));
  const zone = timeZone(basis.agreement.zone);
  return request.lines.flatMap((line) => {
    if (line.state !== "offered") return [];
    const positions = line.offer?.positionsLoggedIn ?? line.positionsLoggedIn;
    const own = seatsOfLine(basis, { ...line, positionsLoggedIn: positions });
    for (let day = zone.dayAt(Date.parse(line.start)); day <= zone.dayAt(Date.parse(line.end) - 1); day += 1) {
      const [usable, all] = [usableOn(seats, day), asked.get(isoDay(day)) ?? own];
      if (all > usable) return [beyondUsable(line.id, isoDay(day), { own, all, usable }, seats)];
    }
    return [];
  });
}

function beyondUsable(
  line: string,
  day: string,
  { own, all, usable }: { readonly own: number; readonly all: number; readonly usable: number },
  seats: readonly PartnerSeat[],
): Finding {
  const waiting = seats.filter(({ lacks }) => lacks.length > 0).length;
  return lineFinding(line, {
    code: "beyond-usable-seats",
    found: `${own} ${own === 1 ? "seat" : "seats"} for ${line} on ${day}, where ${all} are asked for in all`,
    rule: `${usable} ${usable === 1 ? "seat is" : "seats are"} usable on that day: those with training, access and refresher recorded`,
    remedy:
      waiting > 0
        ? `The offer stands. Record what ${waiting === 1 ? "one seat lacks" : `${waiting} seats lack`} in time, or offer fewer.`
        : "The offer stands. Record more seats in time, or offer fewer.",
    values: { day, own, all, usable, waiting },
  });
}
