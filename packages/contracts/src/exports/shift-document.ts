import { z } from "zod";
import { LineState, Tier } from "../commitments/commitment-request.ts";
import { ReadingNote } from "../reading-note.ts";
import { Id } from "../units.ts";

const LINE_RULE = "a line id has letters, digits and . _ : + -, at most 80 of them";
const Instant = z.iso.datetime({ offset: true });
/** Text that survives files, spreadsheets and mail programs: one kind of line end, nothing around it. */
const Words = z.string().overwrite(plainWords).max(2000);

/** The words as every file of the same lines holds them: no control characters but line feeds, no blanks around. */
function plainWords(text: string): string {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[^\P{Cc}\n]|[\p{Cs}\uFFFE\uFFFF]/gu, " ")
    .trim();
}

/** One stretch of positions asked of somebody, or of shifts somebody works. */
export const ShiftLine = z.strictObject({
  line: z
    .string()
    .regex(/^[\w.:+-]{1,80}$/, LINE_RULE)
    .meta({
      description: "Names the line in every version of its request; a line that is changed keeps it.",
    }),
  state: LineState,
  sequence: z.int().nonnegative().meta({ description: "How often the line was changed since it was first sent." }),
  skill: Words.min(1).meta({ description: "Queue or skill that is worked." }),
  who: Words.nullable().meta({ description: "Person (by pseudonym) or team of one's own roster; null in requests." }),
  start: Instant,
  end: Instant,
  positionsLoggedIn: z.int().nonnegative().max(10_000).nullable().meta({
    description:
      "People logged in and taking contacts at the same time; breaks and other absence of theirs come on top. Null for one's own shifts.",
  }),
  headsRostered: z.int().nonnegative().max(10_000).nullable().meta({
    description: "People rostered, from whom shrinkage takes a part; null where only positions are agreed on.",
  }),
  tier: Tier,
  decideBy: Instant.nullable().meta({
    description: "Until when the next thing is to be said of it; null if there is no such time.",
  }),
  silence: Words.meta({ description: "What it becomes if nobody says anything until then; may be empty." }),
  reason: Words.meta({ description: "Why it is asked for; may be empty." }),
  answer: z
    .strictObject({
      offered: z.int().nonnegative().meta({ description: "Positions that the partner offers." }),
      reason: Words,
    })
    .nullable()
    .meta({ description: "What the partner answered; null where nothing yet." }),
});
export type ShiftLine = z.infer<typeof ShiftLine>;

/** What a file of shifts says of itself. */
export const ShiftHeader = z.strictObject({
  kind: z.enum(["request", "shifts", "gap"]).meta({
    description:
      "request: positions asked of a partner. shifts: one's own roster. gap: positions that nobody covers yet.",
  }),
  client: Words.min(1),
  shop: Id,
  partner: Words.nullable(),
  agreement: Id.nullable(),
  request: z.strictObject({ id: z.string().regex(/^[\w.:+-]{1,120}$/, LINE_RULE), version: z.int().positive() }),
  planVersion: z.string().min(1).max(80).meta({ description: "Version of the plan it is made from." }),
  clientZone: z.string().meta({ description: "IANA zone of the client's clock." }),
  partnerZone: z.string().meta({ description: "IANA zone of the partner's clock." }),
  state: LineState.meta({
    description: "How far the request is. locked: nothing changes any more without both sides.",
  }),
  madeAt: Instant,
  answerBy: Instant.nullable().meta({ description: "When the partner's answer is due." }),
  silence: Words.meta({ description: "What it means if nothing is said until then." }),
  intervalMinutes: z.union([z.literal(5), z.literal(10), z.literal(15), z.literal(30), z.literal(60)]),
});
export type ShiftHeader = z.infer<typeof ShiftHeader>;

/** Shifts as they go to a partner, onto a wall or into another system; complete in itself. */
export const ShiftDocument = z.strictObject({
  contract: z.literal("springtide-shifts"),
  version: z.literal(1),
  header: ShiftHeader,
  lines: z.array(ShiftLine).max(200_000),
  checksum: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "a checksum is 64 hexadecimal digits")
    .meta({
      description: "SHA-256 of header and lines in their canonical form.",
    }),
});
export type ShiftDocument = z.infer<typeof ShiftDocument>;

/** What a partner answered to a request, line by line. */
export const RequestAnswer = z.strictObject({
  request: ShiftHeader.shape.request,
  agreement: Id.nullable(),
  lines: z.array(
    z.strictObject({
      line: z.string(),
      asked: z.int().nonnegative(),
      offered: z.int().nonnegative(),
      reason: Words,
    }),
  ),
  unanswered: z.array(z.string()).meta({ description: "Ids of lines of which the answer says nothing." }),
  notes: z.array(ReadingNote).meta({ description: "What was taken for granted in reading it." }),
});
export type RequestAnswer = z.infer<typeof RequestAnswer>;

/** The form of a request as JSON Schema (draft 2020-12), for whoever reads or writes such files. */
export function shiftDocumentJsonSchema(): z.core.JSONSchema.JSONSchema {
  return z.toJSONSchema(ShiftDocument, { target: "draft-2020-12", io: "input" });
}
