import type { FieldGroup } from "./fields.ts";
import type { Json } from "./json.ts";
import { at } from "./json.ts";

const DEFINITIONS = ["slOffered", "slAnswered", "slExclShort", "slAbandonGood", "slVirtual"] as const;
const CHANNELS = ["phone", "chat", "email", "social", "form", "callback", "store"] as const;

/** Surveys asked those who wait on the line; work that is kept over hours has no use for patience. */
function patienceSurvey(queue: Json | undefined): readonly [string, string] | null {
  const channel = at(queue, ["channel"]);
  if (channel === "phone") return ["eptica", "call-ended-unsolved-5-min"];
  return channel === "chat" ? ["eptica", "chat-ended-unsolved-5-min"] : null;
}

/** Kinds of work. */
export const QUEUE_FIELDS: readonly FieldGroup[] = [
  {
    title: "settings.group-work",
    fields: [
      { path: ["name"], kind: "text", label: "settings.name", unsaid: "settings.as-id" },
      {
        path: ["channel"],
        kind: "choice",
        label: "settings.channel",
        options: CHANNELS.map((value) => ({ value, label: `settings.channel-${value}` as const })),
      },
      { path: ["skill"], kind: "text", label: "settings.skill", usual: "general" },
      { path: ["language"], kind: "text", label: "settings.language", usual: "en" },
      { path: ["site"], kind: "site", label: "settings.site", unsaid: "settings.first-site" },
    ],
  },
  {
    title: "settings.group-target",
    fields: [
      { path: ["target", "share"], kind: "share", label: "settings.target-share", example: "80%" },
      { path: ["target", "within"], kind: "duration", label: "settings.target-within", example: "20s" },
      {
        path: ["target", "definition"],
        kind: "choice",
        label: "settings.target-definition",
        usual: "slOffered",
        options: DEFINITIONS.map((value) => ({
          value,
          label: `staffing.definition-${value}` as const,
          means: `staffing.means-${value}` as const,
        })),
      },
      { path: ["target", "maxOccupancy"], kind: "share", label: "settings.max-occupancy", usual: "90%" },
      {
        path: ["target", "shortAbandon"],
        kind: "duration",
        label: "settings.short-abandon",
        unsaid: "settings.not-said",
      },
    ],
  },
  {
    title: "settings.group-handling",
    fields: [
      { path: ["aht"], kind: "duration", label: "settings.aht", example: "5m" },
      {
        path: ["ahtFrom"],
        kind: "choice",
        label: "settings.aht-from",
        usual: "history",
        options: [
          { value: "history", label: "settings.aht-history", means: "settings.aht-history-means" },
          { value: "given", label: "settings.aht-given", means: "settings.aht-given-means" },
        ],
      },
      {
        path: ["patience"],
        kind: "duration",
        label: "settings.patience",
        unsaid: "settings.patience-survey",
        survey: patienceSurvey,
      },
      { path: ["shrinkage"], kind: "share", label: "settings.shrinkage", usual: "30%" },
    ],
  },
  {
    title: "settings.group-worth",
    fields: [
      { path: ["preSale", "conversion"], kind: "share", label: "settings.conversion", unsaid: "settings.no-orders" },
      { path: ["preSale", "orderMargin"], kind: "money", label: "settings.order-margin", unsaid: "settings.no-orders" },
      { path: ["penaltyPerLate"], kind: "money", label: "settings.penalty", usual: 0 },
    ],
  },
  {
    title: "settings.group-hours",
    fields: [{ path: ["openingHours"], kind: "hours", label: "settings.hours", unsaid: "settings.site-hours" }],
  },
];
