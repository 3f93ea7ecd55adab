import { z } from "zod";
import { Channel } from "./channel.ts";
import { ImportDiagnosis } from "./import-diagnosis.ts";
import { Id } from "./units.ts";
import { Window } from "./weekly-hours.ts";

/** One queue that a file names, as it could be described. */
const GuessedQueue = z.strictObject({
  name: z.string().meta({ description: "As the file names it." }),
  id: Id,
  channel: Channel,
  channelFrom: z.enum(["name", "usual"]).meta({
    description: "name: its name tells it; usual: phone, as it is most often.",
  }),
  contactsADay: z.number().meta({ description: "Mean of the days on which any came." }),
  ahtSeconds: z.number().positive(),
  ahtFrom: z.enum(["file", "usual"]).meta({ description: "usual: what is common for its channel." }),
  targetShare: z.number().gt(0).lt(1).meta({ description: "What is common for its channel." }),
  targetWithinSeconds: z.number().positive(),
});

/** What a file of contacts tells of a shop that is not described yet; each part says what it rests on. */
export const ShopGuess = z.strictObject({
  zone: z.string().meta({ description: "IANA zone in whose clock days and hours are meant." }),
  zoneFrom: z.enum(["asked", "offsets"]).meta({
    description:
      "asked: as the question says; offsets: it says another one, and the times in the file are those of this zone.",
  }),
  intervalMinutes: z.union([z.literal(5), z.literal(10), z.literal(15), z.literal(30), z.literal(60)]),
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  queues: z.array(GuessedQueue).min(1),
  week: z.array(z.array(Window)).length(7).meta({ description: "Opening hours of each weekday, Monday first." }),
  hoursFrom: z.enum(["contacts", "usual"]).meta({
    description:
      "contacts: when contacts come; usual: the file has whole days, so hours are nine to six on those with contacts.",
  }),
  hoursShare: z.number().min(0).max(1).meta({ description: "Share of the contacts that come within these hours." }),
  heads: z.int().positive().meta({ description: "People rostered through these hours who bear a usual busy time." }),
});
export type ShopGuess = z.infer<typeof ShopGuess>;

/** A file looked at before there is a shop for it. */
export const FirstLook = z.strictObject({
  diagnosis: ImportDiagnosis,
  guess: ShopGuess.nullable().meta({ description: "Null while nothing of the file can be read." }),
});
export type FirstLook = z.infer<typeof FirstLook>;
