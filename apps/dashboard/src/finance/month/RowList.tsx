import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { Words } from "../../words/words.ts";

/** Rows of fields one below the other, each with the way to remove it, and the way to add one. */
export function RowList<Row>(props: {
  readonly title: string;
  readonly addText: string;
  readonly rows: readonly Row[];
  /** What a row is before anything is typed. */
  readonly first: Row;
  /** What is wrong with the list as a whole. */
  readonly error: string | null;
  readonly words: Words;
  readonly onChange: (rows: Row[]) => void;
  /** The fields of one row; `put` changes some of them. */
  readonly fields: (row: Row, at: number, put: (change: Partial<Row>) => void) => ReactNode;
}) {
  const { title, addText, rows, first, error, words, onChange, fields } = props;
  const { say } = words;
  return (
    <fieldset className="finance-list">
      <legend>{title}</legend>
      {rows.map((row, i) => (
        <div key={i} className="finance-list-item">
          {fields(row, i, (change) => {
            onChange(rows.map((one, j) => (j === i ? { ...one, ...change } : one)));
          })}
          <Button
            variant="default"
            size="compact-sm"
            aria-label={say("finance.remove-of", { number: i + 1 })}
            onClick={() => {
              onChange(rows.filter((_, j) => j !== i));
            }}
          >
            {say("finance.remove")}
          </Button>
        </div>
      ))}
      {error === null ? null : (
        <p className="trouble" role="alert" lang="en">
          {error}
        </p>
      )}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            onChange([...rows, first]);
          }}
        >
          {addText}
        </Button>
      </div>
    </fieldset>
  );
}
