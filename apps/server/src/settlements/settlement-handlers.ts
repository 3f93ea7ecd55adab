import type { settlementRoutes } from "@springtide/contracts";
import { statementFile, statementPdf } from "@springtide/exchange";
import { Answer, FileAnswer } from "../http/answer.ts";
import type { Handlers } from "../http/call.ts";
import { type SettlementNeeds, SettlementService } from "./settlement-service.ts";

/** What is answered of settlements, to both sides. */
export function settlementHandlers(needs: SettlementNeeds): Handlers<typeof settlementRoutes> {
  const settlements = new SettlementService(needs);
  return {
    settlement: ({ actor, query }) => settlements.statement(actor, query),

    async exportSettlement({ actor, query: { format, language, ...of } }) {
      const statement = await settlements.statement(actor, of);
      const { bytes, mediaType, name } =
        format === "pdf"
          ? await statementPdf(statement, needs.now(), language)
          : statementFile(statement, format, needs.now());
      return new FileAnswer(bytes, mediaType, name);
    },

    putServiceLevel: ({ actor, body }) => settlements.putServiceLevel(actor, body),

    async disputeLine({ actor, body }) {
      return new Answer(await settlements.dispute(actor, body), { location: "/api/settlements/disputes" });
    },

    async listDisputes({ actor, query }) {
      return { disputes: await settlements.disputes(actor, query) };
    },

    answerDispute: ({ actor, params: { dispute }, body }) => settlements.answer(actor, dispute, body),
  };
}
