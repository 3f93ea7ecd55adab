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

/**
 * A password as it is typed. The schema sets no length: what it refuses it repeats, and a password is never repeated. The server
 * says what makes a good one when one is chosen.
 */
const Password = z.string();

/** What stands at the end of a link's address. */
const Secret = z.string();

const RoleChoice = z
  .array(Role)
  .min(1, "a member has at least one role")
  .max(4)
  .refine((roles) => new Set(roles).size === roles.length, "each role is named once");

const membership = {
  roles: RoleChoice,
  partner: Id.nullable().default(null).meta({
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

/** What a partner's people may do by a link, without an account: look, or look and answer. */
export const LinkRights = z
  .enum(["look", "answer"])
  .meta({ description: "look: read. answer: read, answer requests, and record seats." });
export type LinkRights = z.infer<typeof LinkRights>;

/** Who is signed in, and what they are here. */
export const Me = z.object({
  person: PersonNumber.nullable(),
  name: z.string(),
  email: z.string().nullable(),
  kind: z.enum(["person", "token", "owner-command", "link"]),
  organisation: z.object({ id: z.int(), name: z.string() }),
  ...membership,
  partnerName: z.string().nullable().meta({
    description:
      "What the client calls a partner's user's firm in its agreements; null where it has none, and for members.",
  }),
  hasPassword: z.boolean(),
  link: z
    .object({ rights: LinkRights, expiresAt: Instant })
    .nullable()
    .meta({ description: "Of somebody who follows a link for a partner; null for everybody else." }),
  organisations: z
    .array(z.object({ id: z.int(), name: z.string() }))
    .meta({ description: "Every organisation this person is a member of; a session is for one at a time." }),
});
export type Me = z.infer<typeof Me>;

/** How one can sign in here. */
export const SignInWays = z.object({
  openId: z
    .string()
    .nullable()
    .meta({ description: "What the button of OpenID Connect says; null where it is not set up." }),
});

export const PasswordSignIn = z.strictObject({ email: Email, password: Password });
export const LinkToken = z.strictObject({ token: Secret });

/** What a link is good for, without using it. */
export const LinkView = z.object({
  purpose: z.enum(["sign-in", "password", "invitation"]),
  organisation: z.string(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  isKnown: z
    .boolean()
    .meta({ description: "Whether the person has an account already, and so a password of their own." }),
  expiresAt: Instant,
});
export type LinkView = z.infer<typeof LinkView>;

export const LinkPassword = z.strictObject({ token: Secret, password: Password });
/** The name is for a new person; who has an account keeps theirs. */
export const InvitationAnswer = z.strictObject({ token: Secret, password: Password, name: PersonName.optional() });
export const PasswordChange = z.strictObject({
  current: Password.nullable().meta({ description: "Null only for somebody who has none yet." }),
  next: Password,
});

export const SessionList = z.object({
  sessions: z.array(
    z.object({
      id: z.int(),
      isThis: z.boolean(),
      organisation: z.int(),
      browser: z.string(),
      madeAt: Instant,
      usedAt: Instant,
      expiresAt: Instant,
    }),
  ),
});

const invited = { id: z.int(), email: z.string(), name: z.string(), madeAt: Instant, expiresAt: Instant };
export const MemberList = z.object({
  members: z.array(
    z.object({
      person: PersonNumber,
      name: z.string().nullable().meta({ description: "Null once it was erased." }),
      email: z.string().nullable(),
      since: Instant,
      ...membership,
    }),
  ),
  invitations: z.array(z.object({ ...invited, ...membership })),
});
export type MemberList = z.infer<typeof MemberList>;

/** Who the numbers in plans and in the audit trail are. */
export const NameList = z.object({
  people: z.array(z.object({ person: PersonNumber, name: z.string().nullable() })),
});

/** Whom to invite, and as what. */
export const NewInvitation = z
  .strictObject({ email: Email, name: PersonName, membership: Membership })
  .meta({ description: "Whom to invite, and as what." });

/** A link to hand on; it is shown this once. */
const MadeLink = z.object({ link: z.url(), expiresAt: Instant });

/** A link for somebody else: mailed to them where mail is set up, else shown this once to whoever made it. */
export const HandedLink = z.object({
  /** Null where it was mailed: then nobody else has it. */
  link: z.url().nullable(),
  /** Whom it was mailed to; null where it has to be handed on. */
  mailedTo: z.string().nullable(),
  /** Why it was not mailed although mail is set up; null otherwise. */
  caveat: z.string().nullable(),
  expiresAt: Instant,
});
export type HandedLink = z.infer<typeof HandedLink>;

const narrowed = {
  agreements: z
    .array(Id)
    .min(1)
    .max(200)
    .nullable()
    .default(null)
    .meta({ description: "Of a calendar: requests under these agreements alone; null is all that its maker sees." }),
  skills: z
    .array(Id)
    .min(1)
    .max(200)
    .nullable()
    .default(null)
    .meta({ description: "Of a calendar: lines of these skills alone; null is all of them." }),
};

const DAYS_RULE = "a token lasts from 1 to 366 days";

/** A token for programs (`api`), or for calendars (`feed`), which may only read. */
export const NewAccessToken = z
  .strictObject({
    name: PersonName.meta({ description: "What it is for." }),
    kind: z.enum(["api", "feed"]),
    roles: RoleChoice.meta({ description: "No more than its maker has; never owner." }),
    readOnly: z.boolean().default(true),
    days: z.int(DAYS_RULE).min(1, DAYS_RULE).max(366, DAYS_RULE).default(90),
    ...narrowed,
  })
  .refine(({ roles }) => !roles.includes("owner"), "a token never has the role owner")
  .refine(({ kind, readOnly }) => kind === "api" || readOnly, "a calendar's token may only read")
  .refine(
    ({ kind, agreements, skills }) => kind === "feed" || (agreements === null && skills === null),
    "only a calendar is narrowed to agreements and skills",
  );

/** The token itself is shown this once. */
export const MadeAccessToken = z.object({
  id: z.int(),
  token: z.string(),
  expiresAt: Instant,
  caveat: z.string().nullable().meta({
    description:
      "Of a calendar's token from a server which no other machine reaches: that no other machine can read it. Null otherwise.",
  }),
});

export const AccessTokenList = z.object({
  tokens: z.array(
    z.object({
      id: z.int(),
      person: PersonNumber,
      kind: z.enum(["api", "feed"]),
      name: z.string(),
      roles: z.array(Role),
      readOnly: z.boolean(),
      agreements: z.array(Id).nullable(),
      skills: z.array(Id).nullable(),
      madeAt: Instant,
      expiresAt: Instant,
      usedAt: Instant.nullable(),
    }),
  ),
});

/** What the command line asks of accounts, of the store or of the server that holds it. */
export const AccountCommand = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("list") }),
  z.strictObject({
    ...{ do: z.literal("create-owner"), email: Email, name: PersonName, password: Password },
    organisation: PersonName.nullable().meta({
      description: "Of which organisation; a new one where none has this name. The first if null.",
    }),
  }),
  z.strictObject({ do: z.literal("set-password"), email: Email, password: Password }),
  z.strictObject({ do: z.literal("revoke"), email: Email }),
  z.strictObject({ do: z.literal("sign-in-link"), email: Email.nullable() }),
]);
export type AccountCommand = z.infer<typeof AccountCommand>;

export const AccountAnswer = z.object({
  accounts: z.array(
    z.object({
      person: PersonNumber,
      name: z.string().nullable(),
      email: z.string().nullable(),
      organisation: z.string(),
      roles: z.array(Role),
      partner: z.string().nullable(),
    }),
  ),
  link: MadeLink.nullable(),
});
export type AccountAnswer = z.infer<typeof AccountAnswer>;
