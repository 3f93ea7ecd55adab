import { Button } from "@mantine/core";
import type { ImportEntry } from "@springtide/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Words } from "../../words/words.ts";

/** What became of a file that was stored. */
export function StoredImport(props: {
  readonly shop: string;
  readonly entry: ImportEntry;
  readonly onMore: () => void;
  readonly words: Words;
}) {
  const { shop, entry, onMore, words } = props;
  const { say } = words;
  const queries = useQueryClient();
  const { id, contactDays } = entry;
  useEffect(() => {
    for (const key of [
      ["imports", shop],
      ["history-days", shop],
      ["shop", shop],
      ["jobs", shop],
      ["shops"],
      ["plan", shop],
    ])
      void queries.invalidateQueries({ queryKey: key });
  }, [queries, shop, id]);
  return (
    <div className="stored" role="status">
      <p>
        <strong>{say("data.stored", { id })}</strong>{" "}
        {contactDays === null
          ? null
          : say("data.stored-days", { added: contactDays.added, changed: contactDays.changed })}{" "}
        {say("data.planned-anew")}
      </p>
      {entry.notes.length === 0 ? null : (
        <ul className="note" lang="en">
          {entry.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <Button variant="default" size="compact-sm" onClick={onMore}>
        {say("data.another-file")}
      </Button>
    </div>
  );
}
