import { TextInput } from "@mantine/core";
import { useState } from "react";

/** Stretches of a day as they are typed: a comma that ends the text stays until the next stretch follows. */
export function StretchInput(props: {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const { value, onChange, ...rest } = props;
  const [typed, type] = useState(value);
  return (
    <TextInput
      {...rest}
      value={withoutEnd(typed) === withoutEnd(value) ? typed : value}
      onChange={({ currentTarget }) => {
        type(currentTarget.value);
        onChange(currentTarget.value);
      }}
    />
  );
}

function withoutEnd(text: string): string {
  return text
    .replace(/\s*,\s*/g, ",")
    .replace(/[,\s]+$/, "")
    .trim();
}
