import { z } from "zod";
import { AuditRows, CampaignDays, OrderDays, ShopFigures } from "../connections/daily-figures.ts";
import { NotificationSettings, NotificationSettingsView, NoticeView } from "../connections/notification-settings.ts";
import { WeatherSettings, WeatherSettingsView, WeatherStatus } from "../connections/weather-connection.ts";
import {
  MadeWebhookSubscription,
  NewWebhookSubscription,
  WebhookDeliveryPage,
  WebhookSubscriptionChange,
  WebhookSubscriptionView,
} from "../connections/webhook.ts";
import { Id } from "../units.ts";
import type { AnyRoute } from "./route.ts";
import { MEMBERS, NO_PARAMS, NOTHING, PLANNERS } from "./route.ts";

const OWNERS = ["owner"] as const;
/** Owners, and users of a partner for what is their own: the webhooks of a partner tell of each of its agreements. */
const FOR_SUBSCRIBERS = { access: ["owner", "partner"], wholePartner: true } as const;
const FIGURE_BYTES = 4_000_000;

const number = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, "a number of the list")
  .transform(Number);
const ofShop = z.object({ shop: Id });
const ofTrigger = z.object({ shop: Id, trigger: Id });
const ofSubscription = z.object({ subscription: z.string().regex(/^[a-f0-9]{32}$/, "the id of a subscription") });
const Stored = z.object({ version: z.int().positive() });

const weatherRoutes = {
  getWeatherSettings: {
    method: "get",
    path: "/api/settings/weather",
    summary: "Where weather comes from, on which terms, and the attribution to show",
    tag: "connections",
    access: MEMBERS,
    params: NO_PARAMS,
    response: WeatherSettingsView,
  },
  putWeatherSettings: {
    method: "put",
    path: "/api/settings/weather",
    summary: "Choose the weather service, with a key, an own instance or the word that the use is non-commercial",
    tag: "connections",
    access: OWNERS,
    params: NO_PARAMS,
    body: WeatherSettings,
    response: WeatherSettingsView,
  },
  getWeatherStatus: {
    method: "get",
    path: "/api/shops/:shop/weather",
    summary: "When the weather of each market was fetched, since when it is stale, and why it could not be had",
    tag: "connections",
    access: MEMBERS,
    params: ofShop,
    response: WeatherStatus,
  },
  fetchWeather: {
    method: "post",
    path: "/api/shops/:shop/weather",
    summary: "Fetch the weather of a shop now",
    tag: "connections",
    access: PLANNERS,
    params: ofShop,
    response: WeatherStatus,
  },
} as const satisfies Record<string, AnyRoute>;

const figureRoutes = {
  getFigures: {
    method: "get",
    path: "/api/shops/:shop/figures",
    summary: "Orders, campaigns and audits that a shop is planned from, each in its newest version",
    tag: "connections",
    access: MEMBERS,
    params: ofShop,
    response: ShopFigures,
  },
  putOrders: {
    method: "put",
    path: "/api/shops/:shop/orders/:trigger",
    summary: "Replace the orders by day that a trigger follows; rows of one day are added up",
    tag: "connections",
    access: PLANNERS,
    params: ofTrigger,
    body: OrderDays,
    mostBytes: FIGURE_BYTES,
    response: Stored,
  },
  putCampaigns: {
    method: "put",
    path: "/api/shops/:shop/campaigns/:trigger",
    summary: "Replace the spend by day that a trigger follows; rows of one day are added up",
    tag: "connections",
    access: PLANNERS,
    params: ofTrigger,
    body: CampaignDays,
    mostBytes: FIGURE_BYTES,
    response: Stored,
  },
  putAudits: {
    method: "put",
    path: "/api/shops/:shop/audits",
    summary: "Replace the audits of mystery shoppers that stand beside what a plan leads to",
    tag: "connections",
    access: PLANNERS,
    params: ofShop,
    body: AuditRows,
    mostBytes: FIGURE_BYTES,
    response: Stored,
  },
} as const satisfies Record<string, AnyRoute>;

