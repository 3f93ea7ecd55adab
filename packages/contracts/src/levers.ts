import { z } from "zod";
import { Duration, Id, Share } from "./units.ts";
import { Weekdays, Window, WindowText } from "./weekly-hours.ts";

const money = z.number().nonnegative().max(1_000_000_000);

/** Hours that might be opened, as written in a shop file. */
export const LongerHoursText = z
  .strictObject({
    id: Id,
    queue: Id.meta({ description: "The queue that would be open longer." }),
    days: Weekdays,
    hours: WindowText.meta({ description: "18:00-22:00, in the site's local time." }),
    needsPerHour: z.number().nonnegative().optional().meta({
      description:
        "Needs that arise in an hour of the window; estimated from history or taken from priors if not given.",
    }),
    wait: Share.optional().meta({ description: "Share of them who wait for the next opening." }),
    elsewhere: Share.optional().meta({ description: "Share who turn to another channel at once." }),
    prefer: Share.optional().meta({ description: "Share of daytime contacts that would rather come in the window." }),
    notice: Duration.optional().meta({
      description:
        "How long before its first opening it must be decided, for rosters, agreements at work and customers to follow; 2w for one's own people if not given. A partner's own notice is kept too.",
    }),
    leastHeads: z.int().min(1).max(1000).default(2).meta({ description: "People there at least while open." }),
    premium: Share.prefault("0%").meta({ description: "Paid on top of the wage in these hours." }),
  })
  .meta({ description: "A window that might be opened, weighed as a decision." });

/** Hours that might be opened. Null where it is to be estimated. */
export const LongerHoursChoice = z.strictObject({
  id: Id,
  queue: Id,
  weekdays: z.array(z.int().min(1).max(7)).min(1),
  window: Window,
  needsPerHour: z.number().nonnegative().nullable(),
  waitShare: z.number().min(0).max(1).nullable(),
  elsewhereShare: z.number().min(0).max(1).nullable(),
  preferShare: z.number().min(0).max(1).nullable(),
  noticeDays: z.number().nonnegative().nullable().default(null),
  leastHeads: z.int().positive(),
  premium: z.number().nonnegative(),
});
export type LongerHoursChoice = z.infer<typeof LongerHoursChoice>;

/** Self-service or a bot before a queue, as written in a shop file. */
export const DeflectionText = z
  .strictObject({
    id: Id,
    name: z.string().optional().meta({ description: "What people call it; the id if not given." }),
    queue: Id.meta({ description: "The queue it stands before." }),
    meets: Share.prefault("100%").meta({ description: "Share of contacts that meet it." }),
    resolves: Share.meta({ description: "Of these, share resolved without a person." }),
    comesBack: Share.prefault("0%").meta({ description: "Of those resolved, share that comes back later." }),
    lost: Share.prefault("0%").meta({ description: "Of all that meet it, share lost because it stands in the way." }),
    costPerResolution: money.default(0).meta({ description: "Price of each contact it resolves." }),
    costAMonth: money.default(0).meta({ description: "Price a month, used or not." }),
    active: z.boolean().default(false).meta({ description: "Whether it is there already; otherwise it is weighed." }),
  })
  .meta({ description: "Self-service or a bot as a lever, with its price." });

/** Self-service or a bot before a queue. */
export const Deflection = z.strictObject({
  id: Id,
  name: z.string(),
  queue: Id,
  meetsShare: z.number().min(0).max(1),
  resolvesShare: z.number().min(0).max(1),
  comesBackShare: z.number().min(0).max(1),
  lostShare: z.number().min(0).max(1),
  costPerResolution: z.number().nonnegative(),
  costAMonth: z.number().nonnegative(),
  isActive: z.boolean(),
});
export type Deflection = z.infer<typeof Deflection>;

/** A window as the plan keeps it. */
export function resolveLongerHours(text: z.infer<typeof LongerHoursText>): LongerHoursChoice {
  const { id, queue, days, hours, needsPerHour, wait, elsewhere, prefer, notice, leastHeads, premium } = text;
  return {
    ...{ id, queue, leastHeads, premium },
    weekdays: days,
    window: hours,
    needsPerHour: needsPerHour ?? null,
    waitShare: wait ?? null,
    elsewhereShare: elsewhere ?? null,
    preferShare: prefer ?? null,
    noticeDays: notice === undefined ? null : notice / 86_400,
  };
}

/** A lever as the plan keeps it. */
export function resolveDeflection(text: z.infer<typeof DeflectionText>): Deflection {
  const { id, name = id, queue, costPerResolution, costAMonth, active } = text;
  return {
    ...{ id, name, queue, costPerResolution, costAMonth },
    meetsShare: text.meets,
    resolvesShare: text.resolves,
    comesBackShare: text.comesBack,
    lostShare: text.lost,
    isActive: active,
  };
}
