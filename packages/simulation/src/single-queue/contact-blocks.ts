import { type Arrivals, ArrivalBlocks, BLOCK_CONTACTS } from "../arrivals/arrival-blocks.ts";
import type { HandlingDraw } from "../laws/handling-draw.ts";
import type { PatienceDraw } from "../laws/patience-draw.ts";

/** Who comes when, and what each brings along. */
export interface BlockedArrivals extends Arrivals {
  readonly handling: HandlingDraw;
  readonly patience: PatienceDraw;
}

/** The contacts of one queue, block by block: when each comes, how long it takes, how long it waits. */
export class ContactBlocks {
  readonly atMicros: Float64Array;
  readonly handlingMicros = new Float64Array(BLOCK_CONTACTS);
  interval = -1;
  contacts = 0;

  readonly #arrivals: ArrivalBlocks;
  readonly #handling: HandlingDraw;
  readonly #patience: PatienceDraw;

  constructor(arrivals: BlockedArrivals) {
    this.#arrivals = new ArrivalBlocks(arrivals);
    this.#handling = arrivals.handling;
    this.#patience = arrivals.patience;
    this.atMicros = this.#arrivals.atMicros;
  }

  /** Makes the next block with at least one contact; false once nobody comes any more. */
  next(): boolean {
    if (!this.#arrivals.next()) return false;
    this.interval = this.#arrivals.interval;
    this.contacts = this.#arrivals.contacts;
    this.#handling.fill(this.handlingMicros, this.#arrivals.contactWords, this.contacts);
    return true;
  }

  /** How long a contact of the block would wait; only those who have to wait are asked. */
  patienceMicros(contact: number): number {
    return this.#patience.micros(this.#arrivals.contactWords[2 * contact + 1] ?? 0);
  }
}
