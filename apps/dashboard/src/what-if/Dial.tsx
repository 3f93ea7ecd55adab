import { Slider } from "@mantine/core";
import { useId } from "react";

interface Props {
  readonly name: string;
  /** What the value is, for those who only hear the name; said by the page around it otherwise. */
  readonly meaning?: string;
  readonly written: string;
  readonly value: number;
  /** What the stored plan has: marked on the scale. */
  readonly stored: number;
  readonly range: { readonly min: number; readonly max: number; readonly step: number };
  readonly onMove: (value: number) => void;
  readonly onSettle: (value: number) => void;
}

/** A slider with its name and value in words; the stored plan's value is a mark on its track. */
export function Dial({ name, meaning, written, value, stored, range, onMove, onSettle }: Props) {
  const id = useId();
  return (
    <div className="dial">
      <div className="dial-words">
        <span id={id}>
          {name}
          {meaning === undefined ? null : <span className="hidden-visually">, {meaning}</span>}
        </span>
        <output>{written}</output>
      </div>
      <Slider
        {...range}
        value={value}
        marks={[{ value: stored }]}
        label={null}
        color="cyan"
        size="sm"
        thumbProps={{ "aria-labelledby": id }}
        thumbValueText={written}
        onChange={(next) => {
          onMove(rounded(next));
        }}
        onChangeEnd={(next) => {
          onSettle(rounded(next));
        }}
      />
    </div>
  );
}

/** Steps of a slider add up in binary; two digits are meant. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
