import type { AnyRoute } from "../routes/route.ts";
import { routes } from "../routes/all-routes.ts";
import type { JsonSchema } from "./component-schemas.ts";
import { componentSchemas } from "./component-schemas.ts";
import type { Operation } from "./operation.ts";
import { operationOf } from "./operation.ts";

/** The whole API as OpenAPI 3.1 describes it. */
export interface OpenApiDocument {
  readonly openapi: "3.1.0";
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes: Readonly<Record<string, JsonSchema>>;
  };
}

const DESCRIPTION =
  "When the next flood of contacts comes, how many people it needs, and how to get them. Whatever is refused is answered with a problem document (RFC 9457) whose `code` is explained at its `type`, and whose `errors` name each place, what was found, the rule and the remedy. Keys that are not known are refused, in bodies and behind the question mark.";

const COOKIE =
  "Set by signing in. Where a server answers one machine alone, without TLS, it is called springtide-PORT-session, by its port.";

/** Describes the API for programs, from the same definitions that its server checks requests by. */
export function openApiDocument(
  version: string,
  described: Readonly<Record<string, AnyRoute>> = routes,
): OpenApiDocument {
  const components = componentSchemas(described);
  const paths: Record<string, Record<string, Operation>> = {};
  for (const [name, route] of Object.entries(described)) {
    const path = route.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method]: operationOf(name, route, components) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Springtide", version, description: DESCRIPTION },
    servers: [{ url: "/" }],
    tags: [...new Set(Object.values(described).map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: components.schemas,
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "__Host-springtide-session", description: COOKIE },
        token: { type: "http", scheme: "bearer", description: "An API token, made under an account." },
      },
    },
  };
}
