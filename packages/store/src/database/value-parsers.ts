import { types } from "@electric-sql/pglite";

const text = (value: string): string => value;

/**
 * What columns become in JavaScript, by their type's number in PostgreSQL, the same whichever one answers: days stay days,
 * instants are ISO 8601 in UTC.
 */
export const valueParsers: Readonly<Record<number, (value: string) => unknown>> = {
  [types.INT8]: Number,
  [types.NUMERIC]: Number,
  [types.DATE]: text,
  [types.TIMESTAMPTZ]: (value) => new Date(value).toISOString(),
};
