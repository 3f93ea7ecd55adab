import { Checkbox, Table, TextInput } from "@mantine/core";
import { Fragment } from "react";
import { at, isObject, pointerOf } from "../../settings/json.ts";
import type { JsonObject } from "../../settings/json.ts";
import type { Words } from "../../words/words.ts";
import type { FieldErrors } from "../field-errors.ts";
import { inEnglish } from "../in-english.tsx";
import type { DriverGroup, DriverRow } from "./driver-rows.ts";
import { textAt, withText, withValue } from "./written-changes.ts";
import { tiersText } from "./written-tiers.ts";

interface Props {
  readonly groups: readonly DriverGroup[];
  readonly changes: JsonObject;
  readonly isLocked: boolean;
  readonly errors: FieldErrors;
  readonly words: Words;
  readonly onChange: (changes: JsonObject) => void;
}

/** Drivers as a sheet: what each is in the plan, and what it is in the scenario. */
export function DriverTable({ groups, words, ...rest }: Props) {
  const { say } = words;
  return (
    <div className="table-scroll" role="region" aria-label={say("finance.drivers")} tabIndex={0}>
      <Table className="figures finance-drivers" verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say("finance.driver")}</Table.Th>
            <Table.Th scope="col" className="number">
              {say("finance.in-plan")}
            </Table.Th>
            <Table.Th scope="col">{say("finance.in-scenario")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {groups.map((group) => (
            <Fragment key={group.key}>
              <Table.Tr className="finance-driver-group">
                <Table.Th scope="rowgroup" colSpan={3}>
                  {say(`finance.group-${group.kind}`, { name: group.name })}
                </Table.Th>
              </Table.Tr>
              {group.rows.map((row) => (
                <DriverLine key={pointerOf(row.path)} row={row} group={group} words={words} {...rest} />
              ))}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function DriverLine(props: Omit<Props, "groups"> & { readonly row: DriverRow; readonly group: DriverGroup }) {
  const { row, group, changes, isLocked, errors, words, onChange } = props;
  const { path, text, now, example, as } = row;
  const name = words.say(text);
  const label = words.say("finance.driver-of", { driver: name, name: group.name });
  const error = errors(`/changes${pointerOf(path)}`);
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td className="number">{now === "" ? "–" : now}</Table.Td>
      <Table.Td>
        {as === "flag" ? (
          <Checkbox
            size="xs"
            aria-label={label}
            checked={!isLeftOut(changes)}
            disabled={isLocked}
            onChange={({ currentTarget }) => {
              onChange(withValue(changes, path, currentTarget.checked ? undefined : false));
            }}
          />
        ) : as === "none" ? (
          <Checkbox
            size="xs"
            aria-label={label}
            checked={textAt(changes, path) === "none"}
            disabled={isLocked}
            error={inEnglish(error)}
            onChange={({ currentTarget }) => {
              onChange(withValue(changes, path, currentTarget.checked ? "none" : undefined));
            }}
          />
        ) : (
          <TextInput
            size="xs"
            aria-label={label}
            placeholder={words.say("finance.such-as", { example })}
            value={as === "tiers" ? tiersText(at(changes, path) ?? "") : textAt(changes, path)}
            readOnly={isLocked}
            error={error === null ? null : <span lang="en">{error}</span>}
            onChange={({ currentTarget }) => {
              onChange(withText(changes, path, currentTarget.value));
            }}
          />
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function isLeftOut({ customerValue }: JsonObject): boolean {
  return isObject(customerValue) && customerValue["isCounted"] === false;
}
