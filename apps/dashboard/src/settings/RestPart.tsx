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
          <thead>
            <tr>
              <th scope="col">{say("settings.what")}</th>
              <th scope="col" className="number">
                {say("settings.how-many")}
              </th>
              <th scope="col">{say("settings.which")}</th>
            </tr>
          </thead>
          <tbody>
            {LISTS.map(({ key, label }) => {
              const list = at(description, [key]);
              const names = namesIn(description, key).map(({ name }) => name);
              return (
                <tr key={key}>
                  <th scope="row">{say(label)}</th>
                  <td className="number">{words.count(isList(list) ? list.length : 0)}</td>
                  <td>{words.list(names)}</td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      </div>
    </Sheet>
  );
}
