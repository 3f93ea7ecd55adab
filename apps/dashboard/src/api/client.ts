import type { ParamsOf, ResponseOf, Route } from "@springtide/contracts";
import { Problem, routes } from "@springtide/contracts";

/** The server answered with a problem document, or not at all. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/**
 * Asks one route of the contract and parses its answer.
 * @throws ApiProblem with the server's problem document, or one of our own where there is no readable answer.
 */
type Routes = typeof routes;
type AskedName = { [Name in keyof Routes]: Routes[Name] extends Route ? Name : never }[keyof Routes];

export async function ask<Name extends AskedName>(
  name: Name,
  parameters: ParamsOf<Routes[Name]>,
  signal?: AbortSignal,
): Promise<ResponseOf<Routes[Name]>> {
  const route = routes[name];
  const response = await reach(addressOf(route.path, parameters), {
    headers: { accept: "application/json" },
    ...(signal === undefined ? {} : { signal }),
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new ApiProblem(problemOf(response.status, body));
  const parsed = route.response.safeParse(body);
  if (parsed.success) return parsed.data as ResponseOf<Routes[Name]>;
  throw new ApiProblem(unreadable(response.status, parsed.error.issues[0]?.message ?? "no reason given"));
}

/** "/api/shops/:shop/plan" with its parameters filled in. */
export function addressOf(path: string, parameters: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(parameters[key] ?? ""));
}

/** @throws ApiProblem where nobody answers; what ended it where the signal did */
export async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (cause) {
    if (init.signal?.aborted === true) throw cause;
    throw new ApiProblem({
      type: "about:blank",
      title: "Springtide does not answer",
      status: 0,
      detail: "The page is here, but the server behind it cannot be reached. See that it is running, then try again.",
      code: "server-unreachable",
      errors: [],
    });
  }
}

/** The problem document of an answer, or one of ours where it has none that can be read. */
export function problemOf(status: number, body: unknown): Problem {
  const parsed = Problem.safeParse(body);
  return parsed.success ? parsed.data : unreadable(status, `status ${String(status)} without a problem document`);
}

function unreadable(status: number, reason: string): Problem {
  return {
    type: "about:blank",
    title: "The server's answer could not be read",
    status,
    detail: `It does not follow the agreed form (${reason}). Page and server may be of different versions: reload the page.`,
    code: "answer-not-understood",
    errors: [],
  };
}