const noticeRoutes = {
  getNotificationSettings: {
    method: "get",
    path: "/api/settings/notifications",
    summary: "Who is told, how and when; no passwords",
    tag: "connections",
    access: OWNERS,
    params: NO_PARAMS,
    response: NotificationSettingsView,
  },
  putNotificationSettings: {
    method: "put",
    path: "/api/settings/notifications",
    summary: "Set who is told, how and when",
    tag: "connections",
    access: OWNERS,
    params: NO_PARAMS,
    body: NotificationSettings,
    response: NotificationSettingsView,
  },
  listNotices: {
    method: "get",
    path: "/api/notifications",
    summary: "What nobody has acknowledged yet: what was missed first, then by deadline",
    tag: "connections",
    access: MEMBERS,
    params: NO_PARAMS,
    query: z.strictObject({
      all: z.literal("true").optional().meta({ description: "With what is acknowledged, after the rest." }),
    }),
    response: z.object({ notices: z.array(NoticeView) }),
  },
  acknowledgeNotice: {
    method: "post",
    path: "/api/notifications/:notice/acknowledgement",
    summary: "Say that a notice is known: reminders of it end",
    tag: "connections",
    access: MEMBERS,
    params: z.object({ notice: number }),
    response: NOTHING,
  },
  noticeFile: {
    method: "get",
    path: "/api/notifications/:notice/file",
    summary: "The file that goes with a notice, such as the plan it is about",
    tag: "connections",
    access: MEMBERS,
    params: z.object({ notice: number }),
    mediaTypes: ["application/octet-stream"],
  },
  viewNoticeLink: {
    method: "get",
    path: "/api/notifications/link",
    summary: "The page behind the link of a mail, on which its notice can be acknowledged",
    tag: "connections",
    access: "anyone",
    params: NO_PARAMS,
    query: z.strictObject({ token: z.string().max(100) }),
    mediaTypes: ["text/html"],
  },
  useNoticeLink: {
    method: "post",
    path: "/api/notifications/link",
    summary: "Acknowledge a notice with the token of a mail's link, which is good once",
    tag: "connections",
    access: "anyone",
    params: NO_PARAMS,
    upload: ["application/x-www-form-urlencoded"],
    mediaTypes: ["text/html"],
  },
} as const satisfies Record<string, AnyRoute>;

const webhookRoutes = {
  listWebhooks: {
    method: "get",
    path: "/api/webhooks",
    summary: "Who is told of what happens, and where",
    tag: "connections",
    ...FOR_SUBSCRIBERS,
    params: NO_PARAMS,
    response: z.object({ webhooks: z.array(WebhookSubscriptionView) }),
  },
  makeWebhook: {
    method: "post",
    path: "/api/webhooks",
    summary: "Have an address told of what happens; the signing secret is shown in this answer alone",
    tag: "connections",
    ...FOR_SUBSCRIBERS,
    params: NO_PARAMS,
    body: NewWebhookSubscription,
    creates: true,
    secret: true,
    status: 201,
    response: MadeWebhookSubscription,
  },
  changeWebhook: {
    method: "patch",
    path: "/api/webhooks/:subscription",
    summary: "Change address or events, pause, or take up again what was paused or stopped",
    tag: "connections",
    ...FOR_SUBSCRIBERS,
    params: ofSubscription,
    body: WebhookSubscriptionChange,
    response: WebhookSubscriptionView,
  },
  deleteWebhook: {
    method: "delete",
    path: "/api/webhooks/:subscription",
    summary: "Tell an address no longer; its log goes with it",
    tag: "connections",
    ...FOR_SUBSCRIBERS,
    params: ofSubscription,
    response: NOTHING,
  },
  rotateWebhookSecret: {
    method: "post",
    path: "/api/webhooks/:subscription/secret",
    summary: "A new signing secret; for a day messages are signed with the one before as well",
    tag: "connections",
    ...FOR_SUBSCRIBERS,
    params: ofSubscription,
    secret: true,
    response: MadeWebhookSubscription,
  },
  testWebhook: {
    method: "post",
    path: "/api/webhooks/:subscription/test",
    summary: "Send a message of the type webhook.test",
    tag: "connections",
    ...FOR_SUBSCRIBERS,
    params: ofSubscription,
    response: NOTHING,
  },
  listDeliveries: {
    method: "get",
    path: "/api/webhooks/:subscription/deliveries",
    summary: "The log of deliveries, the newest first",
    tag: "connections",
    ...FOR_SUBSCRIBERS,
    params: ofSubscription,
    query: z.strictObject({ cursor: number.optional() }),
    response: WebhookDeliveryPage,
  },
  redeliver: {
    method: "post",
    path: "/api/webhooks/:subscription/deliveries/:delivery",
    summary: "Deliver a message of the log again",
    tag: "connections",
    ...FOR_SUBSCRIBERS,
    params: ofSubscription.extend({ delivery: number }),
    response: NOTHING,
  },
} as const satisfies Record<string, AnyRoute>;

/** Weather, daily figures, notices and webhooks. */
export const connectionRoutes = { ...weatherRoutes, ...figureRoutes, ...noticeRoutes, ...webhookRoutes } as const;
