import type { ContactMapping } from "@springtide/contracts";

/** How the cells of a row are written. */
export type RowForm = Pick<
  ContactMapping,
  "decimal" | "dateOrder" | "zone" | "repeatedHour" | "ahtFormat" | "ignoreQueues"
>;
