import { Button, Table } from "@mantine/core";
import { keyOf } from "../settings/differences.ts";
import type { Json } from "../settings/json.ts";
import { SideRadio } from "../settings/SideRadio.tsx";
import { useSides } from "../settings/useSides.ts";
import type { Words } from "../words/words.ts";

/** Somebody else saved meanwhile: what differs, and whose value is to stand. */
export function MergeChoice(props: {
  /** What both began with, what one made of it, and what is stored now. */
  readonly base: Json;
  readonly mine: Json;
  readonly theirs: Json;
  readonly words: Words;
  readonly onGoOn: (merged: Json) => void;
  readonly onDiscard: () => void;
}) {
  const { base, mine, theirs, words, onGoOn, onDiscard } = props;
  const { say } = words;
  const sides = useSides(base, mine, theirs);
  return (
    <div className="trouble" role="alert">
      <strong>{say("finance.stale")}</strong>
      <div className="table-scroll" role="region" aria-label={say("finance.stale")} tabIndex={0}>
        <Table className="figures" verticalSpacing={5}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say("finance.stale-where")}</Table.Th>
              <Table.Th scope="col">{say("finance.stale-theirs")}</Table.Th>
              <Table.Th scope="col">{say("finance.stale-mine")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sides.found.map((one) => {
              const key = keyOf(one);
              return (
                <Table.Tr key={key}>
                  <Table.Th scope="row" lang="en">
                    {key}
                  </Table.Th>
                  {(["theirs", "mine"] as const).map((side) => (
                    <Table.Td key={side} className="finance-wrapping">
                      <SideRadio sides={sides} difference={one} side={side} value={valueSaid(one[side])} place={key} />
                    </Table.Td>
                  ))}
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </div>
      <div className="finance-acts">
        <Button
          color="cyan.9"
          disabled={sides.open > 0}
          onClick={() => {
            onGoOn(sides.merged());
          }}
        >
          {say("finance.stale-go-on")}
        </Button>
        <Button variant="default" onClick={onDiscard}>
          {say("finance.stale-discard")}
        </Button>
      </div>
    </div>
  );
}

function valueSaid(value: Json | undefined): string {
  if (value === undefined || value === null) return "–";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
