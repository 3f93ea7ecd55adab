import { type PromisedService, type StretchService } from "@springtide/planning";
import { playOut } from "../exact-service.ts";
import { lineDay, type LineDay, wholeAgents } from "../line-day.ts";
import { queueOf } from "../places.ts";
import type { DaySpan } from "./days-to-verify.ts";
import type { FreshSeasons } from "./fresh-seasons.ts";
import type { FollowedStretch } from "./followed-stretch.ts";

/** The days of a queue whose customers wait on the line, each followed exactly from its lead-in on; closed days left out. */
export function lineStretches(
  { basis, demand }: FreshSeasons,
  place: number,
  promised: PromisedService,
  spans: readonly DaySpan[],
): FollowedStretch[] {
  const drawn = demand.queues[place];
  if (drawn === undefined) throw new RangeError(`no queue ${place}`);
  const queue = queueOf(basis.shop, drawn.queue);
  return spans.flatMap(({ from, days }) =>
    Array.from({ length: days }, (_, i) => lineDay(basis, drawn, queue, from + i)).flatMap((line) => {
      const first = promised.cells.findIndex(([t = -1]) => t >= line.from);
      const cells = promised.cells.slice(first).filter(([t = -1]) => first >= 0 && t < line.to);
      return cells.length === 0
        ? []
        : [{ firstCell: first, cells, followedFrom: line.leadFrom, followedTo: line.to, ...follow(line, cells) }];
    }),
  );
}

function follow(line: LineDay, cells: readonly Int32Array[]): Pick<FollowedStretch, "follow"> {
  const { queue, open, leadFrom, from, to } = line;
  return {
    follow: (heads, seasons): StretchService => {
      const agents = Uint16Array.from({ length: to - leadFrom }, (_, i) =>
        open[leadFrom + i] === 1 ? wholeAgents(heads[leadFrom + i] ?? 0, queue.shrinkage) : 0,
      );
      const played = playOut(line, agents, seasons);
      const of = (figure: "counted" | "kept"): Float64Array =>
        Float64Array.from(played.flatMap((season) => cells.map(([t = from]) => season[t - from]?.[figure] ?? 0)));
      return { counted: of("counted"), kept: of("kept") };
    },
  };
}
