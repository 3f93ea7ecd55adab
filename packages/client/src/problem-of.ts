import { Problem } from "@springtide/contracts";
import { ApiProblem, notUnderstood } from "./api-problem.ts";

/** The problem document of a refusal, or one of ours where it has none that can be read. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const parsed = Problem.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return new ApiProblem(parsed.data, response.headers.get("etag"));
  return notUnderstood(response.status, `status ${String(response.status)} without a problem document`);
}
