import { Table } from "@mantine/core";
import type { Words } from "../../words/words.ts";
import type { PlayedPicture } from "./played-picture.ts";
import { figureWritten } from "./played-picture.ts";

/** Every day or interval that was played. */
export function PlayedTable({ picture, words }: { readonly picture: PlayedPicture; readonly words: Words }) {
  const { say } = words;
  const { measure, rows, hasBand, target } = picture;
  const [low, high] =
    measure === "wait" ? (["proof.half", "proof.most"] as const) : (["proof.low", "proof.high"] as const);
  return (
    <div className="table-scroll table-tall" role="region" aria-label={say(`proof.measure-${measure}`)} tabIndex={0}>
      <Table className="figures" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("proof.when")}</Table.Th>
            <Table.Th className="number">{say("proof.legend-mean")}</Table.Th>
            {hasBand ? (
              <>
                <Table.Th className="number">{say(low)}</Table.Th>
                <Table.Th className="number">{say(high)}</Table.Th>
              </>
            ) : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.label}>
              <Table.Th scope="row">{row.label}</Table.Th>
              <Table.Td
                className={target !== null && row.mean !== null && row.mean < target ? "number short" : "number"}
              >
                {figureWritten(measure, row.mean, words)}
              </Table.Td>
              {hasBand ? (
                <>
                  <Table.Td className="number">{figureWritten(measure, row.low, words)}</Table.Td>
                  <Table.Td className="number">{figureWritten(measure, row.high, words)}</Table.Td>
                </>
              ) : null}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
