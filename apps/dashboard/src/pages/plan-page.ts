import type { Plan } from "@springtide/contracts";
import type { Address } from "../address/address.ts";
import type { Move } from "../address/useAddress.ts";
import type { Clock } from "../clock/clock.ts";
import type { Desk } from "../desk/desk.ts";

import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { WhatIfState } from "../what-if/useWhatIf.ts";
import type { Words } from "../words/words.ts";

/** What a page about a plan is given. */
export interface PlanPageProps {
  /** The plan that is stored. */
  readonly stored: Plan;
  /** The plan that is shown, laid out for drawing: the stored one, or one changed in this page. */
  readonly index: PlanIndex;
  /** Id of the queue that was chosen, or `ALL_QUEUES`. */
  readonly queue: string;
  /** Ids of the queue that was chosen, or of all. */
  readonly queues: readonly string[];
  /** Index of the day that is open. */
  readonly openDay: number;
  readonly open: (dayIndex: number) => void;
  readonly address: Address;
  readonly move: Move;
  readonly desk: Desk;
  readonly whatIf: WhatIfState;
  readonly clock: Clock;
  readonly words: Words;
}

/** What a page about a shop is given, whether or not it has a plan. */
export interface ShopPageProps {
  readonly shop: string;
  readonly address: Address;
  readonly move: Move;
  readonly clock: Clock;
}
