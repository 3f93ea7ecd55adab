/** One rule of working time with its numbers: what a roster is checked by and what the making of one has to keep. */
export type LabourTerms =
  | { readonly id: string; readonly kind: "daily-rest"; readonly hours: number }
  | { readonly id: string; readonly kind: "weekly-rest"; readonly hours: number }
  | {
      readonly id: string;
      readonly kind: "breaks";
      readonly steps: readonly { readonly moreThanHours: number; readonly minutes: number }[];
      readonly leastPartMinutes: number;
      readonly longestStretchHours?: number | undefined;
    }
  | { readonly id: string; readonly kind: "longest-day"; readonly hours: number }
  | { readonly id: string; readonly kind: "longest-week"; readonly hours: number; readonly weeks: number }
  | { readonly id: string; readonly kind: "free-sundays-a-year"; readonly sundays: number }
  | { readonly id: string; readonly kind: "one-free-sunday-in"; readonly weeks: number }
  | {
      readonly id: string;
      readonly kind: "substitute-rest";
      readonly on: "sunday" | "holiday";
      readonly withinDays: number;
    };
