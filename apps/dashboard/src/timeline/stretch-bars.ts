import type { OpenShift, OverflowBlock } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { queueName } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import { fromTo } from "./from-to.ts";
import type { Span, TimeAxis } from "./time-axis.ts";
import { placeOn } from "./time-axis.ts";

/** A partner's block on the axis. */
export interface SeatBar extends Span {
  readonly key: string;
  readonly partner: string;
  readonly seats: number;
  readonly words: string;
}

/** A stretch that nobody may be given. */
export interface OpenBar extends Span {
  readonly open: OpenShift;
  readonly words: string;
}

/** A block on the axis; nothing where it does not reach it. */
export function seatBar(index: PlanIndex, axis: TimeAxis, block: OverflowBlock, words: Words): readonly SeatBar[] {
  const place = placeOn(axis, Date.parse(block.start), Date.parse(block.end));
  const agreement = index.plan.shop.agreements.find(({ id }) => id === block.agreement);
  if (place === null || agreement === undefined) return [];
  return [
    {
      ...place,
      key: `${block.agreement} ${block.start} ${block.end} ${String(block.seats)}`,
      partner: agreement.partner,
      seats: block.seats,
      words: words.say("timeline.seats", { count: block.seats, times: timesOf(index, block, words) }),
    },
  ];
}

/** An open stretch on the axis; nothing where it does not reach it. */
export function openBar(index: PlanIndex, axis: TimeAxis, open: OpenShift, words: Words): readonly OpenBar[] {
  const place = placeOn(axis, Date.parse(open.start), Date.parse(open.end));
  if (place === null) return [];
  const said = { queue: queueName(index, open.queue), count: open.heads, times: timesOf(index, open, words) };
  return [{ ...place, open, words: words.say("timeline.heads-short", said) }];
}

function timesOf(index: PlanIndex, { start, end }: { start: string; end: string }, words: Words): string {
  return fromTo(index, Date.parse(start), Date.parse(end), words);
}

/** Bars that overlap in rows of their own: each in the first row that is free when it starts. */
export function inRows<Bar extends Span>(bars: readonly Bar[]): readonly (readonly Bar[])[] {
  const rows: Bar[][] = [];
  for (const bar of [...bars].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const free = rows.find((row) => (row.at(-1)?.to ?? 0) <= bar.from);
    if (free === undefined) rows.push([bar]);
    else free.push(bar);
  }
  return rows;
}
