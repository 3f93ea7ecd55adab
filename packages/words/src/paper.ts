// What stands on paper, in every language.
export { PAPER_TEXTS, type PaperTexts } from "./paper/paper-texts.ts";
export { type PaperSpeech, paperSpeech } from "./paper/paper-speech.ts";
