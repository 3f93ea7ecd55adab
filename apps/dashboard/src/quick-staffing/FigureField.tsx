import { Slider, TextInput } from "@mantine/core";
import type { Finding } from "@springtide/refusal";
import type { ReactNode } from "react";
import type { Words } from "../words/words.ts";
import { FieldError } from "./FieldError.tsx";
import { figureKept, figureOn, figureShown } from "./typed-figure.ts";

interface Props {
  readonly name: string;
  readonly note?: ReactNode;
  /** As it is kept. */
  readonly figure: string;
  readonly placeholder?: string;
  readonly findings: readonly Finding[] | undefined;
  readonly onFigure: (figure: string) => void;
  readonly words: Words;
}

/** A figure to be typed, with what is wrong with it below. */
export function FigureField({ name, note, figure, placeholder, findings, onFigure, words }: Props) {
  return (
    <TextInput
      label={name}
      description={note}
      inputWrapperOrder={["label", "input", "error", "description"]}
      inputMode="decimal"
      autoComplete="off"
      placeholder={placeholder}
      value={figureShown(figure, words.locale)}
      error={findings === undefined ? null : <FieldError findings={findings} />}
      onChange={({ currentTarget }) => {
        onFigure(figureKept(currentTarget.value));
      }}
    />
  );
}

/** A figure to be typed or slid. */
export function SlidingField({
  range,
  ...props
}: Props & { readonly range: { readonly min: number; readonly max: number; readonly step: number } }) {
  const { name, figure, onFigure, words } = props;
  const value = figureOn(figure, range);
  return (
    <div>
      <FigureField {...props} />
      <Slider
        {...range}
        value={value}
        label={null}
        color="cyan"
        size="sm"
        mt={8}
        mb={4}
        thumbLabel={name}
        thumbValueText={words.count(value)}
        onChange={(next) => {
          onFigure(String(next));
        }}
      />
    </div>
  );
}
