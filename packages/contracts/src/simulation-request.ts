import { z } from "zod";
import { PatienceLaw } from "./patience.ts";

/** More contacts an hour than this on one queue are a slip. */
const MOST_CONTACTS_AN_HOUR = 1_000_000;
/** More agents than this on one queue are a slip. */
const MOST_AGENTS = 100_000;
const MOST_PLACES = 1_000_000;
/** A wait or handling time longer than this is a slip: thirty days. */
const LONGEST_SECONDS = 30 * 86_400;
/** Enough for half-widths that no plan can use; a quarter of a minute. */
const MOST_CONTACTS = 100_000_000;

const seconds = z.number().nonnegative().max(LONGEST_SECONDS);

/** How long an agent works on a contact, around the mean. */
export const HandlingSpread = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("exponential") }),
    z.strictObject({ kind: z.literal("fixed") }),
    z.strictObject({
      kind: z.literal("log-normal"),
      cv: z.number().positive().max(20).meta({ description: "Standard deviation over the mean, such as 1.2." }),
    }),
  ])
  .meta({ description: "How handling times vary: exponential, fixed (not at all) or log-normal with a cv." });
export type HandlingSpread = z.infer<typeof HandlingSpread>;

/** One queue and one team at constant rates, and how long to play them out. Unknown keys are refused. */
export const SimulationRequest = z
  .strictObject({
    arrivalsPerHour: z
      .number()
      .positive()
      .max(MOST_CONTACTS_AN_HOUR)
      .meta({ description: "Contacts expected in an hour, such as 200." }),
    ahtSeconds: z
      .number()
      .min(0.001)
      .max(LONGEST_SECONDS)
      .meta({ description: "Average handling time (talk, hold and wrap-up) in seconds, such as 300." }),
    handling: HandlingSpread.default({ kind: "exponential" }),
    patience: PatienceLaw.nullable().meta({
      description: "kind exponential with meanSeconds, or kind segments with a list; null where nobody gives up.",
    }),
    agents: z
      .int()
      .nonnegative()
      .max(MOST_AGENTS)
      .meta({ description: "Agents that take contacts at the same time, a whole number." }),
    waitingPlaces: z
      .int()
      .nonnegative()
      .max(MOST_PLACES)
      .optional()
      .meta({ description: "Places in the line; whoever finds them taken gets a busy tone. Any number if not given." }),
    withinSeconds: seconds.default(20).meta({ description: "The wait that counts as in time; 20 if not given." }),
    shortAbandonSeconds: seconds
      .default(5)
      .meta({ description: "Giving up within this time counts as short in slExclShort; 5 if not given." }),
    contacts: z
      .int()
      .min(1)
      .max(MOST_CONTACTS)
      .default(1_000_000)
      .meta({ description: "Contacts that are counted; 1,000,000 if not given." }),
    warmUpContacts: z
      .int()
      .nonnegative()
      .max(MOST_CONTACTS)
      .optional()
      .meta({ description: "Contacts before them that are not counted; a twentieth if not given." }),
    seed: z.int().default(1).meta({ description: "Another seed plays another history; the same seed the same." }),
  })
  .superRefine(({ patience, agents }, context) => {
    if (patience?.kind === "segments") {
      const sum = patience.segments.reduce((total, { share }) => total + share, 0);
      if (Math.abs(sum - 1) >= 1e-9)
        context.addIssue({
          code: "custom",
          path: ["patience", "segments"],
          message: "the shares of the segments add up to 1",
        });
    }
    if (patience === null && agents === 0)
      context.addIssue({
        code: "custom",
        path: ["agents"],
        message: "nobody gives up, so without agents everybody would wait for ever",
      });
  })
  .meta({ description: "A queue and its team, played out contact by contact." });
export type SimulationRequest = z.infer<typeof SimulationRequest>;

/** What one call of the API may ask: about a second of work. */
const MOST_CONTACTS_A_CALL = 5_000_000;

/** A queue to play out for a caller of the API, who waits for the answer. */
export const SimulationCall = SimulationRequest.refine(
  ({ contacts, warmUpContacts = 0 }) => contacts + warmUpContacts <= MOST_CONTACTS_A_CALL,
  {
    path: ["contacts"],
    message: `one call plays ${MOST_CONTACTS_A_CALL.toLocaleString("en-GB")} contacts at most; the command line plays more`,
  },
);
