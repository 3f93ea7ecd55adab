import type { ColumnType, Generated } from "kysely";

/** A JSON document: written as text, read parsed, and not yet trusted. */
type Json = ColumnType<unknown, string, string>;
type MaybeJson = ColumnType<unknown, string | null, string | null>;
type Instant = string;

interface OfOrganisation {
  /** Filled in by the scope where it is not named. */
  readonly organisation: Generated<number>;
}

/** What a sending or a delivery has come to so far. */
interface Attempts {
  attempts: Generated<number>;
  due_at: Instant;
  last_error: string | null;
}

/** Tables of what comes in from other services and goes out to them. */
export interface ConnectionTables {
  connection_settings: OfOrganisation & { kind: string; document: Json; changed_at: Instant };
  weather_fetches: OfOrganisation & {
    id: Generated<number>;
    shop: string;
    market: string;
    kind: string;
    fetched_at: Instant;
    service: string;
    attribution: string;
    document: MaybeJson;
    document_hash: string | null;
    failure: MaybeJson;
  };
  daily_figures: OfOrganisation & {
    shop: string;
    kind: string;
    subject: string;
    version: number;
    put_at: Instant;
    put_by: number | null;
    document: Json;
  };
  notices: OfOrganisation & {
    id: Generated<number>;
    key: string;
    kind: string;
    shop: string | null;
    subject: string;
    message: string;
    deadline_at: Instant | null;
    missed: boolean;
    made_at: Instant;
    attachment: MaybeJson;
    acknowledged_at: Instant | null;
    acknowledged_by: number | null;
  };
  notice_sendings: OfOrganisation &
    Attempts & {
      id: Generated<number>;
      notice: number;
      step: string;
      way: string;
      recipient: Json;
      message_id: string;
      state: Generated<string>;
      sent_at: Instant | null;
    };
  notice_tokens: OfOrganisation & { token_hash: string; notice: number; person: number | null; expires_at: Instant };
  webhook_subscriptions: OfOrganisation & {
    partner: string | null;
    id: string;
    url: string;
    events: string[];
    secret: string;
    previous_secret: string | null;
    previous_until: Instant | null;
    state: string;
    failing_since: Instant | null;
    made_at: Instant;
    responsible: number | null;
  };
  webhook_deliveries: OfOrganisation &
    Attempts & {
      partner: string | null;
      id: Generated<number>;
      subscription: string;
      event: string;
      kind: string;
      body: string;
      made_at: Instant;
      state: Generated<string>;
      answer_status: number | null;
      tried_at: Instant | null;
    };
}
