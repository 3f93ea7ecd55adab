import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import { problemCodes } from "./problem-codes.ts";
import type { Problem } from "./problem.ts";

/** What a problem document says, as a command refuses it: its findings, or what it says as a whole. */
export function refusalOfProblem({ code, status, detail, errors }: Problem): Refusal {
  if (errors.length > 0) return new Refusal(errors.map(findingFrom));
  const known = Object.entries(problemCodes).find(([name]) => name === code)?.[1];
  return new Refusal({
    code,
    place: {},
    found: `the answer ${status} (${code})`,
    rule: `${detail.charAt(0).toLowerCase()}${detail.slice(1).replace(/\.$/, "")}`,
    remedy: known?.remedy ?? `See what ${code} means in the API's reference.`,
  });
}

/** What was found, without the parts of a place that it does not name. */
function findingFrom({ place: { file, row, column, field }, ...told }: Problem["errors"][number]): Finding {
  const place = {
    ...(file === undefined ? {} : { file }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
    ...(field === undefined ? {} : { field }),
  };
  return { ...told, place };
}
