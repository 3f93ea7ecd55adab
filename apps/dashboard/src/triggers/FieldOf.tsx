import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { Dial } from "../what-if/Dial.tsx";
import type { Words } from "../words/words.ts";
import type { DetectorField } from "./detector-fields.ts";
import { fieldId, optionId } from "./field-names.ts";
import type { Draft, Json } from "./draft.ts";
import { isList } from "./draft.ts";
import { QuantityField } from "./QuantityField.tsx";
import { asText, rowsAsText, rowsOfText } from "./row-text.ts";

/** One part of a detector as it is edited. */
export function FieldOf(props: {
  readonly field: DetectorField;
  readonly draft: Draft;
  readonly value: Json | undefined;
  readonly error: ReactNode;
  readonly others: readonly { readonly id: string; readonly name: string }[];
  readonly onValue: (value: Json | undefined) => void;
  readonly words: Words;
}) {
  const { field, draft, value, error, others, onValue, words } = props;
  const { say } = words;
  const label = say(fieldId(field.key));
  const text = asText(value);
  const onText = (written: string): void => {
    onValue(written === "" ? undefined : written);
  };
  switch (field.control) {
    case "number":
      return <NumberField {...props} field={field} label={label} />;
    case "quantity":
      return (
        <QuantityField
          label={label}
          value={text}
          measure={asText(draft["measure"])}
          error={error}
          onValue={onValue}
          words={words}
        />
      );
    case "choice":
      return (
        <NativeSelect
          size="xs"
          label={label}
          error={error}
          data={field.options.map((option) => ({ value: option, label: say(optionId(field.key, option)) }))}
          value={text === "" ? field.options[0] : text}
          onChange={(event) => {
            onValue(event.currentTarget.value);
          }}
        />
      );
    case "trigger":
      return (
        <NativeSelect
          size="xs"
          label={label}
          error={error}
          data={[
            { value: "", label: say("triggers.choose") },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={text}
          onChange={(event) => {
            onValue(event.currentTarget.value);
          }}
        />
      );
    case "triggers": {
      const chosen = isList(value) ? value.map(asText) : [];
      return (
        <Checkbox.Group label={label} error={error} size="xs" value={chosen} onChange={onValue}>
          <div className="cause-parts">
            {others.map(({ id, name }) => (
              <Checkbox key={id} size="xs" value={id} label={name} />
            ))}
          </div>
        </Checkbox.Group>
      );
    }
    case "rows":
      return <RowsField key={field.key} {...props} columns={field.columns} label={label} />;
    default:
      return (
        <TextInput
          size="xs"
          label={label}
          description={say(`triggers.form-of-${field.control}`)}
          error={error}
          value={text}
          onChange={(event) => {
            onText(event.currentTarget.value);
          }}
        />
      );
  }
}

function NumberField(props: {
  readonly field: Extract<DetectorField, { control: "number" }>;
  readonly label: string;
  readonly value: Json | undefined;
  readonly error: ReactNode;
  readonly onValue: (value: Json | undefined) => void;
  readonly words: Words;
}) {
  const { field, label, value, error, onValue, words } = props;
  const { min, max, step } = field;
  const known = typeof value === "number" ? value : null;
  const written = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 1 });
  return (
    <div>
      {field.isDialled !== true || known === null ? null : (
        <Dial
          name={label}
          written={written.format(known)}
          value={Math.min(max, Math.max(min, known))}
          stored={Math.min(max, Math.max(min, known))}
          range={{ min, max, step }}
          onMove={onValue}
          onSettle={onValue}
        />
      )}
      <NumberInput
        size="xs"
        label={field.isDialled === true && known !== null ? undefined : label}
        aria-label={label}
        error={error}
        step={step}
        value={known ?? asText(value)}
        onChange={(next) => {
          onValue(next === "" ? undefined : next);
        }}
      />
    </div>
  );
}

function RowsField(props: {
  readonly columns: readonly string[];
  readonly label: string;
  readonly value: Json | undefined;
  readonly error: ReactNode;
  readonly onValue: (value: Json | undefined) => void;
  readonly words: Words;
}) {
  const { columns, label, value, error, onValue, words } = props;
  const { say } = words;
  return (
    <Textarea
      size="xs"
      label={label}
      description={say("triggers.form-of-rows", { columns: columns.map((column) => say(fieldId(column))).join(" ") })}
      error={error}
      defaultValue={rowsAsText(value, columns)}
      minRows={3}
      rows={Math.min(10, Math.max(3, isList(value) ? value.length + 1 : 3))}
      onChange={(event) => {
        const rows = rowsOfText(event.currentTarget.value, columns);
        onValue(rows.length === 0 ? undefined : rows);
      }}
    />
  );
}
