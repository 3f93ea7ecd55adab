import { z } from "zod";
import { Id } from "./units.ts";

/** What somebody may do in an organisation; several add up. */
export const Role = z.enum(["owner", "planner", "finance", "viewer", "partner"]).meta({
  description:
    "owner: members and everything else; planner: plans and what is asked of partners; finance: money and approvals; viewer: reads; partner: only what was shared with one partner.",
});
export type Role = z.infer<typeof Role>;

/** A number that stands for a person in plans and in the audit trail; it stays when the name is erased. */
export const PersonNumber = z.int().positive().meta({ description: "Stands for a person where no name is kept." });

const Instant = z.iso.datetime();

const EMAIL_RULE = "an e-mail address is written name@example.com";

/** An e-mail address, as one account is found by it: without spaces around it and in lower case. */
export const Email = z
  .string(EMAIL_RULE)
  .trim()
  .toLowerCase()
  .max(254, "an e-mail address has at most 254 letters")
  .pipe(z.email(EMAIL_RULE))
  .meta({ description: "An e-mail address.", examples: ["olga@example.com"] });

/** What people call each other; no control characters, which would break lines of lists and mails. */
export const PersonName = z
  .string()
  .trim()
  .min(1, "a name has at least one letter")
  .max(120, "a name has at most 120 letters")
  .regex(/^[^\p{Cc}\p{Bidi_Control}\u2028\u2029]*$/u, "a name is one line of plain text")
  .meta({ description: "What people call them.", examples: ["Olga Ohm"] });

/** A password as it is typed; what makes a good one is told by the server when one is chosen. */
const Password = z.string().min(1).max(256, "a password has at most 256 letters");

const Secret = z.string().min(20).max(200);

const RoleChoice = z
  .array(Role)
  .min(1, "a member has at least one role")
  .max(4)
  .refine((roles) => new Set(roles).size === roles.length, "each role is named once");

const membership = {
  roles: RoleChoice,
  partner: Id.nullable()
    .default(null)
    .meta({
      description: "Whose user this is: the partner's id, with the role partner alone; null for one's own people.",
    }),
  agreements: z
    .array(Id)
    .min(1)
    .nullable()
    .default(null)
    .meta({ description: "Agreements a partner's user sees; null is all of that partner." }),
};

/** What somebody is to be in an organisation. A partner's user has that role alone, and only such a user has a partner. */
export const Membership = z
  .strictObject(membership)
  .refine(
    ({ roles, partner }) => roles.includes("partner") === (partner !== null),
    "the role partner goes with the id of a partner, and no other role does",
  )
  .refine(({ roles }) => !roles.includes("partner") || roles.length === 1, "a partner's user has no further role")
  .refine(
    ({ partner, agreements }) => partner !== null || agreements === null,
    "only a partner's user is bound to agreements",
  );
export type Membership = z.infer<typeof Membership>;
