import { z } from "zod";
import { Duration, Share } from "./units.ts";
import { DatedWages, type Wage } from "./wages.ts";

const money = z.number().nonnegative().max(1_000_000_000);
const people = z.int().nonnegative().max(10_000);

/** Seasonal hires of a team, as written in a shop file. */
export const HiringText = z
  .strictObject({
    recruit: Duration.meta({ description: "From the decision to the first day of training, such as 4w." }),
    train: Duration.meta({ description: "Training before a new person takes contacts, such as 2w." }),
    slower: z.number().min(0).max(5).default(0.25).meta({ description: "Handling takes so much longer at first." }),
    slowerFor: Duration.prefault("4w").meta({ description: "How long it does; the difference shrinks evenly." }),
    classSize: z.int().min(1).max(1000).meta({ description: "Most people trained together." }),
    trainerHours: z.number().nonnegative().default(0).meta({
      description: "Hours of the team's own people that each class takes from the queues, spread over the training.",
    }),
    most: people.meta({ description: "Most people hired for the season." }),
    weeks: z.int().min(1).max(104).meta({ description: "Shortest contract: weeks paid, training included." }),
    hoursAWeek: z.number().positive().max(60).meta({ description: "Hours of work a week of each." }),
    costPerHour: money.optional().meta({
      description: "Full cost of a paid hour; that of the team, with its wages by date, if not given.",
    }),
    costPerHire: money.default(0).meta({ description: "Recruiting, equipment and licence of each." }),
  })
  .meta({ description: "People who may be hired for the season; nobody if not given." });

/** Seasonal hires of a team. */
export const Hiring = z.strictObject({
  recruitDays: z.int().nonnegative(),
  trainDays: z.int().nonnegative(),
  slower: z.number().nonnegative(),
  slowerDays: z.int().nonnegative(),
  classSize: z.int().positive(),
  trainerHours: z.number().nonnegative(),
  most: z.int().nonnegative(),
  weeks: z.int().positive(),
  hoursAWeek: z.number().positive(),
  costPerHour: z.number().nonnegative(),
  wages: DatedWages.default([]),
  costPerHire: z.number().nonnegative(),
});
export type Hiring = z.infer<typeof Hiring>;

/** Extra hours of a team on call, as written in a shop file. */
export const ExtraHoursText = z
  .strictObject({
    notice: Duration.meta({ description: "How long before the shift they are asked, such as 2d." }),
    premium: Share.prefault("25%").meta({ description: "Paid on top of the wage." }),
    hoursAWeek: z
      .number()
      .nonnegative()
      .max(10_000)
      .meta({ description: "Most extra hours of the whole team a week." }),
    heads: people.meta({ description: "Most people on extra hours at one time." }),
    shortest: Duration.prefault("2h").meta({ description: "Shortest stretch." }),
    account: z
      .strictObject({
        most: z.number().nonnegative().meta({ description: "Most hours the account may hold for the whole team." }),
        balance: z.number().default(0).meta({ description: "Hours that stand in it on the first day planned." }),
        premium: Share.optional().meta({
          description: "Paid on top of the wage for hours that go into the account; the other premium if not given.",
        }),
      })
      .optional()
      .meta({
        description: "Working-time account the extra hours go through, with time off later; paid out if not given.",
      }),
  })
  .meta({ description: "Overtime or on-call hours that can be asked for at short notice; none if not given." });

/** Extra hours of a team on call. */
export const ExtraHours = z.strictObject({
  noticeDays: z.number().nonnegative(),
  premium: z.number().nonnegative(),
  hoursAWeek: z.number().nonnegative(),
  heads: z.int().nonnegative(),
  shortestMinutes: z.int().positive(),
  account: z
    .strictObject({
      mostHours: z.number().nonnegative(),
      balanceHours: z.number(),
      premium: z.number().nonnegative().nullable().default(null).meta({ description: "That of all others if null." }),
    })
    .nullable(),
});
export type ExtraHours = z.infer<typeof ExtraHours>;

/** Hires with every default filled in. */
export function resolveHiring(text: z.infer<typeof HiringText>, team: Wage): Hiring {
  const days = (seconds: number): number => Math.round(seconds / 86_400);
  const { recruit, train, slowerFor, costPerHour, ...hiring } = text;
  const wage =
    costPerHour === undefined ? { costPerHour: team.costPerHour, wages: [...team.wages] } : { costPerHour, wages: [] };
  return { ...hiring, ...wage, recruitDays: days(recruit), trainDays: days(train), slowerDays: days(slowerFor) };
}

/** Extra hours with every default filled in. */
export function resolveExtraHours({ notice, shortest, account, ...extra }: z.infer<typeof ExtraHoursText>): ExtraHours {
  return {
    ...extra,
    noticeDays: notice / 86_400,
    shortestMinutes: Math.round(shortest / 60),
    account:
      account === undefined
        ? null
        : { mostHours: account.most, balanceHours: account.balance, premium: account.premium ?? null },
  };
}
