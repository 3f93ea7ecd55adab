import { peopleRoutes } from "@springtide/contracts";
import type { z } from "zod";
import { addressOf, ApiProblem, problemOf, reach } from "../api/client.ts";

type PeopleRoute = keyof typeof peopleRoutes;

type Answer<Name extends PeopleRoute> = z.output<(typeof peopleRoutes)[Name]["response"]>;

/**
 * Asks one route about people and parses its answer.
 * @throws ApiProblem with the server's problem document
 */
export async function askPeople<Name extends PeopleRoute>(
  name: Name,
  parameters: Readonly<Record<string, string>> = {},
  body?: object,
): Promise<Answer<Name>> {
  const { method, path, response: schema } = peopleRoutes[name];
  const answer = await reach(addressOf(path, parameters), {
    method: method.toUpperCase(),
    headers: { accept: "application/json", ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const json: unknown = answer.status === 204 ? undefined : await answer.json().catch(() => undefined);
  if (!answer.ok) throw new ApiProblem(problemOf(answer.status, json));
  const parsed: z.ZodSafeParseResult<unknown> = schema.safeParse(json);
  if (!parsed.success) throw new ApiProblem(problemOf(answer.status, undefined));
  return parsed.data as Answer<Name>;
}
