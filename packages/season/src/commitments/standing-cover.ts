import { type Agreement, noticeDaysOf } from "@springtide/contracts";
import type { AgreementTerms } from "@springtide/planning";
import { expectedFill } from "../agreements/expected-fill.ts";
import type { SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";
import type { AskedBlock } from "../priced-blocks.ts";
import { type StandingBlock, standingBlocks } from "./standing-blocks.ts";

/** Firm seats that stand already, as cover for what is missing and as blocks to be paid. */
interface StandingCover {
  /** Of one agreement; not there where nothing of it stands. */
  seatsOf(agreement: string): AgreementTerms["standing"];
  readonly blocks: readonly AskedBlock[];
}

/** Seats ordered come as the notice for orders lets expect, seats confirmed as that for confirmations; seats still open are nobody yet. */
export function standingCover(basis: SeasonBasis, onsets: Demand["onsets"]): StandingCover {
  const standing = standingBlocks(basis);
  const covers = basis.shop.agreements.flatMap((agreement) => {
    const own = standing.filter(({ agreement: id }) => id === agreement.id);
    return own.length === 0 ? [] : [coverOf(basis, onsets, agreement, own)];
  });
  return {
    seatsOf: (agreement) => covers.find(({ id }) => id === agreement)?.seats,
    blocks: covers.flatMap(({ blocks }) => blocks),
  };
}

function coverOf(
  basis: SeasonBasis,
  onsets: Demand["onsets"],
  agreement: Agreement,
  own: readonly StandingBlock[],
): { readonly id: string; readonly seats: NonNullable<AgreementTerms["standing"]>; readonly blocks: AskedBlock[] } {
  const intervals = basis.grid.startsMs.length;
  const seats = { taken: new Uint16Array(intervals), coming: new Float64Array(intervals) };
  const notices = [agreement.orderNotice, agreement.standBy?.confirmNotice ?? agreement.orderNotice];
  const fills = notices.map((notice) => expectedFill(basis, onsets, agreement, noticeDaysOf(notice)));
  const blocks = own.flatMap(({ from, to, ordered, confirmed }) =>
    [ordered, confirmed].flatMap((count, kind): AskedBlock[] => {
      if (count === 0) return [];
      const fill = fills[kind] ?? new Float64Array(intervals).fill(1);
      for (let t = from; t < to; t += 1) {
        seats.taken[t] = (seats.taken[t] ?? 0) + count;
        seats.coming[t] = (seats.coming[t] ?? 0) + count * (fill[t] ?? 1);
      }
      const block = {
        agreement: agreement.id,
        fromInterval: from,
        toInterval: to,
        seats: count,
        isAgreed: true,
      } as const;
      return [{ ...block, fill: meanOver(fill, basis.grid.seconds, from, to) }];
    }),
  );
  return { id: agreement.id, seats, blocks };
}

function meanOver(values: Float64Array, seconds: Float64Array, from: number, to: number): number {
  let [sum, all] = [0, 0];
  for (let t = from; t < to; t += 1) {
    sum += (values[t] ?? 0) * (seconds[t] ?? 0);
    all += seconds[t] ?? 0;
  }
  return sum / all;
}
