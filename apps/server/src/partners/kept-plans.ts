import { Plan } from "@springtide/contracts";
import type { VersionedPlan } from "@springtide/season";
import type { OrganisationStore, Store } from "@springtide/store";

/** A stored plan, read. */
type ReadPlan = VersionedPlan & { readonly plan: Plan };

/** A plan of a season takes some megabytes; these are the shops that partners look at just now. */
const MOST = 4;

/** Newest plans as they were read last: a stored version never changes, and reading one takes longer than all that is told of it. */
export class KeptPlans {
  readonly #store: Store;
  readonly #kept = new Map<string, ReadPlan>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The newest plan of a shop with its number, read as the whole organisation; null where it has none. */
  async newest(organisation: number, shop: string): Promise<ReadPlan | null> {
    const whole: Pick<OrganisationStore, "newestPlan" | "newestPlanEntry"> = this.#store.within({
      organisation,
      partner: null,
    });
    const entry = await whole.newestPlanEntry(shop);
    if (entry === null) return null;
    const key = JSON.stringify([organisation, shop, entry.version, entry.inputsHash, entry.savedAt]);
    const known = this.#kept.get(key);
    const read = known ?? (await readNewest(whole, shop));
    if (read === null) return null;
    // Asked for last, dropped last; one that came meanwhile is kept when it is asked for by its own name.
    this.#kept.delete(key);
    if (read.version === entry.version) this.#kept.set(key, read);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST) break;
      this.#kept.delete(oldest);
    }
    return read;
  }
}

async function readNewest(whole: Pick<OrganisationStore, "newestPlan">, shop: string): Promise<ReadPlan | null> {
  const stored = await whole.newestPlan(shop);
  if (stored === null) return null;
  const { version, savedAt, json } = stored;
  return { version, madeAt: new Date(savedAt).toISOString(), plan: Plan.parse(JSON.parse(json)) };
}
