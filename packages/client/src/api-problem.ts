import type { Problem } from "@springtide/contracts";

/** The server answered with a problem document, or not at all. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly problem: Problem;
  /** Which version is there now, where a change came too late. */
  readonly etag: string | null;

  constructor(problem: Problem, etag: string | null = null) {
    super(problem.detail);
    this.problem = problem;
    this.etag = etag;
  }
}

/** An answer that is not as agreed. */
export function notUnderstood(status: number, reason: string): ApiProblem {
  return new ApiProblem({
    type: "/api/problems/answer-not-understood",
    title: "The server's answer could not be read",
    status,
    detail: `It does not follow the agreed form (${reason}). Page and server may be of different versions: reload the page.`,
    code: "answer-not-understood",
    errors: [],
  });
}

/** Nobody answered. */
export function unreachable(): ApiProblem {
  return new ApiProblem({
    type: "/api/problems/server-unreachable",
    title: "Springtide does not answer",
    status: 0,
    detail: "The page is here, but the server behind it cannot be reached. See that it is running, then try again.",
    code: "server-unreachable",
    errors: [],
  });
}
