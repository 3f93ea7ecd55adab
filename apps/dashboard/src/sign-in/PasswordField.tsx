import { PasswordInput } from "@mantine/core";

/** A password, in a field that password managers know: one that is there, or a new one. */
export function PasswordField(props: {
  readonly label: string;
  readonly isNew: boolean;
  readonly value: string;
  readonly onChange: (password: string) => void;
}) {
  const { label, isNew, value, onChange } = props;
  return (
    <PasswordInput
      label={label}
      autoComplete={isNew ? "new-password" : "current-password"}
      required
      value={value}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}
