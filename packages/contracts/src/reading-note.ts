import { z } from "zod";

/** What was taken for granted in reading a file: in words, and to be said in any language. */
export const ReadingNote = z.strictObject({
  code: z.string(),
  sentence: z.string().meta({ description: "In English." }),
  values: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .meta({ description: "What the code's sentence needs in another language." }),
});
export type ReadingNote = z.infer<typeof ReadingNote>;
