import { type ConvexLoss, shareOutHeads, type Supply } from "@springtide/planning";
import type { DecidedPartner } from "./block-options.ts";
import { cellPatches } from "./cell-patches.ts";
import type { Deciding } from "./deciding.ts";
import { ownSupplies, type SeatsThere, type SpanCells, worksOfSeats } from "./heads-there.ts";

/** Agents in each cell with these seats. */
type AgentsWith = (seats: readonly SeatsThere[]) => Float64Array;

/** Cells among which heads move; no head moves between two patches. */
interface Patch {
  readonly cells: number[];
  readonly losses: ConvexLoss[];
  readonly own: Supply[];
  readonly others: Supply[];
  /** Agents by the seats there, as they were found before. */
  readonly known: Map<string, Float64Array>;
}

/** Seats that are there, in one patch. */
interface SeatsInPatch {
  /** Names them all. */
  key: string;
  readonly supplies: Supply[];
}

/**
 * Lays out who may work where in some days, to be asked many times: agents in each cell with one's own heads, seats and whoever else is there,
 * where they save the most of some losses. Cells that share nobody are put right apart, and once for the same seats: exactly what all together
 * come to (see `agentsThere`).
 */
export function placedHeads(
  deciding: Deciding,
  cells: SpanCells,
  partners: readonly DecidedPartner[],
): (losses: readonly ConvexLoss[], others: readonly Supply[]) => AgentsWith {
  const own = ownSupplies(deciding, cells);
  const worksAt = worksOfSeats(deciding, cells, partners);
  const ofSeats = partners.map((_, partner) =>
    Array.from({ length: cells.to - cells.from }, (__, i) => worksAt(partner, cells.from + i)),
  );
  return (losses, others) => {
    const all = [...own, ...others].map(({ works }) => works);
    const patchOf = cellPatches(losses.length, [...all, ...ofSeats.flat()]);
    const { patches, placeOf } = patchesOf(losses, patchOf);
    const local = (supply: Supply): { readonly patch: number; readonly supply: Supply } => ({
      patch: patchOf[supply.works[0]?.cell ?? -1] ?? -1,
      supply: { ...supply, works: supply.works.map((work) => ({ ...work, cell: placeOf[work.cell] ?? 0 })) },
    });
    for (const { patch, supply } of own.map(local)) patches[patch]?.own.push(supply);
    for (const { patch, supply } of others.map(local)) patches[patch]?.others.push(supply);
    const seatAt = ofSeats.map((byInterval) =>
      byInterval.map((works, i) => local({ name: `seat-${cells.from + i}`, heads: 0, works })),
    );
    return (seats) => {
      const bought = patches.map((): SeatsInPatch => ({ key: "", supplies: [] }));
      seats.forEach(({ partner, from, to, seats: heads }) => {
        for (let t = from; t < to; t += 1) {
          const { patch, supply } = seatAt[partner]?.[t - cells.from] ?? { patch: -1, supply: null };
          const there = bought[patch];
          if (there === undefined || supply === null) continue;
          there.key += `${partner} ${t} ${heads};`;
          there.supplies.push({ ...supply, heads });
        }
      });
      return agentsOf(patches, bought, losses.length);
    };
  };
}

function patchesOf(
  losses: readonly ConvexLoss[],
  patchOf: Int32Array,
): { readonly patches: readonly Patch[]; readonly placeOf: Int32Array } {
  const patches: Patch[] = [];
  const placeOf = new Int32Array(losses.length);
  losses.forEach((loss, cell) => {
    const patch = (patches[patchOf[cell] ?? 0] ??= { cells: [], losses: [], own: [], others: [], known: new Map() });
    placeOf[cell] = patch.cells.push(cell) - 1;
    patch.losses.push(loss);
  });
  return { patches, placeOf };
}

function agentsOf(patches: readonly Patch[], bought: readonly SeatsInPatch[], cells: number): Float64Array {
  const agents = new Float64Array(cells);
  patches.forEach(({ cells: mine, losses, own, others, known }, p) => {
    const { key = "", supplies = [] } = bought[p] ?? {};
    const found = known.get(key) ?? shareOutHeads([...own, ...supplies, ...others], losses);
    known.set(key, found);
    mine.forEach((cell, place) => {
      agents[cell] = found[place] ?? 0;
    });
  });
  return agents;
}
