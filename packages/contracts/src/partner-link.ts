import { z } from "zod";
import { LinkRights, PersonName, PersonNumber } from "./people.ts";
import { Id } from "./units.ts";

const Instant = z.iso.datetime();
const DAYS_RULE = "a link for a partner lasts from 1 to 90 days";

const agreements = z
  .array(Id)
  .min(1)
  .max(200)
  .nullable()
  .meta({ description: "Agreements that the link opens; null is all of that partner, later ones too." });

/** A link by which somebody of a partner sees the portal without an account of their own. */
export const NewPartnerLink = z
  .strictObject({
    label: PersonName.max(80, "a label has at most 80 letters").meta({
      description: "Whom it is for, such as a team. It stands in the audit trail as whoever acts by the link.",
      examples: ["Leeds, early team"],
    }),
    partner: Id.meta({ description: "The partner's id." }),
    agreements: agreements.default(null),
    rights: LinkRights.default("look"),
    days: z.int(DAYS_RULE).min(1, DAYS_RULE).max(90, DAYS_RULE).default(14),
  })
  .meta({
    description: "A link for one partner: which agreements it opens, what may be done by it, and for how long.",
  });

/** The link itself is shown this once. */
export const MadePartnerLink = z.object({
  id: z.int(),
  link: z.url().meta({ description: "Its secret stands behind #, which browsers send to nobody." }),
  expiresAt: Instant,
  caveat: z.string().nullable().meta({
    description:
      "Of a server which no other machine reaches: that the link opens on this machine alone. Null otherwise.",
  }),
});

export const PartnerLinkList = z.object({
  links: z.array(
    z.object({
      id: z.int(),
      madeBy: PersonNumber,
      label: z.string(),
      partner: Id,
      agreements,
      rights: LinkRights,
      madeAt: Instant,
      expiresAt: Instant,
      usedAt: Instant.nullable(),
    }),
  ),
});
export type PartnerLinkList = z.infer<typeof PartnerLinkList>;
