import { expect, it } from "vitest";
import { OneUpload } from "../src/http/one-upload.ts";
import type { Actor } from "../src/people/actor.ts";

const pat: Actor = {
  ...{ scope: { organisation: 1, partner: "northwind" }, person: 7, name: "Pat" },
  ...{ roles: ["partner"], agreements: null, kind: "person" },
};

it("reads one file at a time of each of a partner's people, by a token as well", async () => {
  const uploads = new OneUpload();
  let end: (read: string) => void = () => undefined;
  const first = uploads.read(pat, () => new Promise<string>((resolve) => (end = resolve)));
  const next = (who: Partial<Actor>) => uploads.read({ ...pat, ...who }, () => Promise.resolve("read"));
  for (const kind of ["person", "token"] as const)
    await expect(next({ kind })).rejects.toMatchObject({
      problem: { status: 429, code: "upload-under-way" },
      headers: { "Retry-After": "5" },
    });
  // Nobody else waits for it.
  expect(await next({ person: 8 })).toBe("read");
  expect(await next({ scope: { organisation: 2, partner: "northwind" } })).toBe("read");
  expect(await next({ scope: { organisation: 1, partner: null } })).toBe("read");
  end("first");
  expect(await first).toBe("first");
  expect(await next({})).toBe("read");
  await expect(uploads.read(pat, () => Promise.reject(new Error("not a table")))).rejects.toThrow("not a table");
  expect(await next({})).toBe("read");
});
