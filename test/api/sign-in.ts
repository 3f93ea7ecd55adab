import type { RunningServer } from "@springtide/server";

/** A browser of somebody who is signed in, as far as a server is concerned. */
export interface SignedIn {
  /** Asks the server of an address or of a path, with the session's cookie, as a page of its own does. */
  readonly fetch: (address: string, init?: RequestInit) => Promise<Response>;
  /** The cookies, for a browser that is to be signed in. */
  readonly cookies: readonly { readonly name: string; readonly value: string }[];
}

/** What a browser holds on to. */
export class CookieJar {
  readonly #values = new Map<string, string>();

  take(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) this.#values.delete(name);
      else this.#values.set(name, value);
    }
  }

  get cookies(): { readonly name: string; readonly value: string }[] {
    return [...this.#values].map(([name, value]) => ({ name, value }));
  }

  get header(): string {
    return this.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  }
}

/** A browser at a server, that keeps the cookies it is given. */
export function browserAt(url: string, jar = new CookieJar()): SignedIn & { readonly jar: CookieJar } {
  return {
    jar,
    get cookies() {
      return jar.cookies;
    },
    async fetch(address, init = {}) {
      const headers = new Headers(init.headers);
      if (jar.header !== "") headers.set("cookie", jar.header);
      headers.set("origin", headers.get("origin") ?? new URL(url).origin);
      const response = await fetch(new URL(address, url), { ...init, headers });
      jar.take(response);
      return response;
    },
  };
}

const known = new WeakMap<object, Promise<SignedIn>>();

/** The owner of a laptop, signed in by the link that the server printed; once for each server. */
export function signedIn(server: Pick<RunningServer, "url" | "signInLink">): Promise<SignedIn> {
  const before = known.get(server);
  if (before !== undefined) return before;
  const signing = byLink(server);
  known.set(server, signing);
  return signing;
}

async function byLink({ url, signInLink }: Pick<RunningServer, "url" | "signInLink">): Promise<SignedIn> {
  const browser = browserAt(url);
  const token = signInLink?.split("/").at(-1);
  const answer = await post(browser, "/api/sign-in/link", { token });
  if (!answer.ok) throw new Error(`The link did not sign in: ${await answer.text()}`);
  return browser;
}

/** Sends JSON. */
export function post(browser: SignedIn, path: string, body: unknown, method = "POST"): Promise<Response> {
  return browser.fetch(path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}

/** Asks a server as its owner, signed in. */
export async function fetchSignedIn(
  server: Pick<RunningServer, "url" | "signInLink">,
  address: string,
  init?: RequestInit,
): Promise<Response> {
  return (await signedIn(server)).fetch(address, init);
}
