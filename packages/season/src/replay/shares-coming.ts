import type { Agreement } from "@springtide/contracts";
import { deadlineOf, type Notice } from "@springtide/planning";
import { fillShare } from "../agreements/fill-share.ts";
import { workingCalendarOf } from "../agreements/working-calendar.ts";
import type { ReplayedSeason } from "./replayed-season.ts";

/** Shares of the seats of a block that come, if ordered or confirmed at the last moment for it. @param from interval of the season */
export function sharesComing(
  { grid, deciding }: ReplayedSeason,
  agreement: Agreement,
  from: number,
): { readonly orderedShare: number; readonly confirmedShare: number } {
  const startMs = grid.startsMs[from] ?? 0;
  const calendar = workingCalendarOf(deciding.basis, agreement);
  const shareOf = (notice: Notice): number =>
    fillShare(agreement, (startMs - deadlineOf(notice, startMs, calendar)) / 86_400_000);
  const { orderNotice, standBy } = agreement;
  return { orderedShare: shareOf(orderNotice), confirmedShare: shareOf(standBy?.confirmNotice ?? orderNotice) };
}
