import type { AuditNote } from "@springtide/contracts";
import type { Transaction } from "kysely";
import { recordAudit } from "../audit/record-audit.ts";
import type { InScope } from "../database/scope.ts";
import type { Tables } from "../database/tables.ts";
import type { Keyring } from "../secrets/keyring.ts";
import type { DailyFigures, FigureKind } from "./daily-figures.ts";
import { insertFigures, selectFigures } from "./daily-figures.ts";
import type { DueSending, NoticeToken, SendingOutcome, SendingStanding } from "./notice-outbox.ts";
import { insertNoticeToken, markSending, selectNoticeToken, selectSendings, takeSendings } from "./notice-outbox.ts";
import type { NewNotice, NewSending, StoredNotice } from "./notices.ts";
import { acknowledgeNotice, insertNotice, selectNotice, selectNotices } from "./notices.ts";
import { replaceSettings, selectSettings } from "./settings.ts";
import type { FetchedWeather, WeatherFetch, WeatherKind, WeatherStanding } from "./weather-fetches.ts";
import {
  insertWeatherFetches,
  selectForecastRuns,
  selectNewestWeather,
  selectWeatherStandings,
} from "./weather-fetches.ts";
import type { DeliveryEntry, DeliveryOutcome, DueDelivery } from "./webhook-outbox.ts";
import { markDelivery, redeliver, selectDeliveries, takeDeliveries } from "./webhook-outbox.ts";
import type { SubscriptionChange, WebhookEvent, WebhookSubscription } from "./webhooks.ts";
import {
  deleteSubscription,
  insertDeliveries,
  insertSubscription,
  replaceSecret,
  selectSubscriptions,
  updateSubscription,
} from "./webhooks.ts";

/** How long what was taken to be sent is kept from others. */
interface Lease {
  readonly seconds: number;
  readonly limit: number;
}

/** What comes in from other services and goes out to them. */
export interface ConnectionStore {
  settings(kind: string): Promise<unknown>;
  /** @param note for the audit trail, which has it if and only if the change is stored */
  changeSettings(kind: string, document: unknown, note: AuditNote): Promise<void>;

  keepWeather(shop: string, fetches: readonly WeatherFetch[]): Promise<void>;
  newestWeather(shop: string, kind: WeatherKind): Promise<FetchedWeather[]>;
  /** The newest first: how good forecasts were is learned from them. */
  forecastRuns(of: { shop: string; market: string; kind: WeatherKind; limit: number }): Promise<FetchedWeather[]>;
  weatherStandings(shop: string): Promise<WeatherStanding[]>;

  /** @returns the version that they are now */
  putFigures(
    of: { readonly shop: string; readonly kind: FigureKind; readonly subject: string },
    put: { readonly by: number | null; readonly document: string },
  ): Promise<number>;
  figures(shop: string, kind: FigureKind): Promise<DailyFigures[]>;

  /** @returns its id; null where its key is known already */
  keepNotice(notice: NewNotice, sendings: readonly NewSending[]): Promise<number | null>;
  notices(page: { readonly all: boolean; readonly limit: number }): Promise<StoredNotice[]>;
  notice(id: number): Promise<StoredNotice | null>;
  acknowledge(id: number, person: number | null): Promise<boolean>;
  sendings(notices: readonly number[]): Promise<SendingStanding[]>;
  takeSendings(lease: Lease): Promise<DueSending[]>;
  /** @param following what is sent next where nobody has acknowledged */
  markSending(id: number, outcome: SendingOutcome, following?: NewSending | null): Promise<void>;
  keepNoticeToken(token: NoticeToken): Promise<void>;
  noticeToken(
    tokenHash: string,
  ): Promise<{ readonly organisation: number; readonly notice: number; readonly person: number | null } | null>;

