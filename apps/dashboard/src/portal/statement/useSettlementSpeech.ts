import type { Statement } from "@springtide/contracts";
import { use } from "react";
import { type SettlementSpeech, settlementSpeech, type SettlementTexts } from "@springtide/words";
import { keptTexts } from "../kept-texts.ts";
import { messageSaid } from "../message-said.ts";
import { usePortalWords } from "../shell/PortalSpoken.tsx";

const FILES = import.meta.glob<SettlementTexts>("../../../../../packages/words/src/settlement/texts/*.json", {
  import: "default",
});
const textsOf = keptTexts(FILES, "../../../../../packages/words/src/settlement/texts");

/** How remarks and charges of a statement are said to the portal's reader; their texts come with the page that says them. */
export function useSettlementSpeech(statement: Pick<Statement, "zone" | "currency">): SettlementSpeech {
  const { language, locale } = usePortalWords();
  const texts = use(textsOf(language));
  const say: SettlementSpeech["say"] = (id, values = {}) => messageSaid(texts[id], locale)(values);
  return settlementSpeech({ say, locale }, statement);
}
