import { readFile } from "node:fs/promises";
import type { SurveyFile } from "@springtide/contracts";
import { parseOrRefuse, SurveyFile as SurveyFileShape } from "@springtide/contracts";

const NO_SURVEYS: SurveyFile = { title: "Surveys", note: "None are stored.", surveys: [] };

/** Reads the survey figures that are shown as priors with their source. @throws Refusal if the file is not of that form */
export async function readSurveys(path: string | null): Promise<SurveyFile> {
  if (path === null) return NO_SURVEYS;
  const value: unknown = JSON.parse(await readFile(path, "utf8"));
  return parseOrRefuse(SurveyFileShape, value, path);
}
