import type { CivilDay } from "@springtide/calendar";
import { deadlineOf } from "@springtide/planning";
import { workingCalendarOf } from "../agreements/working-calendar.ts";
import type { StandingBlock } from "../commitments/standing-blocks.ts";
import { type Deciding, openDeciding, type OwnPool } from "../decisions/deciding.ts";
import type { ForecastAsOf } from "../backtest/forecast-as-of.ts";
import type { QueueContactLoss } from "../economics/contact-losses.ts";
import type { BoughtSeats } from "./bought-seats.ts";
import { seatsComing } from "./bought-seats.ts";
import { ownHeadsOf, type ReplayedSeason } from "./replayed-season.ts";

/** Possible seasons as one day of the past saw them, opened for decisions. */
export interface ForecastView {
  readonly deciding: Deciding;
  /** What is added to an interval of the season to find it in the forecast. */
  readonly shift: number;
}

/** Opens a forecast for decisions on days of the season. */
export function forecastView(
  season: ReplayedSeason,
  forecast: Pick<ForecastAsOf, "basis" | "demand">,
  losses: readonly QueueContactLoss[],
): ForecastView {
  const { basis, demand } = forecast;
  const ownHeads = ownHeadsOf({ basis });
  return {
    deciding: openDeciding({ basis, demand, ownHeads, losses, like: season.deciding }),
    shift: shiftTo(season, basis.grid),
  };
}

function shiftTo({ grid }: ReplayedSeason, seen: ForecastAsOf["basis"]["grid"]): number {
  const later: CivilDay = Math.max(grid.firstDay, seen.firstDay);
  return (seen.dayOffsets[later - seen.firstDay] ?? 0) - (grid.dayOffsets[later - grid.firstDay] ?? 0);
}

/** The same view with seats that are there whatever is decided: those of partners about whom nothing is left to say. */
export function withSeats(season: ReplayedSeason, view: ForecastView, bought: readonly BoughtSeats[]): Deciding {
  const { deciding, shift } = view;
  const intervals = deciding.basis.grid.startsMs.length;
  const pools = season.partners.flatMap(({ agreement, serves }, p): OwnPool[] => {
    const own = bought.filter(({ partner, ordered, confirmed }) => partner === p && ordered + confirmed > 0);
    if (own.length === 0) return [];
    const heads = new Float64Array(intervals);
    for (const block of own)
      for (let t = block.from + shift; t < block.to + shift; t += 1) heads[t] = (heads[t] ?? 0) + seatsComing(block);
    return [
      {
        name: `bought-of-${agreement.id}`,
        serves: serves.map(({ queue, may }) => ({ queue, may: may === null ? null : shifted(may, shift, intervals) })),
        heads: Uint16Array.from(heads, Math.round),
      },
    ];
  });
  return pools.length === 0 ? deciding : { ...deciding, own: [...deciding.own, ...pools] };
}

/** Seats kept free of which it is still open whether they are confirmed, as a decision sees them: their fee is paid. @param atMs now */
export function keptFree(
  { deciding, partners, grid }: ReplayedSeason,
  { shift }: ForecastView,
  bought: readonly BoughtSeats[],
  atMs: number,
): StandingBlock[] {
  return bought.flatMap(({ partner, from, to, reserved }): StandingBlock[] => {
    const agreement = partners[partner]?.agreement;
    const notice = agreement?.standBy?.confirmNotice;
    if (agreement === undefined || notice === undefined || reserved === 0) return [];
    const confirmMs = deadlineOf(notice, grid.startsMs[from] ?? 0, workingCalendarOf(deciding.basis, agreement));
    if (confirmMs < atMs) return [];
    const stands = { ordered: 0, reserved, confirmed: 0, open: reserved, lapsed: 0, isDue: false };
    return [{ agreement: agreement.id, from: from + shift, to: to + shift, confirmMs, ...stands }];
  });
}

/** Marks of the season's intervals, laid on those of a forecast. */
function shifted(marks: Uint8Array, shift: number, intervals: number): Uint8Array {
  return Uint8Array.from({ length: intervals }, (_, t) => marks[t - shift] ?? 0);
}
