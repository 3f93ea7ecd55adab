import { z } from "zod";

/** One thing a person can mend, as it crosses the network. */
export const FindingShape = z.object({
  code: z.string(),
  place: z.object({
    file: z.string().optional(),
    row: z.int().optional(),
    column: z.string().optional(),
    field: z.string().optional(),
  }),
  found: z.string(),
  rule: z.string(),
  remedy: z.string(),
  values: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .optional()
    .meta({ description: "What the code's sentence needs in another language: ids, counts, civil days and instants." }),
});

/** A problem document (RFC 9457) with the product's error shape. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  errors: z.array(FindingShape),
});
export type Problem = z.infer<typeof Problem>;
