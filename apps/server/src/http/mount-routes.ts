import type { Route, RouteBody, RouteName, RouteParams, RouteResponse } from "@springtide/contracts";
import { parseOrRefuse, routes, streams } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { Express } from "express";
import { json } from "express";
import { HttpProblem, notJson, requestRefused, sendMethodNotAllowed, sendProblem } from "./problems.ts";
import { ReadyAnswer } from "./ready-answer.ts";

/** What answers each route of the contract. */
export type RouteHandlers = {
  readonly [Name in RouteName]: (
    params: RouteParams<Name>,
    ...body: RouteBody<Name> extends undefined ? [] : [body: RouteBody<Name>]
  ) => Promise<RouteResponse<Name> | ReadyAnswer>;
};

/**
 * Gives every route of the contract its handler.
 * @param checkAnswers whether each answer is held against its schema before it leaves
 */
export function mountRoutes(app: Express, handlers: RouteHandlers, checkAnswers: boolean): void {
  const mount = routeMounter(app, checkAnswers);
  mount(routes.health, handlers.health);
  mount(routes.listShops, handlers.listShops);
  mount(routes.getShop, handlers.getShop);
  mount(routes.getPlan, handlers.getPlan);
  mount(routes.listSurveys, handlers.listSurveys);
  const mountWithBody = bodyRouteMounter(app, checkAnswers);
  mountWithBody(routes.staff, handlers.staff);
  mountWithBody(routes.simulate, handlers.simulate);
  mountWithBody(routes.simulatePlan, handlers.simulatePlan);
  mountWithBody(routes.mixSkills, handlers.mixSkills);
}

/** Says what is wrong with any other address of the API. To be called after all that it has. */
export function mountUnknownAddresses(app: Express): void {
  const all = [...Object.values(routes), ...Object.values(streams)];
  const postPaths = all.flatMap(({ method, path }) => (method === "post" ? [path] : []));
  const getPaths = all.flatMap(({ method, path }) => (method === "get" ? [path] : []));
  app.all(postPaths, ({ method }, response) => {
    sendMethodNotAllowed(response, method, ["POST"]);
  });
  app.all(getPaths, ({ method }, response) => {
    sendMethodNotAllowed(response, method, ["GET", "HEAD"]);
  });
  app.use("/api", ({ originalUrl }, response) => {
    const detail = `The API has no address ${originalUrl}.`;
    sendProblem(response, new HttpProblem(404, "no-such-address", "Not found", detail));
  });
}

type Parsed<Params extends Route["params"]> = ReturnType<typeof parseOrRefuse<Params>>;

function routeMounter(app: Express, checkAnswers: boolean) {
  return <Params extends Route["params"]>(
    { path, params, response: schema }: Route & { readonly params: Params },
    handler: (params: Parsed<Params>) => Promise<unknown>,
  ): void => {
    app.get(path, async (request, response) => {
      const answer = await handler(readRequest(() => parseOrRefuse(params, request.params)));
      if (answer instanceof ReadyAnswer) return answer.send(request, response);
      if (checkAnswers) schema.parse(answer);
      response.json(answer);
    });
  };
}

/** For routes that take a body: JSON, held to its schema before the handler sees it. */
function bodyRouteMounter(app: Express, checkAnswers: boolean) {
  return <Params extends Route["params"], Body extends NonNullable<Route["body"]>>(
    { path, params, body, response: schema }: Route & { readonly params: Params; readonly body: Body },
    handler: (params: Parsed<Params>, body: ReturnType<typeof parseOrRefuse<Body>>) => Promise<unknown>,
  ): void => {
    app.post(path, json(), async (request, response) => {
      if (request.is("json") === false) throw notJson();
      const answer = await handler(
        readRequest(() => parseOrRefuse(params, request.params)),
        readRequest(() => parseOrRefuse(body, request.body)),
      );
      if (checkAnswers) schema.parse(answer);
      response.json(answer);
    });
  };
}

/** What cannot be parsed here is the request's fault, not that of anything stored. */
export function readRequest<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw error instanceof Refusal ? requestRefused(error) : error;
  }
}
