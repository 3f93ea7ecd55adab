import { Switch } from "@mantine/core";

/** Some of a list, chosen one by one. */
export function Ticks(props: {
  readonly legend: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
}) {
  const { legend, options, chosen, onChosen } = props;
  return (
    <fieldset className="people-ticks">
      <legend>{legend}</legend>
      {options.map(({ value, label }) => (
        <Switch
          key={value}
          label={label}
          checked={chosen.includes(value)}
          onChange={({ currentTarget }) => {
            const others = chosen.filter((other) => other !== value);
            onChosen(currentTarget.checked ? [...others, value] : others);
          }}
        />
      ))}
    </fieldset>
  );
}
