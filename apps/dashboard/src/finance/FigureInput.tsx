import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { Words } from "../words/words.ts";
import { inEnglish } from "./in-english.tsx";
import type { Figure } from "./read-figure.ts";
import { figureText, readFigure } from "./read-figure.ts";

/** So many digits say as much as a number holds: parts of a hundred leave no tail. */
const DIGITS = 12;

/** A field for a figure. What was typed stays as it is: nothing is rounded, cut or taken for nothing; a figure that is none is told apart by who reads it. */
export function FigureInput(props: {
  readonly label: string;
  readonly value: Figure;
  /** How many of what is typed make one of the value: 100 for percent of a share; a hundredth for cents of an amount. */
  readonly per?: number;
  readonly size?: "xs";
  readonly error: string | null;
  readonly words: Words;
  readonly onChange: (value: Figure) => void;
}) {
  const { label, value, per = 1, size, error, words, onChange } = props;
  const { locale } = words;
  const read = (text: string): Figure => {
    const figure = readFigure(text, locale);
    return typeof figure === "string" ? figure : Number((figure / per).toPrecision(DIGITS));
  };
  const written = typeof value === "string" ? value : figureText(Number((value * per).toPrecision(DIGITS)), locale);
  const [typed, type] = useState(written);
  return (
    <TextInput
      {...(size === undefined ? {} : { size })}
      label={label}
      inputMode="decimal"
      value={read(typed) === value ? typed : written}
      error={inEnglish(error)}
      onChange={({ currentTarget }) => {
        type(currentTarget.value);
        onChange(read(currentTarget.value));
      }}
    />
  );
}
