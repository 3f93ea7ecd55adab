import type { Readable } from "node:stream";
import { EVERY_ORGANISATION } from "@springtide/store";
import { FileAnswer } from "../http/answer.ts";
import { HttpProblem } from "../http/problems.ts";
import type { ConnectionMeans } from "../connections/connection-means.ts";
import { tokenHash } from "./send-notices.ts";

const MOST_BYTES = 2_000;

/** The page behind a mail's link. Looking at it changes nothing, as mail programs look at links too; its button does. */
export async function noticeLinkPage({ store }: ConnectionMeans, token: string): Promise<FileAnswer> {
  const known = await store.within(EVERY_ORGANISATION).connections.noticeToken(tokenHash(token));
  const notice = known === null ? null : await store.within(ofOrganisation(known)).connections.notice(known.notice);
  if (notice === null) throw linkUsed();
  return page(
    notice.subject,
    `<p>${escaped(notice.message)}</p><form method="post" action="/api/notifications/link">
<input type="hidden" name="token" value="${escaped(token)}"><button>I know of this</button></form>`,
  );
}

/** Acknowledges what a link is of. @throws HttpProblem 404 `link-not-good` */
export async function acknowledgeByLink({ store }: ConnectionMeans, body: Readable): Promise<FileAnswer> {
  const token = new URLSearchParams(await shortText(body)).get("token") ?? "";
  const known = await store.within(EVERY_ORGANISATION).connections.noticeToken(tokenHash(token));
  if (known === null) throw linkUsed();
  const isFirst = await store.within(ofOrganisation(known)).connections.acknowledge(known.notice, known.person);
  if (!isFirst) throw linkUsed();
  return page("Thank you", "<p>It is noted that you know. No more reminders of this are sent.</p>");
}

function ofOrganisation({ organisation }: { readonly organisation: number }) {
  return { organisation, partner: null };
}

async function shortText(body: Readable): Promise<string> {
  let text = "";
  for await (const piece of body) {
    text += String(piece);
    if (text.length > MOST_BYTES) throw linkUsed();
  }
  return text;
}

function page(title: string, body: string): FileAnswer {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer"><title>${escaped(title)}</title><h1>${escaped(title)}</h1>${body}</html>
`;
  return new FileAnswer(html, "text/html", null);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function linkUsed(): HttpProblem {
  return new HttpProblem(404, "link-not-good", "Not found", "This link was used, has expired, or never was one.");
}
