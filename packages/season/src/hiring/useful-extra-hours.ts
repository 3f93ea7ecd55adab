import type { Deciding } from "../decisions/deciding.ts";
import type { SpanCells } from "../decisions/heads-there.ts";
import { seatWorth, type SignalLosses } from "../decisions/useful-options.ts";
import type { ExtraHoursOffer } from "./extra-hours.ts";
import { firstPrice } from "./extra-hours-piece.ts";

/**
 * The stretches that can be worth their price at all: what the first person saves over one's own people bounds what any does, as with seats (see
 * `usefulOptions`).
 */
export function usefulExtraHours(
  deciding: Deciding,
  cells: SpanCells,
  offer: ExtraHoursOffer,
  signals: readonly SignalLosses[],
): ExtraHoursOffer {
  const worth = offer.teams.map((team) => seatWorth(deciding, cells, team, signals));
  return {
    ...offer,
    options: offer.options.filter(({ team, from, to, hours, isLate }) => {
      const of = offer.teams[team];
      const price = of === undefined ? Infinity : firstPrice(of) * hours;
      const saved = (worth[team] ?? []).map((perInterval) =>
        perInterval.subarray(from - cells.from, to - cells.from).reduce((sum, value) => sum + value, 0),
      );
      const net = saved.map((value, s) => value - (signals[s]?.probability ?? 0) * price);
      return net.reduce((sum, value) => sum + (isLate ? Math.max(0, value) : value), 0) > 0;
    }),
  };
}
