import type { Agreement } from "@springtide/contracts";
import { type LateDecision, solveStaged, type Supply, thinnedLoss } from "@springtide/planning";
import { type BlockOption, blockOptions, type DecidedPartner, decidedPartners } from "./block-options.ts";
import type { DecidingWork } from "./decide-pieces.ts";
import type { Deciding } from "./deciding.ts";
import { type DecisionSpan, intervalsOf } from "./decision-span.ts";
import { ownSupplies, type SpanCells, spanCells, worksOf } from "./heads-there.ts";
import { type CostByPath, expectedLosses, trueCost } from "./true-cost.ts";

/** Seats of one agreement over a stretch of intervals of the plan's grid. */
export interface SeatBlock {
  readonly agreement: string;
  readonly from: number;
  readonly to: number;
  readonly seats: number;
}

/** Seats that were ordered and reserved earlier, to be confirmed by what is known now. */
export interface ConfirmQuestion {
  /** The seasons as they look now. */
  readonly deciding: Deciding;
  readonly agreements: readonly Agreement[];
  readonly span: DecisionSpan;
  readonly ordered: readonly SeatBlock[];
  readonly reserved: readonly SeatBlock[];
  /** What an hour of a seat costs that is not confirmed; 0 if not given. */
  readonly feePerSeatHour?: number;
  readonly work: DecidingWork;
}

/**
 * How many of the reserved seats to confirm as the seasons look now, at the least expected cost and loss; the rest is released. Seats ordered that
 * can still be cancelled are the same question: they stand as `reserved`, and the rest is cancelled at `feePerSeatHour`.
 * @throws Refusal where the solver's work ends before it has any answer
 */
export function decideConfirm({
  deciding,
  agreements,
  span,
  ordered,
  reserved,
  feePerSeatHour = 0,
  work,
}: ConfirmQuestion): readonly SeatBlock[] {
  const cells = spanCells(deciding, intervalsOf(deciding.basis.grid, span));
  const partners = decidedPartners(deciding, agreements);
  const all = Array.from({ length: deciding.basis.paths }, (_, path) => path);
  const losses = (expectedLosses(deciding, cells, [all])[0] ?? []).map((loss) => thinnedLoss(loss, work.tolerance));
  const firm = optionsOfBlocks(deciding, partners, span, ordered);
  const open = optionsOfBlocks(deciding, partners, span, reserved);
  const supplies: Supply[] = [
    ...ownSupplies(deciding, cells),
    ...firm.flatMap(({ option, block }) =>
      seatSupplies(deciding, cells, partners, option, block.seats * option.orderedShare, 1),
    ),
  ];
  const late = open.map(({ option, block }, i): LateDecision => {
    const own = seatSupplies(deciding, cells, partners, option, 0, option.confirmedShare);
    supplies.push(...own);
    return {
      name: `confirm-${i}`,
      cost: option.cost * option.confirmedShare - feePerSeatHour * option.hours,
      most: block.seats,
      isWhole: true,
      supplies: own.map((_, at) => supplies.length - own.length + at),
      within: null,
    };
  });
  const signals = [{ name: "now", probability: 1, losses }];
  const answer = solveStaged({ early: [], late, supplies, limits: [], signals, rising: [] }, work.limits, work.solve);
  return open.flatMap(({ block }, i) => {
    const seats = Math.round(answer.late[0]?.[i] ?? 0);
    return seats > 0 ? [{ ...block, seats }] : [];
  });
}

/**
 * What seats that were ordered, reserved and confirmed cost on each path of a season, by the true losses: one's own people and the seats go where
 * these paths, taken together, lose most. With one path that is the season as it came.
 */
export function costOfSeats(
  {
    deciding,
    agreements,
    span,
  }: { readonly deciding: Deciding; readonly agreements: readonly Agreement[]; readonly span: DecisionSpan },
  seats: {
    readonly ordered: readonly SeatBlock[];
    readonly reserved: readonly SeatBlock[];
    readonly confirmed: readonly SeatBlock[];
  },
): CostByPath {
  const cells = spanCells(deciding, intervalsOf(deciding.basis.grid, span));
  const partners = decidedPartners(deciding, agreements);
  const all = Array.from({ length: deciding.basis.paths }, (_, path) => path);
  const [losses = []] = expectedLosses(deciding, cells, [all]);
  const kinds = ["ordered", "reserved", "confirmed"] as const;
  const found = kinds.flatMap((kind) =>
    optionsOfBlocks(deciding, partners, span, seats[kind]).map((one) => ({ ...one, kind })),
  );
  const of = (kind: (typeof kinds)[number]): Float64Array =>
    Float64Array.from(found, (one) => (one.kind === kind ? one.block.seats : 0));
  return trueCost(deciding, cells, {
    partners,
    options: found.map(({ option }) => option),
    seats: { ordered: of("ordered"), reserved: of("reserved"), confirmed: [of("confirmed")] },
    signals: [{ paths: all, losses }],
  });
}

/** Blocks with what their agreement says of them. @throws RangeError for a block of a shape that it does not allow */
function optionsOfBlocks(
  deciding: Deciding,
  partners: readonly DecidedPartner[],
  span: DecisionSpan,
  blocks: readonly SeatBlock[],
): { readonly option: BlockOption; readonly block: SeatBlock }[] {
  if (blocks.length === 0) return [];
  const within = intervalsOf(deciding.basis.grid, span);
  const known = blockOptions(deciding, partners, { within, atMs: -Infinity, watched: null });
  return blocks.map((block) => {
    const option = known.find(
      ({ partner, from, to }) =>
        partners[partner]?.agreement.id === block.agreement && from === block.from && to === block.to,
    );
    if (option === undefined) throw new RangeError(`${block.agreement} has no block from ${block.from} to ${block.to}`);
    return { option, block };
  });
}

function seatSupplies(
  deciding: Deciding,
  cells: SpanCells,
  partners: readonly DecidedPartner[],
  { partner, from, to }: BlockOption,
  heads: number,
  share: number,
): Supply[] {
  const serves = partners[partner]?.serves ?? [];
  const agents = (queue: number): number => share * (serves.find((one) => one.queue === queue)?.agents ?? 0);
  return Array.from({ length: to - from }, (_, i) => ({
    name: `seats-${partner}-${from + i}`,
    heads,
    works: worksOf(deciding, cells, serves, { interval: from + i, agents }),
  })).filter(({ works }) => works.length > 0);
}
