import type { serviceRoutes } from "@springtide/contracts";
import { openApiDocument } from "@springtide/contracts";
import type { Store } from "@springtide/store";
import { FileAnswer } from "../http/answer.ts";
import type { Handlers } from "../http/call.ts";
import { HttpProblem } from "../http/problems.ts";
import { ReadyAnswer } from "../http/ready-answer.ts";
import { problemList, problemPage } from "./problem-pages.ts";
import { REFERENCE_CSS, REFERENCE_JS } from "./reference-files.ts";
import { whyNotReady } from "./readiness.ts";
import { referencePage } from "./reference-page.ts";

export interface ServiceNeeds {
  readonly version: string;
  readonly store: Store;
}

const CACHED = { "Cache-Control": "public, max-age=3600" };

/** What the service says of itself. */
export function serviceHandlers({ version, store }: ServiceNeeds): Handlers<typeof serviceRoutes> {
  // Made when first asked for: it takes a moment that no start should wait for.
  let description: Promise<ReadyAnswer> | null = null;
  let reference: string | null = null;
  const html = (text: string): FileAnswer => new FileAnswer(text, "text/html", null);
  return {
    health: () => Promise.resolve({ status: "ok", version }),
    ready: async () => {
      const why = await whyNotReady(store.health);
      if (why !== null) throw new HttpProblem(503, "not-ready", "Not ready", why, [], { "Retry-After": "2" });
      return { status: "ready" };
    },
    openApi: () => (description ??= ReadyAnswer.of(JSON.stringify(openApiDocument(version)))),
    reference: () => Promise.resolve(html((reference ??= referencePage(openApiDocument(version))))),
    referenceFile: ({ params: { file } }) =>
      Promise.resolve(
        file === "reference.css"
          ? new FileAnswer(REFERENCE_CSS, "text/css", null, { headers: CACHED })
          : new FileAnswer(REFERENCE_JS, "text/javascript", null, { headers: CACHED }),
      ),
    listProblems: () => Promise.resolve(html(problemList())),
    getProblem: ({ params: { code } }) => Promise.resolve(html(problemPage(code))),
  };
}
