import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { ImportDiagnosis, ImportMapping } from "@springtide/contracts";
import type { ReactNode } from "react";
import { useState } from "react";
import type { Words } from "../../words/words.ts";
import type { MappingFields } from "./mapping-fields.ts";
import { columnLabel, fieldsOf, FORM_ROLES, mappingWithFields } from "./mapping-fields.ts";

/** Which column tells what, and how its cells are written. */
export function MappingForm(props: {
  readonly diagnosis: ImportDiagnosis;
  readonly queues: readonly { readonly id: string; readonly name: string }[];
  readonly disabled: boolean;
  readonly onMapping: (mapping: ImportMapping) => void;
  readonly words: Words;
}) {
  const { diagnosis, queues, disabled, onMapping, words } = props;
  const { say } = words;
  const [fields, setFields] = useState(() => fieldsOf(diagnosis.mapping));
  const columns = [
    { value: "", label: say("data.no-column") },
    ...[...new Set(diagnosis.columns)]
      .filter(Boolean)
      .map((name) => ({ value: name, label: columnLabel(diagnosis, name) })),
  ];
  const set = (change: Partial<MappingFields>): void => {
    setFields({ ...fields, ...change });
  };
  return (
    <form
      className="mapping-form"
      onSubmit={(event) => {
        event.preventDefault();
        onMapping(mappingWithFields(diagnosis.mapping, fields));
      }}
    >
      <p className="note">{say("data.mapping-note")}</p>
      <Choice
        label={say("data.layout")}
        value={fields.layout}
        onValue={(layout) => {
          set({ layout });
        }}
        values={LAYOUTS}
        said={(value) => say(`data.layout-${value}`)}
      />
      {FORM_ROLES.map((role) => (
        <NativeSelect
          key={role}
          label={say(`data.role-${role}`)}
          value={fields.columns[role]}
          data={columns}
          onChange={({ currentTarget }) => {
            set({ columns: { ...fields.columns, [role]: currentTarget.value } });
          }}
        />
      ))}
      {fields.columns.queue !== "" ? null : (
        <NativeSelect
          label={say("data.queue-of-all")}
          value={fields.queue}
          data={[
            { value: "", label: say("data.choose") },
            ...queues.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={({ currentTarget }) => {
            set({ queue: currentTarget.value });
          }}
        />
      )}
      <TextInput
        label={say("data.zone")}
        description={say("data.zone-note")}
        value={fields.zone}
        onChange={({ currentTarget }) => {
          set({ zone: currentTarget.value });
        }}
      />
      <Choice
        label={say("data.date-order")}
        value={fields.dateOrder}
        onValue={(dateOrder) => {
          set({ dateOrder });
        }}
        values={DATE_ORDERS}
        said={(value) => say(`data.dates-${value}`)}
      />
      <Choice
        label={say("data.decimal")}
        value={fields.decimal}
        onValue={(decimal) => {
          set({ decimal });
        }}
        values={DECIMALS}
        said={(value) => say(value === "." ? "data.decimal-point" : "data.decimal-comma")}
      />
      <Choice
        label={say("data.unit")}
        value={fields.unit}
        onValue={(unit) => {
          set({ unit });
        }}
        values={UNITS}
        said={(value) => say(`data.unit-${value}`)}
      />
      <div className="mapping-act">
        <Button type="submit" variant="default" size="compact-sm" disabled={disabled}>
          {say("data.read-so")}
        </Button>
      </div>
    </form>
  );
}

const LAYOUTS = ["intervals", "days", "contacts"] as const;
const DATE_ORDERS = ["ymd", "dmy", "mdy"] as const;
const DECIMALS = [".", ","] as const;
const UNITS = ["s", "min", "h", "ms"] as const;

/** One of a few fixed words. */
function Choice<Value extends string>(props: {
  readonly label: ReactNode;
  readonly value: Value;
  readonly values: readonly Value[];
  readonly said: (value: Value) => string;
  readonly onValue: (value: Value) => void;
}) {
  const { label, value, values, said, onValue } = props;
  return (
    <NativeSelect
      label={label}
      value={value}
      data={values.map((one) => ({ value: one, label: said(one) }))}
      onChange={({ currentTarget }) => {
        const chosen = values.find((one) => one === currentTarget.value);
        if (chosen !== undefined) onValue(chosen);
      }}
    />
  );
}
