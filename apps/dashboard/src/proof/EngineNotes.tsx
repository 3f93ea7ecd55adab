import type { Words } from "../words/words.ts";

/** What the engine says of how a result was made, in its own words. */
export function EngineNotes({ notes, words }: { readonly notes: readonly string[]; readonly words: Words }) {
  if (notes.length === 0) return null;
  return (
    <details className="more proof-notes">
      <summary>{words.say("proof.notes", { count: notes.length })}</summary>
      <ul lang="en">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </details>
  );
}
