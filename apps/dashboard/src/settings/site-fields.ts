import type { FieldGroup } from "./fields.ts";

/** The shop as a whole. */
export const SHOP_FIELDS: readonly FieldGroup[] = [
  {
    title: "settings.group-shop",
    fields: [
      { path: ["name"], kind: "text", label: "settings.name" },
      { path: ["currency"], kind: "text", label: "settings.currency", example: "EUR" },
      {
        path: ["interval"],
        kind: "choice",
        label: "settings.interval",
        usual: "15m",
        options: ["5m", "10m", "15m", "30m", "60m"].map((value) => ({ value })),
      },
    ],
  },
];

/** Where people work. */
export const SITE_FIELDS: readonly FieldGroup[] = [
  {
    title: "settings.group-place",
    fields: [
      { path: ["name"], kind: "text", label: "settings.name", unsaid: "settings.as-id" },
      { path: ["zone"], kind: "text", label: "settings.zone", example: "Europe/Berlin" },
      { path: ["country"], kind: "text", label: "settings.country", unsaid: "settings.not-said", example: "DE" },
      {
        path: ["subdivision"],
        kind: "text",
        label: "settings.subdivision",
        unsaid: "settings.not-said",
        example: "BY",
      },
      { path: ["desks"], kind: "number", label: "settings.desks", unsaid: "settings.no-limit" },
      { path: ["labourRules"], kind: "stated", label: "settings.labour-rules", unsaid: "settings.of-country" },
    ],
  },
  { title: "settings.group-hours", fields: [{ path: ["openingHours"], kind: "hours", label: "settings.hours" }] },
];

/** How the season is planned. */
export const PLAN_FIELDS: readonly FieldGroup[] = [
  {
    title: "settings.group-season",
    fields: [
      { path: ["readyFor"], kind: "seasons", label: "settings.ready-for", usual: "8 of 10", example: "8 of 10" },
      { path: ["horizon"], kind: "duration", label: "settings.horizon", usual: "26w", example: "26w" },
      { path: ["firstDay"], kind: "day", label: "settings.first-day", unsaid: "settings.after-history" },
    ],
  },
  {
    title: "settings.group-reckoned",
    fields: [
      {
        path: ["model"],
        kind: "choice",
        label: "settings.model",
        usual: "patience",
        options: [
          { value: "patience", label: "settings.model-patience", means: "settings.model-patience-means" },
          { value: "erlang-c", label: "settings.model-erlang-c", means: "settings.model-erlang-c-means" },
        ],
      },
      { path: ["paths"], kind: "number", label: "settings.paths", usual: 200 },
      { path: ["seed"], kind: "number", label: "settings.seed", usual: 1 },
    ],
  },
];

/** What a customer is worth, and what surveys say of those who are turned away. */
export const VALUE_FIELDS: readonly FieldGroup[] = [
  {
    title: "settings.group-worth",
    fields: [
      { path: ["marginAYear"], kind: "money", label: "settings.margin-a-year" },
      { path: ["repurchase"], kind: "share", label: "settings.repurchase", usual: "50%" },
    ],
  },
  {
    title: "settings.group-leaving",
    fields: [
      {
        path: ["statedLeave"],
        kind: "share",
        label: "settings.stated-leave",
        usual: "60%",
        survey: () => ["salesupply-2021", "no-return-after-one-bad"],
      },
      { path: ["leaversWhoLeave"], kind: "share", label: "settings.leavers-who-leave", usual: "20%" },
      { path: ["recoveredPart"], kind: "share", label: "settings.recovered-part", usual: "33%" },
      {
        path: ["tryAgain"],
        kind: "share",
        label: "settings.try-again",
        usual: "54%",
        survey: () => ["zendesk-omnichannel", "unanswered-phone-try-again"],
      },
    ],
  },
];
