/** Where a roster is read for somebody: what they can say beside the file differs. */
export type RosterSurface = "command line" | "upload";

interface SurfaceRemedies {
  readonly order: string;
  readonly month: string;
  readonly weekday: string;
  readonly neither: string;
  readonly code: string;
}

/** What to do about a roster, by where it is read: those who upload one have no options of a command. */
export const ROSTER_REMEDIES: Readonly<Record<RosterSurface, SurfaceRemedies>> = {
  "command line": {
    order: "Say it with --dates dmy (day first) or --dates mdy (month first), or write the dates as 2026-12-24.",
    month: "Say in which month the sheet begins: --month 2026-12.",
    weekday: "Check month and year of the header, or --month and --dates.",
    neither: "Check that this is the right file; for a sheet with mere day numbers say --month 2026-12.",
    code: "Explain it in a legend under the sheet (code, from, to, break) or with --codes.",
  },
  upload: {
    order: "Write the dates as 2026-12-24.",
    month: "Write the days with month and year, such as 2026-12-24.",
    weekday: "Check month and year of the header.",
    neither: "Check that this is the right file; days of a sheet have month and year, such as 2026-12-24.",
    code: "Explain it in a legend under the sheet (code, from, to, break).",
  },
};
