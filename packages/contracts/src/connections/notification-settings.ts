import { z } from "zod";
import { Email, PersonNumber } from "../people.ts";

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const Clock = z.string().regex(CLOCK, "a time of day is written 22:00");

/** Somebody who is told, and when not. */
export const Recipient = z.strictObject({
  person: PersonNumber.nullable().default(null),
  email: Email,
  zone: z.string().meta({ description: "IANA zone of the person's clock.", examples: ["Europe/Berlin"] }),
  quiet: z
    .strictObject({ from: Clock, until: Clock })
    .nullable()
    .default(null)
    .meta({ description: "Hours of the person's clock in which nothing is sent; over midnight if `from` is later." }),
});
export type Recipient = z.infer<typeof Recipient>;

const oneLine = /^[^\p{Cc}\u2028\u2029]*$/u;

/** Through which server mails go. */
const Mail = z.strictObject({
  host: z
    .string()
    .min(1)
    .max(253)
    .regex(/^[A-Za-z0-9.:-]+$/, "a host is a name or an address"),
  port: z.int().min(1).max(65_535).default(587),
  security: z
    .enum(["starttls", "tls", "none"])
    .default("starttls")
    .meta({ description: "tls: from the first byte on (port 465); starttls: demanded before anything is said." }),
  unencryptedAllowed: z
    .literal(true)
    .optional()
    .meta({ description: "Has to be said for `none`, unless the server is this machine." }),
  user: z.string().min(1).max(320).regex(oneLine).nullable().default(null),
  password: z.string().max(500).optional().meta({ description: "The stored one stays if it is left out." }),
  from: Email,
});

/** How people of an organisation are told. */
export const NotificationSettings = z.strictObject({
  email: Mail.nullable().default(null),
  chat: z
    .strictObject({
      url: z.string().min(1).max(2000).optional().meta({
        description:
          "Incoming webhook of Slack, Teams, Mattermost or the like; the stored one stays if it is left out.",
      }),
    })
    .nullable()
    .default(null),
  people: z.array(Recipient).max(50).default([]).meta({ description: "Told at first, and reminded." }),
  escalation: z.array(Recipient).max(50).default([]).meta({ description: "Told when nobody has acknowledged." }),
  remindHoursBefore: z
    .array(z.number().min(0.25).max(336))
    .max(10)
    .default([24, 4])
    .meta({ description: "Reminders before a deadline, hours." }),
  repeatHours: z
    .number()
    .min(1)
    .max(168)
    .default(24)
    .meta({ description: "Repeated so often where there is no deadline." }),
  escalateAfterHours: z.number().min(0.25).max(336).default(12),
});
export type NotificationSettings = z.infer<typeof NotificationSettings>;

/** What is shown of the settings: that there is a password or an address, never which. */
export const NotificationSettingsView = NotificationSettings.extend({
  email: Mail.omit({ password: true }).extend({ passwordIsSet: z.boolean() }).nullable(),
  chat: z.strictObject({ host: z.string() }).nullable(),
});
export type NotificationSettingsView = z.infer<typeof NotificationSettingsView>;

/** A notice, and how far telling people of it is. */
export const NoticeView = z.object({
  id: z.int().positive(),
  kind: z.string(),
  shop: z.string().nullable(),
  subject: z.string(),
  message: z.string(),
  deadlineAt: z.iso.datetime().nullable(),
  missed: z.boolean().meta({ description: "It passed while the server was off." }),
  overdue: z.boolean().meta({ description: "Its deadline has passed." }),
  madeAt: z.iso.datetime(),
  attachment: z.string().nullable().meta({ description: "Name of the file that goes with it." }),
  acknowledgedAt: z.iso.datetime().nullable(),
  acknowledgedBy: PersonNumber.nullable(),
  sendings: z.array(
    z.object({
      step: z.string(),
      way: z.string(),
      state: z.string(),
      attempts: z.int(),
      sentAt: z.iso.datetime().nullable(),
      lastError: z.string().nullable(),
    }),
  ),
});
export type NoticeView = z.infer<typeof NoticeView>;
