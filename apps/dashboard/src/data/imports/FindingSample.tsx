import { Table } from "@mantine/core";
import type { ImportFinding } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";

/** Rows of the file that a finding is about, as they stand there. */
export function FindingSample({ sample, words }: { readonly sample: ImportFinding["sample"]; readonly words: Words }) {
  if (sample.length === 0) return null;
  return (
    <details className="more finding-sample">
      <summary>{words.say("data.examples", { count: sample.length })}</summary>
      <div
        className="table-scroll"
        role="region"
        aria-label={words.say("data.examples", { count: sample.length })}
        tabIndex={0}
      >
        <Table className="figures data-table" verticalSpacing={2}>
          <tbody>
            {sample.map(({ row, cells }) => (
              <tr key={row}>
                <th scope="row" className="number">
                  {words.count(row)}
                </th>
                {cells.map((cell, at) => (
                  <td key={at}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </details>
  );
}
