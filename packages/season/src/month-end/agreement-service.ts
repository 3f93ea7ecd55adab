import type { AccrualLine, Agreement, OwedKind } from "@springtide/contracts";
import type { LockOfPeriod } from "../settlement/locks-of-month.ts";
import type { ServiceSources } from "../settlement/service-of-periods.ts";
import type { AgreedCredit } from "./agreed-credits.ts";
import type { ServiceLine } from "./service-lines.ts";
import type { CommittedPeriod } from "./shortfall.ts";

/** What is owed for one request, or for no request in particular, in some days. Money in the shop's currency. */
export interface OwedPart {
  readonly request: ServiceLine["request"] | null;
  readonly kind: OwedKind;
  readonly basis: AccrualLine["basis"];
  readonly hours: number;
  readonly units: number;
  readonly amount: number;
  /** What it rests on beyond its units, where there is more to say. */
  readonly words?: string;
}

/** All that an agreement is owed for. */
export interface AgreementService {
  readonly agreement: Agreement;
  readonly lines: readonly ServiceLine[];
  readonly committed: readonly CommittedPeriod[];
  readonly locks: readonly LockOfPeriod[];
  readonly served: ServiceSources;
  readonly credits: readonly AgreedCredit[];
}
