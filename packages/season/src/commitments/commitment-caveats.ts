import type { SeasonBasis } from "../basis.ts";
import { liesOutside } from "./require-commitments.ts";
import { standingBlocks } from "./standing-blocks.ts";

/** What a reader must know of seats that were agreed on before: which are not planned with, and what silence made of others. */
export function commitmentCaveats(basis: SeasonBasis): string[] {
  const standing = standingBlocks(basis);
  return basis.shop.agreements.flatMap(({ id, partner, standBy }) => {
    const told = (basis.commitments ?? []).filter(({ agreement }) => agreement === id);
    const outside = told.filter((one) => liesOutside(basis, one)).reduce((sum, { seats }) => sum + seats, 0);
    const own = standing.filter(({ agreement }) => agreement === id);
    const lapsed = own.reduce((sum, block) => sum + block.lapsed, 0);
    const toldFirm = told.filter((one) => one.step === "confirm" && !liesOutside(basis, one));
    const bySilence =
      own.reduce((sum, { confirmed }) => sum + confirmed, 0) - toldFirm.reduce((sum, { seats }) => sum + seats, 0);
    return [
      ...(outside === 0
        ? []
        : [
            `${blocks(outside)} agreed on with ${partner} ${outside === 1 ? "lies" : "lie"} outside of the days planned, or ${outside === 1 ? "reaches" : "reach"} beyond them: kept in decisions.csv, and not planned with.`,
          ]),
      ...(lapsed === 0
        ? []
        : [
            `${blocks(lapsed)} reserved at ${partner} ${lapsed === 1 ? "was" : "were"} neither confirmed nor released by the deadline: taken as released, as the agreement says of silence.`,
          ]),
      ...(bySilence === 0 || standBy === null
        ? []
        : [
            `${blocks(bySilence)} reserved at ${partner} ${bySilence === 1 ? "was" : "were"} neither confirmed nor released by the deadline: taken as confirmed, as the agreement says of silence.`,
          ]),
    ];
  });
}

function blocks(count: number): string {
  return count === 1 ? "1 block" : `${count} blocks`;
}
