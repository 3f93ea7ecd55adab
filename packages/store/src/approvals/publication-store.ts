import type { AuditNote, Publication, PublishedKind } from "@springtide/contracts";
import { recordAudit } from "../audit/record-audit.ts";
import type { InScope } from "../database/scope.ts";
import type { NewApproval } from "./approval-rows.ts";
import { type Books, booksOf, type Spend } from "./books.ts";
import {
  type DocumentVersion,
  type NewVersion,
  type NumberedKind,
  numberVersion,
  selectVersion,
} from "./document-versions.ts";
import {
  insertAcknowledgement,
  insertPublication,
  type NewPublication,
  type PlanVersion,
  type PublishedForecast,
  selectForecastsBy,
  selectPlanVersion,
  selectPublications,
  selectPublished,
} from "./publication-rows.ts";

/** What is to become of a wish to publish. */
export interface PublishDecision {
  readonly publication: NewPublication | null;
  readonly spend: Spend | null;
  readonly approval: NewApproval | null;
  readonly note: AuditNote;
}

/** Published versions of plans, forecasts and scenarios: never changed, with who published and read them. */
export interface PublicationStore {
  list(kind: PublishedKind, shop: string): Promise<Publication[]>;
  /** A stored plan by its version; null if there is none. */
  plan(shop: string, version: number): Promise<PlanVersion | null>;
  /** Keeps a forecast or scenarios under the next number; the same document again has the number it has. */
  number(version: NewVersion): Promise<number>;
  /** A forecast or scenarios by their number; null if there are none. */
  numbered(kind: NumberedKind, shop: string, version: number): Promise<DocumentVersion | null>;
  /** The document as it was published, word for word. */
  published(kind: PublishedKind, shop: string, version: number): Promise<string | null>;
  /** Of each queue of a shop the forecast that was published last by an instant. */
  forecastsBy(shop: string, at: Date): Promise<PublishedForecast[]>;
  /** Gives back the number of the approval it waits for; null where it is published. */
  publish(decide: (books: Books) => Promise<PublishDecision>): Promise<number | null>;
  acknowledge(told: Parameters<typeof insertAcknowledgement>[1], note: AuditNote): Promise<void>;
}

export function publicationStore(inScope: InScope, now: () => Date): PublicationStore {
  return {
    list: (kind, shop) => inScope((database) => selectPublications(database, kind, shop)),
    plan: (shop, version) => inScope((database) => selectPlanVersion(database, shop, version)),
    number: (version) => inScope((database) => numberVersion(database, version, now().toISOString())),
    numbered: (kind, shop, version) => inScope((database) => selectVersion(database, kind, shop, version)),
    published: (kind, shop, version) => inScope((database) => selectPublished(database, kind, shop, version)),
    forecastsBy: (shop, at) => inScope((database) => selectForecastsBy(database, shop, at)),
    publish: (decide) =>
      inScope(async (database) => {
        const books = booksOf(database);
        const { publication, spend, approval, note } = await decide(books);
        if (publication !== null) await insertPublication(database, publication);
        if (spend !== null) await books.spend(spend);
        const waiting = approval === null ? null : await books.ask(approval);
        await recordAudit(database, note, now());
        return waiting;
      }),
    acknowledge: (told, note) =>
      inScope(async (database) => {
        await insertAcknowledgement(database, told);
        await recordAudit(database, note, now());
      }),
  };
}
