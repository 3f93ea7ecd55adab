import type { Actor } from "../people/actor.ts";
import { HttpProblem } from "./problems.ts";

/** Files of partners' people that are being read: one at a time of each, as others wait while one is. */
export class OneUpload {
  readonly #reading = new Set<string>();

  /**
   * Does what reads a file that was sent, unless another one of the same person is being read. Of an organisation's own people as many as they send.
   * @throws HttpProblem 429 `upload-under-way`
   */
  async read<T>({ kind, person, scope, link }: Actor, work: () => Promise<T>): Promise<T> {
    if (scope.partner === null) return work();
    const holder = `${scope.organisation} ${scope.partner} ${kind === "link" ? `link ${link?.id ?? ""}` : `person ${person ?? ""}`}`;
    if (this.#reading.has(holder)) throw underWay();
    this.#reading.add(holder);
    try {
      return await work();
    } finally {
      this.#reading.delete(holder);
    }
  }
}

function underWay(): HttpProblem {
  const detail = "A file of yours is being read. Send this one once the other was answered.";
  return new HttpProblem(429, "upload-under-way", "Too many uploads", detail, [], { "Retry-After": "5" });
}