  subscriptions(): Promise<WebhookSubscription[]>;
  subscription(id: string): Promise<WebhookSubscription | null>;
  /** @param secret what signs its deliveries, stored sealed and given to nobody again; @throws Refusal `secret-key-missing` */
  subscribe(subscription: WebhookSubscription, secret: string, note: AuditNote): Promise<void>;
  /** See `replaceSecret`. */
  rotateSecret(
    id: string,
    change: { readonly secret: string; readonly previousUntil: string },
    note: AuditNote,
  ): Promise<boolean>;
  /** @param note for the audit trail; null where only the record of its deliveries changes */
  changeSubscription(id: string, change: SubscriptionChange, note: AuditNote | null): Promise<boolean>;
  unsubscribe(id: string, note: AuditNote): Promise<boolean>;
  /** @returns how many are to be told */
  putEvent(event: WebhookEvent, only?: string): Promise<number>;
  takeDeliveries(lease: Lease): Promise<DueDelivery[]>;
  markDelivery(id: number, outcome: DeliveryOutcome): Promise<void>;
  deliveries(subscription: string, page: { before: number | null; limit: number }): Promise<DeliveryEntry[]>;
  redeliver(subscription: string, id: number): Promise<boolean>;
}

/**
 * The connections in a scope.
 * @param now for what is due, and when things were kept
 * @param keyring what secrets are sealed with
 */
export function connectionStore(inScope: InScope, now: () => Date, keyring: Keyring): ConnectionStore {
  const instant = (afterSeconds = 0): string => new Date(now().getTime() + afterSeconds * 1000).toISOString();
  /** Does something and notes it; nothing is noted where there was nothing to do it to. */
  const noted = (note: AuditNote | null, work: (database: Transaction<Tables>) => Promise<boolean>): Promise<boolean> =>
    inScope(async (database) => {
      const isDone = await work(database);
      if (isDone && note !== null) await recordAudit(database, note, now());
      return isDone;
    });
  const leased = ({ seconds, limit }: Lease) => ({ now: instant(), leaseUntil: instant(seconds), limit });
  return {
    settings: (kind) => inScope((database) => selectSettings(database, kind, keyring)),
    changeSettings: (kind, document, note) =>
      inScope(async (database) => {
        await replaceSettings(database, { kind, document, changedAt: instant() }, keyring);
        await recordAudit(database, note, now());
      }),

    keepWeather: (shop, fetches) => inScope((database) => insertWeatherFetches(database, shop, fetches)),
    newestWeather: (shop, kind) => inScope((database) => selectNewestWeather(database, shop, kind)),
    forecastRuns: (of) => inScope((database) => selectForecastRuns(database, of)),
    weatherStandings: (shop) => inScope((database) => selectWeatherStandings(database, shop)),

    putFigures: (of, put) => inScope((database) => insertFigures(database, of, { ...put, at: instant() })),
    figures: (shop, kind) => inScope((database) => selectFigures(database, shop, kind)),

    keepNotice: (notice, sendings) => inScope((database) => insertNotice(database, notice, sendings, instant())),
    notices: (page) => inScope((database) => selectNotices(database, page)),
    notice: (id) => inScope((database) => selectNotice(database, id)),
    acknowledge: (id, person) => inScope((database) => acknowledgeNotice(database, id, { person, at: instant() })),
    sendings: (notices) => inScope((database) => selectSendings(database, notices)),
    takeSendings: (lease) => inScope((database) => takeSendings(database, leased(lease))),
    markSending: (id, outcome, following = null) =>
      inScope((database) => markSending(database, id, outcome, following)),
    keepNoticeToken: (token) => inScope((database) => insertNoticeToken(database, token)),
    noticeToken: (hash) => inScope((database) => selectNoticeToken(database, hash, instant())),

    subscriptions: () => inScope((database) => selectSubscriptions(database)),
    subscription: async (id) => (await inScope((database) => selectSubscriptions(database, id)))[0] ?? null,
    subscribe: (subscription, secret, note) =>
      inScope(async (database) => {
        await insertSubscription(database, subscription, { secret, keyring });
        await recordAudit(database, note, now());
      }),
    rotateSecret: (id, change, note) => noted(note, (database) => replaceSecret(database, id, { ...change, keyring })),
    changeSubscription: (id, change, note) => noted(note, (database) => updateSubscription(database, id, change)),
    unsubscribe: (id, note) => noted(note, (database) => deleteSubscription(database, id)),
    putEvent: (event, only) =>
      inScope((database) => insertDeliveries(database, event, { at: instant(), only: only ?? null })),
    takeDeliveries: (lease) => inScope((database) => takeDeliveries(database, leased(lease), keyring)),
    markDelivery: (id, outcome) => inScope((database) => markDelivery(database, id, outcome)),
    deliveries: (subscription, page) => inScope((database) => selectDeliveries(database, subscription, page)),
    redeliver: (subscription, id) => inScope((database) => redeliver(database, subscription, id, instant())),
  };
}
