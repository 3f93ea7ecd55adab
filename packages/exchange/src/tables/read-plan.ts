import { parseOrRefuse, Plan } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { readTextFile } from "../files/read-text-file.ts";

const NEWEST_VERSION = 5;

/**
 * Reads a plan that Springtide wrote (`plan.json`, or `plan.json.gz`).
 * @throws Refusal if it is not JSON, not a plan, a plan of another version of the contract, or a plan that was changed by hand
 */
export async function readPlan(path: string): Promise<Plan> {
  const text = await readTextFile({ path, what: "a plan", largestMegabytes: 500 });
  const value = parsedJson(text, path);
  refuseOtherContracts(value, path);
  return parseOrRefuse(Plan, value, path);
}

function parsedJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Refusal({
      code: "json-not-well-formed",
      place: { file },
      found: `something that is not JSON (${error.message})`,
      rule: "a plan is a JSON file, whole",
      remedy: "It may have been cut off or edited: write it again with springtide plan.",
    });
  }
}

function refuseOtherContracts(value: unknown, file: string): void {
  const { contract, version } = isRecord(value) ? value : {};
  if (contract !== "springtide-plan")
    throw new Refusal({
      code: "not-a-plan",
      place: { file, field: "/contract" },
      found: contract === undefined ? "JSON that does not say what it is" : `"contract": ${JSON.stringify(contract)}`,
      rule: 'a plan says "contract": "springtide-plan"',
      remedy: "Name the plan.json that springtide plan wrote.",
    });
  if (version !== NEWEST_VERSION)
    throw new Refusal({
      code: "plan-version-unknown",
      place: { file, field: "/version" },
      found: version === undefined ? "no version" : `version ${JSON.stringify(version)}`,
      rule: `this Springtide reads version ${NEWEST_VERSION}`,
      remedy:
        typeof version === "number" && version > NEWEST_VERSION
          ? "It was written by a newer Springtide: update this one."
          : "Write the plan again with springtide plan.",
    });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
