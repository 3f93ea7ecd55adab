import { z } from "zod";
import { Day, Id } from "./units.ts";
import { DatedWages, resolveWages, WagesText } from "./wages.ts";
import { HoursRuleText, weekOfRules, Window, WindowText } from "./weekly-hours.ts";

/** Why a person is away. */
const LeaveKind = z.enum(["annual", "sick", "parental", "training", "unpaid", "other"]);

/** Enough for an hour in every currency; a larger number is a slip. */
const money = z.number().nonnegative().max(1_000_000_000);

/** One person of a team as written in a shop file. */
export const PersonText = z.strictObject({
  id: Id,
  name: z.string().min(1).optional().meta({ description: "What people call them; the id if not given." }),
  contract: Id.meta({ description: "Which of the contracts is theirs." }),
  serves: z
    .array(Id)
    .min(1)
    .optional()
    .meta({ description: "Queues this person works, in order of priority; all of the team's if not given." }),
  patterns: z
    .array(Id)
    .min(1)
    .optional()
    .meta({ description: "Shift patterns this person may be given; all of the team's if not given." }),
  available: z.array(HoursRuleText).min(1).optional().meta({
    description:
      "When they can work, by weekday; later rules replace earlier ones. Whenever the site is open if not given.",
  }),
  leave: z
    .array(
      z.strictObject({
        from: Day.meta({ description: "First day away." }),
        until: Day.meta({ description: "Last day away." }),
        kind: LeaveKind.default("annual").meta({ description: "Why they are away." }),
      }),
    )
    .default([])
    .meta({ description: "Days away: nobody is rostered on them." }),
  wishes: z
    .array(
      z.strictObject({
        on: Day,
        hours: WindowText.optional().meta({ description: "Which part of the day; all of it if not given." }),
        want: z.enum(["off", "work"]).meta({ description: "Whether they want to be off then, or to work." }),
        weight: z
          .number()
          .positive()
          .max(100)
          .default(1)
          .meta({ description: "How much it matters; plan.roster.wish says what a wish of 1 is worth." }),
      }),
    )
    .default([])
    .meta({ description: "What they would like; kept where it costs no more than it is worth." }),
  starting: Day.optional().meta({ description: "First day employed so; from before the plan if not given." }),
  until: Day.optional().meta({ description: "Last day employed so; beyond the plan if not given." }),
  costPerHour: money.optional().meta({
    description: "Full cost of a paid hour; that of the team, with its wages by date, if not given.",
  }),
  wages: WagesText.optional().meta({
    description: "Where this person's cost of an hour changes, from each of these days on; costPerHour holds before.",
  }),
});

/** One person of a team, with every default filled in. */
export const Person = z.strictObject({
  id: Id,
  name: z.string(),
  contract: Id,
  serves: z.array(Id).min(1),
  patterns: z.array(Id),
  available: z.array(z.array(Window)).length(7).nullable().meta({
    description: "Windows of each weekday, Monday first; null is whenever the site is open.",
  }),
  leave: z.array(z.strictObject({ fromDay: Day, untilDay: Day, kind: LeaveKind })),
  wishes: z.array(
    z.strictObject({
      day: Day,
      window: Window.nullable().meta({ description: "Part of the day; null is all of it." }),
      want: z.enum(["off", "work"]),
      weight: z.number().positive(),
    }),
  ),
  fromDay: z.iso.date().nullable(),
  untilDay: z.iso.date().nullable(),
  costPerHour: z.number().nonnegative(),
  wages: DatedWages.default([]),
});
export type Person = z.infer<typeof Person>;

/** A person with what their team gives them filled in. */
export function resolvePerson(
  person: z.infer<typeof PersonText>,
  team: {
    readonly serves: readonly string[];
    readonly patterns: readonly string[];
    readonly costPerHour: number;
    readonly wages: z.infer<typeof WagesText>;
  },
): Person {
  return {
    id: person.id,
    name: person.name ?? person.id,
    contract: person.contract,
    serves: [...(person.serves ?? team.serves)],
    patterns: [...(person.patterns ?? team.patterns)],
    available: person.available === undefined ? null : weekOfRules(person.available),
    leave: person.leave.map(({ from, until, kind }) => ({ fromDay: from, untilDay: until, kind })),
    wishes: person.wishes.map(({ on, hours, want, weight }) => ({ day: on, window: hours ?? null, want, weight })),
    fromDay: person.starting ?? null,
    untilDay: person.until ?? null,
    costPerHour: person.costPerHour ?? team.costPerHour,
    wages: resolveWages(person.costPerHour === undefined ? team.wages : (person.wages ?? [])),
  };
}
