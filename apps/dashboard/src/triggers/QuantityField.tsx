import { NumberInput } from "@mantine/core";
import type { ReactNode } from "react";
import { Dial } from "../what-if/Dial.tsx";
import type { Words } from "../words/words.ts";
import type { Json } from "./draft.ts";

/** How far a threshold may be dragged, by unit; typed it may be anything. */
const RANGES: Readonly<Record<string, { readonly min: number; readonly max: number; readonly step: number }>> = {
  C: { min: -20, max: 45, step: 0.5 },
  F: { min: 0, max: 115, step: 1 },
  mm: { min: 0, max: 80, step: 0.5 },
  in: { min: 0, max: 4, step: 0.05 },
  h: { min: 0, max: 16, step: 0.5 },
};

/** A number with its unit, "18 C", dragged or typed; the unit is that of the measure. */
export function QuantityField(props: {
  readonly label: string;
  readonly value: string;
  readonly measure: string;
  readonly error: ReactNode;
  readonly onValue: (value: Json | undefined) => void;
  readonly words: Words;
}) {
  const { label, value, measure, error, onValue, words } = props;
  const unit = unitOf(value, measure);
  const parsed = Number.parseFloat(value);
  const range = RANGES[unit] ?? { min: 0, max: 100, step: 1 };
  const number = Number.isNaN(parsed) ? null : parsed;
  const written = `${new Intl.NumberFormat(words.locale, { maximumFractionDigits: 2 }).format(number ?? 0)} ${UNIT_SIGNS[unit] ?? unit}`;
  const set = (next: number | string): void => {
    onValue(next === "" ? undefined : `${String(next)} ${unit}`);
  };
  return (
    <div>
      <Dial
        name={label}
        written={written}
        value={Math.min(range.max, Math.max(range.min, number ?? range.min))}
        stored={Math.min(range.max, Math.max(range.min, number ?? range.min))}
        range={range}
        onMove={set}
        onSettle={set}
      />
      <NumberInput
        size="xs"
        aria-label={label}
        error={error}
        step={range.step}
        value={number ?? ""}
        suffix={` ${UNIT_SIGNS[unit] ?? unit}`}
        onChange={set}
      />
    </div>
  );
}

const UNIT_SIGNS: Readonly<Record<string, string>> = { C: "°C", F: "°F" };

/** Degrees stay in the scale they were written in. */
function unitOf(value: string, measure: string): string {
  if (measure === "precipitation") return /in$/.test(value) ? "in" : "mm";
  if (measure === "sunshine") return "h";
  return /F$/.test(value) ? "F" : "C";
}
