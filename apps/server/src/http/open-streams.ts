import type { Response } from "express";
import type { Streaming } from "./call.ts";
import { beginEvents } from "./events.ts";

/** The streams of events that are open now. */
export class OpenStreams {
  readonly #open = new Set<Response>();

  /** Sends events until there are no more, or either side ends the connection. */
  async run(response: Response, send: Streaming<unknown>): Promise<void> {
    this.#open.add(response);
    const tell = beginEvents(response, () => this.#open.delete(response));
    await send(tell);
    response.end();
  }

  /** Ends every stream, so that the server can stop. */
  close(): void {
    for (const response of this.#open) response.end();
  }
}
