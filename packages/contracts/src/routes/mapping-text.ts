import { z } from "zod";
import { ImportMapping } from "../import-mapping.ts";

/** A mapping as it stands in an address: JSON. */
export const MappingText = z
  .string()
  .max(20_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "a mapping is written as JSON" });
      return z.NEVER;
    }
  })
  .pipe(ImportMapping);
