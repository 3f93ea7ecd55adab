import type { FieldGroup } from "./fields.ts";

/** One's own people. */
export const TEAM_FIELDS: readonly FieldGroup[] = [
  {
    title: "settings.group-team",
    fields: [
      { path: ["name"], kind: "text", label: "settings.name", unsaid: "settings.as-id" },
      { path: ["site"], kind: "site", label: "settings.site", unsaid: "settings.first-site" },
      { path: ["serves"], kind: "queues", label: "settings.serves" },
      { path: ["costPerHour"], kind: "money", label: "settings.cost-per-hour" },
      { path: ["wages"], kind: "wages", label: "settings.wages", unsaid: "settings.none" },
      { path: ["people"], kind: "counted", label: "settings.people", unsaid: "settings.none" },
    ],
  },
  {
    title: "settings.group-roster",
    fields: [{ path: ["roster"], kind: "roster", label: "settings.roster", unsaid: "settings.none" }],
  },
  {
    title: "settings.group-extra",
    fields: [
      { path: ["extraHours", "notice"], kind: "duration", label: "settings.extra-notice", unsaid: "settings.none" },
      { path: ["extraHours", "premium"], kind: "share", label: "settings.extra-premium", usual: "25%" },
      { path: ["extraHours", "hoursAWeek"], kind: "number", label: "settings.extra-hours", unsaid: "settings.none" },
      { path: ["extraHours", "heads"], kind: "number", label: "settings.extra-heads", unsaid: "settings.none" },
    ],
  },
  {
    title: "settings.group-hiring",
    fields: [
      { path: ["hiring", "recruit"], kind: "duration", label: "settings.recruit", unsaid: "settings.none" },
      { path: ["hiring", "train"], kind: "duration", label: "settings.train", unsaid: "settings.none" },
      { path: ["hiring", "most"], kind: "number", label: "settings.most-hires", unsaid: "settings.none" },
      { path: ["hiring", "classSize"], kind: "number", label: "settings.class-size", unsaid: "settings.none" },
      { path: ["hiring", "weeks"], kind: "number", label: "settings.contract-weeks", unsaid: "settings.none" },
      { path: ["hiring", "hoursAWeek"], kind: "number", label: "settings.hours-a-week", unsaid: "settings.none" },
      { path: ["hiring", "costPerHire"], kind: "money", label: "settings.cost-per-hire", usual: 0 },
    ],
  },
];

/** Terms with partners. */
export const AGREEMENT_FIELDS: readonly FieldGroup[] = [
  {
    title: "settings.group-partner",
    fields: [
      { path: ["partner"], kind: "text", label: "settings.partner" },
      { path: ["zone"], kind: "text", label: "settings.zone", unsaid: "settings.first-site-zone" },
      { path: ["serves"], kind: "queues", label: "settings.serves" },
      { path: ["seats"], kind: "number", label: "settings.seats" },
      { path: ["starting"], kind: "day", label: "settings.starting", unsaid: "settings.always" },
      { path: ["until"], kind: "day", label: "settings.until", unsaid: "settings.always" },
    ],
  },
  {
    title: "settings.group-blocks",
    fields: [
      { path: ["minimumBlock"], kind: "duration", label: "settings.minimum-block", example: "4h" },
      { path: ["maximumBlock"], kind: "duration", label: "settings.maximum-block", unsaid: "settings.any-length" },
      { path: ["shrinkage"], kind: "share", label: "settings.shrinkage", unsaid: "settings.of-queue" },
    ],
  },
  {
    title: "settings.group-notice",
    fields: [
      {
        path: ["notice"],
        kind: "notice",
        label: "settings.notice",
        unsaid: "settings.at-once",
        example: "14d by 12:00",
      },
      { path: ["standBy", "reserve"], kind: "notice", label: "settings.reserve", unsaid: "settings.no-stand-by" },
      { path: ["standBy", "confirm"], kind: "notice", label: "settings.confirm", unsaid: "settings.no-stand-by" },
      { path: ["standBy", "release"], kind: "notice", label: "settings.release", unsaid: "settings.as-confirm" },
      {
        path: ["standBy", "silence"],
        kind: "choice",
        label: "settings.silence",
        usual: "released",
        options: [
          { value: "released", label: "settings.silence-released" },
          { value: "confirmed", label: "settings.silence-confirmed" },
        ],
      },
      { path: ["cancel", "notice"], kind: "notice", label: "settings.cancel-notice", unsaid: "settings.never" },
    ],
  },
  {
    title: "settings.group-price",
    fields: [
      { path: ["pricePerHour"], kind: "money", label: "settings.price-per-hour", unsaid: "settings.by-tariff" },
      {
        path: ["priceBasis"],
        kind: "choice",
        label: "settings.price-basis",
        usual: "logged-in",
        options: [
          { value: "logged-in", label: "settings.basis-logged-in" },
          { value: "rostered", label: "settings.basis-rostered" },
        ],
      },
      { path: ["tariff"], kind: "stated", label: "settings.tariff", unsaid: "settings.by-price" },
      { path: ["standBy", "feePerSeatHour"], kind: "money", label: "settings.stand-by-fee", usual: 0 },
      { path: ["cancel", "feePerSeatHour"], kind: "money", label: "settings.cancel-fee", unsaid: "settings.never" },
    ],
  },
];
