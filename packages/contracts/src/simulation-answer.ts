import { z } from "zod";

/** A figure as it came out, how sure it is, and what a formula says where one is exact. */
export const SimulatedFigure = z.object({
  simulated: z.number().nullable().meta({ description: "Null where there is nothing to take it of." }),
  halfWidth: z
    .number()
    .nullable()
    .meta({ description: "Half the width of the 95 % interval; null where it cannot be told." }),
  exact: z.number().nullable().meta({ description: "By formula; null where none is exact, or nothing settles." }),
});
export type SimulatedFigure = z.infer<typeof SimulatedFigure>;

const ServiceLevelFigures = z.object({
  slOffered: SimulatedFigure,
  slAnswered: SimulatedFigure,
  slExclShort: SimulatedFigure,
  slAbandonGood: SimulatedFigure,
  slVirtual: SimulatedFigure,
});

/** One queue as it was played out. Shares are of all contacts counted unless the name says otherwise. */
export const SimulationAnswer = z.object({
  loadErlangs: z.number(),
  stable: z.boolean().meta({ description: "Whether the queue settles; if not, it grows as long as it is played." }),
  contacts: z.int().meta({ description: "Contacts counted." }),
  warmUpContacts: z.int().meta({ description: "Contacts before them that were not counted." }),
  batches: z.int().meta({ description: "Parts of the run that the half-widths come from." }),
  simulatedSeconds: z.number().meta({ description: "Time that passed in the queue's own clock." }),
  meanWaitSeconds: SimulatedFigure.meta({ description: "Mean wait of everyone, answered or not." }),
  asaSeconds: SimulatedFigure.meta({ description: "Mean wait of answered contacts." }),
  waitShare: SimulatedFigure.meta({ description: "Share that finds no agent free." }),
  abandonShare: SimulatedFigure.meta({ description: "Share that gives up." }),
  blockShare: SimulatedFigure.meta({ description: "Share that finds the line full." }),
  occupancy: SimulatedFigure,
  serviceLevel: SimulatedFigure.meta({ description: "Answered within the time / all: slOffered." }),
  serviceLevels: ServiceLevelFigures.meta({ description: "The five definitions of docs/glossary.md." }),
  ends: z.object({ answered: z.int(), abandoned: z.int(), blocked: z.int() }),
  caveats: z.array(z.string()).meta({ description: "What to bear in mind, in sentences." }),
});
export type SimulationAnswer = z.infer<typeof SimulationAnswer>;
