import type { z } from "zod";

const NEEDED: Readonly<Record<string, string>> = {
  string: "text is needed here",
  number: "a number is needed here",
  int: "a whole number is needed here",
  boolean: "true or false is needed here",
  array: "a list is needed here, each item after a dash",
  object: "a group of keys is needed here, not a single value or a list",
  record: "a group of keys is needed here, not a single value or a list",
};

/**
 * The rule that a value breaks, in the words of a person who writes shop files and has never seen a schema. Rules that a
 * schema states itself come first; this is for all others. Null leaves the schema library's own words.
 */
export function ruleOf(issue: z.core.$ZodRawIssue): string | null {
  switch (issue.code) {
    case "invalid_type":
      return NEEDED[issue.expected] ?? null;
    case "invalid_value":
      return issue.values.length === 1
        ? `it can only be ${String(issue.values[0])}`
        : "it must be one of the words that are known here";
    case "too_small":
      return rangeRule(issue.origin, Number(issue.minimum), issue.inclusive === true ? "at least" : "more than");
    case "too_big":
      return rangeRule(issue.origin, Number(issue.maximum), issue.inclusive === true ? "at most" : "less than");
    case "invalid_union":
      return issue.discriminator === undefined
        ? "it fits none of the forms that are known here"
        : `${issue.discriminator} says what it is, and must be one of the words that are known here`;
    default:
      return null;
  }
}

function rangeRule(origin: string, limit: number, relation: string): string {
  if (origin === "array")
    return limit === 1 && relation === "at least"
      ? "the list cannot be empty"
      : `the list has ${relation} ${limit} items`;
  if (origin === "string")
    return limit === 1 && relation === "at least"
      ? "the text cannot be empty"
      : `the text has ${relation} ${limit} letters`;
  return `it must be ${relation} ${limit}`;
}
