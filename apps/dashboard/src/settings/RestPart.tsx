import { Table } from "@mantine/core";
import type { TextId } from "../languages/texts.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import type { Json } from "./json.ts";
import { at, isList } from "./json.ts";
import { namesIn } from "./parts.ts";

const LISTS: readonly { readonly key: string; readonly label: TextId }[] = [
  { key: "markets", label: "settings.markets" },
  { key: "triggers", label: "settings.triggers" },
  { key: "contracts", label: "settings.contracts" },
  { key: "shiftPatterns", label: "settings.patterns" },
  { key: "longerHours", label: "settings.longer-hours" },
  { key: "deflection", label: "settings.deflection" },
  { key: "adjustments", label: "settings.adjustments" },
  { key: "extraHolidays", label: "settings.extra-holidays" },
];

/** What else the description says: changed on pages of its own, or in the text. */
export function RestPart({ description, words }: { readonly description: Json; readonly words: Words }) {
  const { say } = words;
  return (
    <Sheet title={say("settings.rest")} note={say("settings.rest-note")}>
      <div className="table-scroll">
        <Table className="figures wrapped" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say("settings.what")}</Table.Th>
              <Table.Th scope="col" className="number">
                {say("settings.how-many")}
              </Table.Th>
              <Table.Th scope="col">{say("settings.which")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {LISTS.map(({ key, label }) => {
              const list = at(description, [key]);
              const names = namesIn(description, key).map(({ name }) => name);
              return (
                <Table.Tr key={key}>
                  <Table.Th scope="row">{say(label)}</Table.Th>
                  <Table.Td className="number">{words.count(isList(list) ? list.length : 0)}</Table.Td>
                  <Table.Td>{words.list(names)}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </div>
    </Sheet>
  );
}
