import { format } from "prettier";
import { shiftDocumentJsonSchema, shopJsonSchema } from "@springtide/exchange";
import { shopFilePage } from "./shop-file-page.ts";

/** The files that are derived from the contracts, by their path in the repository, and what should stand in them. */
export async function generatedFiles(): Promise<{ readonly path: string; readonly text: string }[]> {
  const schema = shopJsonSchema();
  return [
    { path: "data/schema/shop.schema.json", text: `${JSON.stringify(schema, null, 2)}\n` },
    {
      path: "data/schema/shifts.schema.json",
      text: `${JSON.stringify(shiftDocumentJsonSchema(), null, 2)}\n`,
    },
    { path: "docs/reference/shop-file.md", text: await format(shopFilePage(schema), { parser: "markdown" }) },
  ];
}
