import type { Notice } from "../notifications/notice.ts";

/** What somebody is to be told after a night's run. */
export type NightNotice = Pick<Notice, "key" | "kind" | "subject" | "deadlineAt" | "missed" | "attachment"> & {
  readonly shop: string;
  readonly lines: readonly string[];
};
