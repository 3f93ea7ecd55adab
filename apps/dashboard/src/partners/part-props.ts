import type { PartnerTerms } from "@springtide/contracts";
import type { Words } from "../words/words.ts";
import type { Rights } from "./partner-parts.ts";
import type { Names } from "./partner-names.ts";

/** What a part of the partners' page is given. */
export interface PartProps {
  readonly shop: string;
  /** IANA zone of the shop's days. */
  readonly zone: string;
  /** Agreements of the shop, as both sides know them. */
  readonly agreements: readonly PartnerTerms[];
  readonly rights: Rights;
  readonly names: Names;
  readonly nowMs: number;
  readonly words: Words;
}
