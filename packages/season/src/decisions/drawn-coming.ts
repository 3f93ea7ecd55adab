import { deadlineOf, type Notice } from "@springtide/planning";
import { mayStayAway, seatDraws } from "../agreements/drawn-seats.ts";
import { workingCalendarOf } from "../agreements/working-calendar.ts";
import type { DecidedPartner } from "./block-options.ts";
import type { Deciding } from "./deciding.ts";
import type { SeatsComing } from "./true-cost.ts";

/**
 * Draws who of the seats decided comes in each season, by the notice that the last moment for orders and for confirmations leaves, and by the
 * triggers active in that season; undefined where all are sure to come, so that nothing has to be drawn.
 */
export function drawnComing({ basis, demand }: Deciding, partners: readonly DecidedPartner[]): SeatsComing | undefined {
  if (!partners.some(({ agreement }) => mayStayAway(agreement))) return undefined;
  const draws = seatDraws(basis, demand.onsets);
  const calendars = partners.map(({ agreement }) => workingCalendarOf(basis, agreement));
  return (path, { partner, from, to }, asked) => {
    const agreement = partners[partner]?.agreement;
    const calendar = calendars[partner];
    if (agreement === undefined || calendar === undefined) return 0;
    const startMs = basis.grid.startsMs[from] ?? 0;
    const noticeDays = (notice: Notice): number => (startMs - deadlineOf(notice, startMs, calendar)) / 86_400_000;
    const { orderNotice, standBy } = agreement;
    return [orderNotice, standBy?.confirmNotice ?? orderNotice].reduce((sum, notice, part) => {
      const seats = part === 0 ? asked.ordered : asked.confirmed;
      if (seats === 0) return sum;
      return sum + draws(path, { agreement, from, to, seats, part, noticeDays: noticeDays(notice) });
    }, 0);
  };
}
