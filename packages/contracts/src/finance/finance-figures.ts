import { z } from "zod";
import { LedgerLine, PricedEconomics, SeasonSpread, SurveyPrior } from "../plan-economics.ts";
import { Id } from "../units.ts";

const month = LedgerLine.shape.month;

/** Budget, plan and what was paid in one month. */
const MonthFigures = z.strictObject({
  month,
  budget: z.number(),
  plan: z.number(),
  actual: z.number().nullable().meta({ description: "Null where nothing is booked of the month." }),
  forecast: z.number().meta({ description: "What was paid where it is known, else the plan." }),
});

/** What the months of a fiscal year come to, as far as a plan and the books tell of it. */
const YearFigures = z.strictObject({
  fiscalYear: z.int().meta({ description: "The calendar year in which it ends." }),
  firstMonth: month.meta({ description: "First of its months that there are figures of." }),
  lastMonth: month,
  budget: z.number(),
  plan: z.number(),
  forecast: z.number().meta({ description: "At the end of the year: what was paid where it is known, else the plan." }),
  actualUntil: month.nullable().meta({ description: "Last month that is booked; null where none is." }),
});

/** Money that leaves on a day. */
export const CashDay = z.strictObject({
  day: z.iso.date(),
  kind: LedgerLine.shape.kind,
  subject: Id,
  amount: z.number(),
  ofMonth: month.meta({ description: "In which it was worked." }),
});
export type CashDay = z.infer<typeof CashDay>;

/** The figures behind the pictures of a plan's money. */
export const FinanceFigures = z.object({
  planVersion: z.int().positive(),
  currency: z.string(),
  months: z.array(MonthFigures),
  years: z
    .array(YearFigures)
    .meta({ description: "The months by fiscal year, as the settings of the books begin it." }),
  cash: z.array(CashDay).meta({ description: "In order of days." }),
  season: z
    .strictObject({ spread: SeasonSpread, byPath: z.array(z.number()) })
    .nullable()
    .meta({ description: "What each possible season costs once it is known; the worst tenth's mean is its CVaR." }),
  frontier: PricedEconomics.shape.frontier,
  lost: z
    .strictObject({
      needs: z.number(),
      lost: z.number(),
      value: SeasonSpread,
      perLostCustomer: z.number(),
      priors: z.array(SurveyPrior).meta({ description: "Surveys' figures that stand in until own data speak." }),
    })
    .nullable(),
});
export type FinanceFigures = z.output<typeof FinanceFigures>;
