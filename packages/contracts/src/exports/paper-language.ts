import { z } from "zod";

/** Languages in which what people read on paper is written. Tables and calendars keep their names: programs read by them. */
export const PaperLanguage = z.enum(["en", "de", "nl", "pl", "ru"]).meta({
  description: "In whose words and figures a PDF is written; English if not given. Other formats keep their names.",
});
export type PaperLanguage = z.infer<typeof PaperLanguage>;
