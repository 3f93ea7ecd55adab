import { connection } from "./connection.ts";

/** Told by every request of the page; the server is asked by its shortest answer. */
export const pageConnection = connection(
  async () => {
    try {
      return (await fetch("/api/health", { cache: "no-store" })).ok;
    } catch {
      return false;
    }
  },
  (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => {
      clearTimeout(timer);
    };
  },
);

/** Tells the page whether anybody answered. What the page itself broke off says nothing about the server. */
export const watchedFetch: typeof fetch = async (input, init) => {
  try {
    const response = await fetch(input, init);
    pageConnection.hear(true);
    return response;
  } catch (cause) {
    if (init?.signal?.aborted !== true) pageConnection.hear(false);
    throw cause;
  }
};
