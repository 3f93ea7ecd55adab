import type { FinanceQuestion } from "@springtide/contracts";
import type { financeApi } from "../finance-api.ts";

export type QuestionName = FinanceQuestion["question"];
type Call = NonNullable<Parameters<typeof financeApi.startComparison>[0]>["body"];
type Asked = Extract<Call, { kind: "question" }>["ask"];

/** What somebody chose for a question, as it stands in its fields; "" leaves it to the server. */
export interface QuestionFields {
  readonly subject: string;
  readonly days: string;
  /** Percent. */
  readonly share: string;
  /** Seconds. */
  readonly within: string;
  readonly notices: string;
  readonly weekday: string;
  readonly needs: string;
  /** "18:00-20:00" */
  readonly hours: string;
}

/** The field of a question that says of what it is asked. */
export const SUBJECT_FIELD = {
  "early-season": "trigger",
  "service-target": "queue",
  "stand-by": "agreement",
  notice: "agreement",
  "open-longer": "queue",
} as const satisfies Record<QuestionName, string>;

/** Fields as they stand before anything is chosen. */
export function firstFields(ask: FinanceQuestion): QuestionFields {
  return {
    subject: "",
    days: ask.question === "early-season" ? String(ask.days) : "",
    share: ask.question === "service-target" ? String(Math.round(ask.share * 1000) / 10) : "",
    within: "",
    notices: "",
    weekday: ask.question === "open-longer" ? String(ask.weekday) : "",
    needs: "",
    hours: "",
  };
}

/** The question as it is asked. */
export function askOf(question: QuestionName, fields: QuestionFields): Asked {
  const { subject, days, share, within, notices, weekday, needs, hours } = fields;
  const of = subject === "" ? {} : { [SUBJECT_FIELD[question]]: subject };
  switch (question) {
    case "early-season":
      return { question, ...of, days: Number(days) };
    case "service-target":
      return {
        ...{ question, ...of, share: Number(share) / 100 },
        ...(within === "" ? {} : { withinSeconds: Number(within) }),
      };
    case "stand-by":
      return { question, ...of };
    case "notice": {
      const list = notices.split(/[\s,;]+/).filter((text) => text !== "");
      return { question, ...of, ...(list.length === 0 ? {} : { days: list.map(Number) }) };
    }
    case "open-longer":
      return {
        ...{ question, ...of, weekday: Number(weekday) },
        ...(needs === "" ? {} : { needsPerHour: Number(needs) }),
        ...(hours.trim() === "" ? {} : { hours: hours.trim() }),
      };
  }
}

const COLUMN_OF: Readonly<Record<QuestionName, string>> = {
  "early-season": "foreseen",
  "service-target": "target",
  "stand-by": "without-stand-by",
  notice: "notice-",
  "open-longer": "open-longer-",
};

/** Whether a comparison answers a question of this name: by the columns that stand in it. */
export function answersTo(question: QuestionName, columns: readonly { readonly id: string }[]): boolean {
  const column = COLUMN_OF[question];
  return columns.some(({ id }) => (column.endsWith("-") ? id.startsWith(column) : id === column));
}
