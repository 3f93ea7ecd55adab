import { z } from "zod";

/** JSON as it was or became; never with anybody's name in it. */
const Document = z.json().nullable();

/** What somebody did, as it is told to the audit trail. */
export const AuditNote = z.strictObject({
  who: z
    .strictObject({
      person: z
        .int()
        .positive()
        .nullable()
        .meta({ description: "Number of the person; null where nobody signed in did it." }),
      pseudonym: z.string().min(1).max(200).meta({ description: "Stays when the person's name is erased." }),
    })
    .meta({ description: "Who did it." }),
  what: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)
    .meta({
      description: "Code of the action: what it was done to, and what was done.",
      examples: ["commitment.confirm"],
    }),
  about: z
    .strictObject({
      kind: z.string().min(1).max(100),
      id: z.string().min(1).max(500),
      version: z.int().nonnegative().nullable(),
    })
    .meta({ description: "What it was done to." }),
  why: z.string().max(2000).nullable().meta({ description: "The reason given." }),
  before: Document.meta({ description: "As it was; null where it was not there." }),
  after: Document.meta({ description: "As it became; null where it is gone." }),
});
export type AuditNote = z.infer<typeof AuditNote>;

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** An entry of the audit trail: what was noted, when, and its link to the entry before it. */
export const AuditEntry = AuditNote.extend({
  number: z.int().positive().meta({ description: "Counts from 1 without a gap." }),
  at: z.iso.datetime(),
  previousHash: Hash.meta({ description: "Hash of the entry before; zeros before the first." }),
  hash: Hash.meta({
    description:
      "SHA-256 of the JSON list [previousHash, number, at, person, pseudonym, what, kind, id, version, why, before, after].",
  }),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Which entries of the audit trail are asked for; all of what is given must hold. */
export const AuditFilter = z.strictObject({
  person: z.coerce.number().int().positive().optional(),
  what: z.string().max(200).optional().meta({ description: "The whole code, or what stands before its dot." }),
  kind: z.string().max(100).optional(),
  id: z.string().max(500).optional(),
  from: z.iso.datetime({ offset: true }).optional().meta({ description: "From this instant on." }),
  until: z.iso.datetime({ offset: true }).optional().meta({ description: "Before this instant." }),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** What reading the whole trail again says of it. */
export const AuditVerification = z.strictObject({
  entries: z.int().nonnegative(),
  head: Hash.meta({
    description: "Hash of the newest entry. Kept elsewhere, it shows that no entry was cut off since.",
  }),
  broken: z
    .strictObject({ number: z.int().nonnegative(), found: z.string(), rule: z.string() })
    .nullable()
    .meta({ description: "The first entry that does not hold; null where all do." }),
});
export type AuditVerification = z.infer<typeof AuditVerification>;
