import { createHash } from "node:crypto";
import type { GivenCommitment, Shop } from "@springtide/contracts";
import { SOFTWARE } from "@springtide/season/service";
import type { OrganisationStore } from "@springtide/store";
import { agreedCommitments } from "../commitments/agreed-commitments.ts";
import { staleWeather } from "../weather/stale-weather.ts";

/** What a plan is made from beside its shop's inputs; both change many times a day, and no plan is thrown away for it. */
export interface BesideInputs {
  /** What partners agreed to before. */
  readonly commitments: readonly GivenCommitment[];
  /** What a reader must know of how old the weather is, in sentences. */
  readonly notes: readonly string[];
}

/** Where findings about a commitment say that it stands: in the answer of `commitmentsForPlan`, the first as row 1. */
const PLACE = "agreed-commitments";

/** What stands beside the inputs of a shop now. */
export async function besideInputs(store: OrganisationStore, shop: Shop, now: Date): Promise<BesideInputs> {
  return { commitments: await agreedBefore(store, shop), notes: await staleWeather(store, shop, now) };
}

/** What partners agreed to before a shop is planned, as its plan takes it. */
export async function agreedBefore(store: OrganisationStore, shop: Shop): Promise<GivenCommitment[]> {
  const agreed = await agreedCommitments(store, shop);
  return agreed.map((commitment, index) => ({ ...commitment, file: PLACE, row: index + 1 }));
}

/** Marks off what a plan was made from beside its inputs. */
const BESIDE = " beside ";

/** What a plan is made from and by: the engine, the shop's inputs, and what stood beside them. */
export function planHash(inputsHash: string, { commitments, notes }: BesideInputs): string {
  const made = `${SOFTWARE} ${inputsHash}`;
  if (commitments.length + notes.length === 0) return made;
  const agreed = commitments.map(({ agreement, step, start, end, seats }) => [agreement, step, start, end, seats]);
  const beside = createHash("sha256").update(JSON.stringify([agreed, notes]));
  return `${made}${BESIDE}${beside.digest("hex").slice(0, 32)}`;
}

/** Whether a stored plan is of these inputs and of this engine, whatever changed beside them: it stands until the next one is asked for. */
export function isPlanOf(inputsHash: string, stored: string | undefined): boolean {
  const made = `${SOFTWARE} ${inputsHash}`;
  return stored === made || stored?.startsWith(`${made}${BESIDE}`) === true;
}
