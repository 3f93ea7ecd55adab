import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { routes } from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { peopleNeeds, peopleSettings, runAccountCommand, serve } from "@springtide/server";
import { openStore } from "@springtide/store";
import { databases, SECRET_KEY } from "../databases/databases.ts";
import type { MailServer } from "./mail-server.ts";
import { mailServer } from "./mail-server.ts";
import { browserAt } from "./sign-in.ts";

const PASSWORD = "kettle tram orbit 41 walnut";
const PUBLIC = "https://plan.example.com";
const people = peopleSettings({ SPRINGTIDE_PUBLIC_URL: PUBLIC });

describe.each(databases)("links for somebody else, with the store on $name", (under) => {
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let server: RunningServer;
  let mail: MailServer;
  let owner: ReturnType<typeof browserAt>;

  beforeAll(async () => {
    place = await under.place();
    const store = await openStore(place);
    const account = { do: "create-owner", email: "olga@example.com", name: "Olga", password: PASSWORD } as const;
    await runAccountCommand(peopleNeeds(store, people, place.now), { ...account, organisation: null }, "");
    await store.close();
    const options = { port: 0, people, secretKey: SECRET_KEY, reach: "loopback" as const, log: () => undefined };
    server = await serve({ ...place, ...options });
    mail = await mailServer();
    owner = browserAt(server.url);
    await send(owner, "/api/sign-in", { email: account.email, password: PASSWORD });
  });
  afterAll(async () => {
    await server.close();
    await mail.close();
    await place.remove();
  });

  /** As a page of the public address does. */
  const send = (browser: typeof owner, path: string, body: unknown, method = "POST"): Promise<Response> =>
    browser.fetch(path, {
      method,
      headers: { "content-type": "application/json", origin: PUBLIC },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const invite = async (email: string, name = "Nia") => {
    const membership = { roles: ["viewer"], partner: null };
    return routes.invite.response.parse(
      await (await send(owner, "/api/invitations", { email, name, membership })).json(),
    );
  };
  const setMail = (told: readonly string[]): Promise<Response> => {
    const email = {
      host: "127.0.0.1",
      port: mail.port,
      security: "none",
      from: "plan@example.com",
      user: "olga",
      password: "right",
    };
    const recipients = told.map((address) => ({ email: address, zone: "Europe/Berlin" }));
    return send(owner, "/api/settings/notifications", { email, people: recipients }, "PUT");
  };
  /** What the newest mail says, and the link in it. */
  const newest = () => {
    const text = (mail.received.at(-1) ?? "").replaceAll("=\r\n", "").replaceAll("=3D", "=");
    return { text, token: /https:\/\/plan\.example\.com\/sign-in\/(\S+)/.exec(text)?.[1] ?? "" };
  };

  it("are shown without mail; with mail they are mailed, to those whom they are for alone", async () => {
    const first = await invite("first@example.com");
    expect([first.link?.startsWith(`${PUBLIC}/sign-in/`), first.mailedTo, first.caveat]).toEqual([true, null, null]);
    expect((await setMail(["nia@example.com"])).status).toBe(200);
    const invited = await invite("nia@example.com");
    expect(invited).toMatchObject({ link: null, mailedTo: "nia@example.com", caveat: null });
    const { text, token } = newest();
    expect(text).toMatch(/^To: nia@example\.com\r$/m);
    expect(text).toMatch(/^Subject: .* invites you to Springtide\r$/m);
    const joined = await send(browserAt(server.url), "/api/sign-in/invitation", { token, password: PASSWORD });
    expect(joined.status).toBe(200);
    const { person } = routes.acceptInvitation.response.parse(await joined.json());

    const made = await send(owner, `/api/members/${person}/password-link`, undefined);
    const handed = routes.makePasswordLink.response.parse(await made.json());
    expect([made.status, handed.link, handed.mailedTo]).toEqual([201, null, "nia@example.com"]);
    const forgotten = { token: newest().token, password: `${PASSWORD} 2` };
    expect((await send(browserAt(server.url), "/api/sign-in/password", forgotten)).status).toBe(200);

    // Who left is told nothing more.
    expect((await send(owner, `/api/members/${person}`, undefined, "DELETE")).status).toBe(204);
    const view: unknown = await (await owner.fetch("/api/settings/notifications")).json();
    expect(routes.getNotificationSettings.response.parse(view).people).toEqual([]);
  });

  it("are shown, and it is said why, where the mail server does not take them", async () => {
    await mail.close();
    const { link, mailedTo, caveat } = await invite("later@example.com");
    expect([link?.startsWith(`${PUBLIC}/sign-in/`), mailedTo]).toEqual([true, null]);
    expect(caveat).toMatch(/^It could not be mailed: .*Send it on yourself\.$/);
    mail = await mailServer();
  });
});
