import type { Words } from "../../words/words.ts";
import { NoticesSheet } from "./NoticesSheet.tsx";
import "./telling.css";
import { WebhooksSheet } from "./WebhooksSheet.tsx";

/** Who is told of what happens: people, and other systems. */
export function TellingPart({ words }: { readonly words: Words }) {
  return (
    <div className="stack">
      <p className="note">{words.say("settings.telling-note")}</p>
      <NoticesSheet words={words} />
      <WebhooksSheet words={words} />
    </div>
  );
}
