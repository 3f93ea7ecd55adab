import { settlementRoutes } from "@springtide/contracts";
import { pageClient } from "../../api/page-client.ts";
import { questionsOf } from "../answers/question.ts";

/** Settlements, and what is said against their lines. */
export const statementApi = pageClient({
  settlement: settlementRoutes.settlement,
  disputeLine: settlementRoutes.disputeLine,
  answerDispute: settlementRoutes.answerDispute,
});

/** The statement of a month, named "garden/north/2026-05". */
export const statementQuestion = questionsOf((named) => {
  const [shop = "", agreement = "", month = ""] = named.split("/");
  return statementApi.settlement({ query: { shop, agreement, month } });
});
