import { z } from "zod";

const counted = z.number().int().nonnegative();

const DayCounts = z
  .strictObject({ added: counted, changed: counted, removed: counted })
  .meta({ description: "Days that an import brought, replaced and took away." });

const Done = z.strictObject({
  at: z.string().meta({ description: "Instant." }),
  who: z.string().nullable().meta({ description: "Who did it; null where nobody said." }),
});

/** One import of a shop, as the list of them shows it. */
export const ImportEntry = z.strictObject({
  id: z.number().int().positive().meta({ description: "Number of the import; a later one has a higher number." }),
  shop: z.string(),
  ...Done.shape,
  file: z.string().nullable().meta({ description: "The file of contacts it was read from; null without one." }),
  rows: counted.nullable().meta({ description: "Rows read from that file." }),
  notes: z.array(z.string()).meta({ description: "What the reader of the file had to say." }),
  contactDays: DayCounts.nullable().meta({
    description: "By queue and local day; null for imports of earlier versions.",
  }),
  weatherDays: DayCounts.nullable(),
  holds: z.boolean().meta({ description: "Whether the shop is as this import left it." }),
  undone: Done.nullable().meta({ description: "When and by whom it was taken back." }),
});
export type ImportEntry = z.infer<typeof ImportEntry>;

/** What an import changes, or would change. */
export const ImportDiff = z.strictObject({
  shopChanged: z.boolean().meta({ description: "Whether the description of the shop is another one." }),
  holidaysChanged: z.boolean(),
  contactDays: z
    .array(
      z.strictObject({
        queue: z.string(),
        day: z.string().meta({ description: "Local day." }),
        before: z
          .number()
          .nullable()
          .meta({ description: "Contacts offered before, as far as known; null: no such day." }),
        after: z.number().nullable().meta({ description: "And after." }),
      }),
    )
    .meta({ description: "Days that differ in anything, also where the sum of contacts is the same." }),
  weatherDays: DayCounts,
});
export type ImportDiff = z.infer<typeof ImportDiff>;

/** Which shop's imports, and which of them, as an address names them. */
export const ImportsOfShop = z.strictObject({ shop: z.string() });
export const ImportOfShop = z.strictObject({
  shop: z.string(),
  import: z.coerce.number().int().positive().max(2_147_483_647),
});
/** Who takes an import back. */
export const ImportUndo = z.strictObject({ who: z.string().max(200) });
