import { Button, Table } from "@mantine/core";
import type { ImportEntry } from "@springtide/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import { dataApi } from "../data-api.ts";
import { importsQuestion } from "../data-questions.ts";
import { momentSaid } from "../moment.ts";
import { Trouble } from "../Trouble.tsx";

const SHOWN = 8;

/** What was imported, the newest first, and the way to take the newest back. */
export function ImportList({ shop, words }: { readonly shop: string; readonly words: Words }) {
  const { say } = words;
  const queries = useQueryClient();
  const { data, error } = useQuery(importsQuestion(shop));
  const undo = useMutation({
    mutationFn: (id: number) => dataApi.undoImport({ params: { shop, id: String(id) } }),
    onSettled: () => {
      void queries.invalidateQueries();
    },
  });
  const imports = data?.imports ?? [];
  return (
    <Sheet title={say("data.imports")} note={say("data.imports-note")}>
      <Trouble error={error ?? undo.error} />
      <div className="table-scroll" role="region" aria-label={say("data.imports")} tabIndex={0}>
        <Table className="figures data-table" verticalSpacing={5}>
          <thead>
            <tr>
              <th scope="col" className="number">
                {say("data.number")}
              </th>
              <th scope="col">{say("data.when")}</th>
              <th scope="col">{say("data.file")}</th>
              <th scope="col" className="number">
                {say("data.rows")}
              </th>
              <th scope="col">{say("data.days")}</th>
              <th scope="col">{say("data.standing")}</th>
            </tr>
          </thead>
          <tbody>
            {imports.slice(0, SHOWN).map((entry) => (
              <tr key={entry.id}>
                <td className="number">{entry.id}</td>
                <td>{momentSaid(entry.at, words)}</td>
                <td>{entry.file ?? say("data.no-file")}</td>
                <td className="number">{entry.rows === null ? "–" : words.count(entry.rows)}</td>
                <td>{daysSaid(entry, words)}</td>
                <td>
                  {entry.undone !== null ? (
                    say("data.taken-back")
                  ) : entry.holds && imports.length > 1 ? (
                    <Button
                      variant="default"
                      size="compact-xs"
                      loading={undo.isPending}
                      aria-label={say("data.take-back-import", { id: entry.id })}
                      onClick={() => {
                        if (window.confirm(say("data.take-back-sure", { id: entry.id }))) undo.mutate(entry.id);
                      }}
                    >
                      {say("data.take-back")}
                    </Button>
                  ) : entry.holds ? (
                    say("data.holds")
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </Sheet>
  );
}

/** "+7 ~12 −0" */
function daysSaid({ contactDays }: ImportEntry, { count, say }: Words): string {
  if (contactDays === null) return "–";
  const { added, changed, removed } = contactDays;
  return say("data.day-changes", { added: count(added), changed: count(changed), removed: count(removed) });
}
