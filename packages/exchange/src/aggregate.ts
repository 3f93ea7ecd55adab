// What `springtide aggregate` reads and writes with: a long log is counted without loading any other reader.
export { aggregateLog } from "./aggregate/aggregate-log.ts";
export type { AggregateRequest } from "./aggregate/aggregate-request.ts";
export type { AggregateReport } from "./aggregate/aggregate-report.ts";
export { STANDARD_INPUT } from "./csv/byte-source.ts";
export { DELIMITERS } from "./csv/delimiter.ts";
export { ENCODINGS } from "./csv/decoded-bytes.ts";
