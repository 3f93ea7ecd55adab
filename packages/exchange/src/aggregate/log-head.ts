import { timeZone } from "@springtide/calendar";
import type { Delimiter } from "../csv/delimiter.ts";
import type { HeadRequest } from "../csv/records-head.ts";
import type { AggregateRequest } from "./aggregate-request.ts";
import type { CountingPlan } from "./log-count.ts";
import { isLogHeader, logColumns } from "./log-columns.ts";
import { logForm } from "./log-form.ts";

/** What the first rows of a log tell. */
export interface LogHead {
  readonly header: readonly string[];
  readonly delimiter: Delimiter;
  readonly counting: CountingPlan;
}

/** What to ask of the reader of records, so that it tells the head of a log. */
export function headRequest(request: AggregateRequest, file: string, onHead: (head: LogHead) => void): HeadRequest {
  const { path, columns: named, form, setAside, intervalMinutes, zone, delimiter, encoding, cancel } = request;
  return {
    path,
    file,
    encoding: encoding ?? "found",
    delimiter,
    cancel,
    isHeader: (columns) => isLogHeader(columns, named),
    onHeader(header, found, firstRows) {
      const plan = logColumns(header, named, file);
      const rowForm = logForm(plan, firstRows(), { ...form, logZone: form.logZone ?? timeZone(zone).name });
      const keepReasons = setAside !== undefined;
      const counting = { file, plan, form: rowForm, zone, intervalMinutes, keepReasons };
      onHead({ header, delimiter: found, counting });
    },
  };
}
