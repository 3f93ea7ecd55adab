// What is said of settlements, on pages and on paper. The texts come from whoever says them: a page fetches one language, paper has them all.
export { chargeSaid } from "./settlement/charge-said.ts";
export { remarkSaid } from "./settlement/remark-said.ts";
export { type SettlementSpeech, settlementSpeech, type SettlementTexts } from "./settlement/settlement-speech.ts";
