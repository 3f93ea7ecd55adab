import type { FinanceQuestion } from "@springtide/contracts";
import type { Figure } from "../read-figure.ts";
import { readFigure } from "../read-figure.ts";

export type QuestionName = FinanceQuestion["question"];

/** What somebody chose for a question, as it stands in its fields; "" leaves it to the server. */
export interface QuestionFields {
  readonly subject: string;
  readonly days: Figure;
  readonly share: Figure;
  /** Seconds. */
  readonly within: Figure;
  readonly notices: string;
  readonly weekday: string;
  readonly needs: Figure;
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
    days: ask.question === "early-season" ? ask.days : "",
    share: ask.question === "service-target" ? ask.share : "",
    within: "",
    notices: "",
    weekday: ask.question === "open-longer" ? String(ask.weekday) : "",
    needs: "",
    hours: "",
  };
}

/** The question as it is asked; what is no figure goes as it was typed. */
export function askOf(
  question: QuestionName,
  fields: QuestionFields,
  locale: string,
): Readonly<Record<string, unknown>> {
  const { subject, days, share, within, notices, weekday, needs } = fields;
  const of = subject === "" ? {} : { [SUBJECT_FIELD[question]]: subject };
  switch (question) {
    case "early-season":
      return { question, ...of, days };
    case "service-target":
      return { question, ...of, share, ...(within === "" ? {} : { withinSeconds: within }) };
    case "stand-by":
      return { question, ...of };
    case "notice": {
      const list = notices.split(/[\s,;]+/).filter((text) => text !== "");
      return { question, ...of, ...(list.length === 0 ? {} : { days: list.map((one) => readFigure(one, locale)) }) };
    }
    case "open-longer":
      return { question, ...of, weekday: Number(weekday), ...(needs === "" ? {} : { needsPerHour: needs }) };
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
