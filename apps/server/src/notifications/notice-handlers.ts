import type { connectionRoutes, NoticeView } from "@springtide/contracts";
import type { StoredNotice } from "@springtide/store";
import { whoOf } from "../audit/who-of.ts";
import type { ConnectionMeans } from "../connections/connection-means.ts";
import { FileAnswer } from "../http/answer.ts";
import type { Handlers } from "../http/call.ts";
import { HttpProblem } from "../http/problems.ts";
import { NoticeFile } from "./notice.ts";
import { acknowledgeByLink, noticeLinkPage } from "./notice-link.ts";
import { changeNotificationSettings, notificationSettings, notificationSettingsView } from "./notification-settings.ts";

type Routes = Pick<
  typeof connectionRoutes,
  | "getNotificationSettings"
  | "putNotificationSettings"
  | "listNotices"
  | "acknowledgeNotice"
  | "noticeFile"
  | "viewNoticeLink"
  | "useNoticeLink"
>;

const MOST_LISTED = 200;

/** What answers the routes of notices. */
export function noticeHandlers(means: ConnectionMeans): Handlers<Routes> {
  const { store, policy, now } = means;
  return {
    getNotificationSettings: async ({ actor }) =>
      notificationSettingsView(await notificationSettings(store.within(actor.scope))),
    putNotificationSettings: async ({ actor, body }) =>
      notificationSettingsView(
        await changeNotificationSettings(store.within(actor.scope), body, { policy, who: whoOf(actor) }),
      ),
    listNotices: async ({ actor, query }) => {
      const { connections } = store.within(actor.scope);
      const notices = await connections.notices({ all: query.all === "true", limit: MOST_LISTED });
      const sendings = await connections.sendings(notices.map(({ id }) => id));
      return {
        notices: notices.map((notice) => ({
          ...viewOf(notice, now()),
          sendings: sendings.filter((sending) => sending.notice === notice.id),
        })),
      };
    },
    acknowledgeNotice: async ({ actor, params }) => {
      const { connections } = store.within(actor.scope);
      // Said twice, it is known all the same; the first who said it stays.
      const isOpen = await connections.acknowledge(params.notice, actor.person);
      if (!isOpen && (await connections.notice(params.notice)) === null) throw noSuchNotice(params.notice);
      return undefined;
    },
    noticeFile: async ({ actor, params }) => {
      const notice = await store.within(actor.scope).connections.notice(params.notice);
      const file = NoticeFile.nullable().parse(notice?.attachment ?? null);
      if (file === null) throw noFile(params.notice);
      // Saved, never shown in place: what it is was said by whoever made the notice.
      return new FileAnswer(Buffer.from(file.base64, "base64"), "application/octet-stream", file.name);
    },
    viewNoticeLink: ({ query }) => noticeLinkPage(means, query.token),
    useNoticeLink: ({ upload }) => acknowledgeByLink(means, upload),
  };
}

function viewOf(notice: StoredNotice, now: Date): Omit<NoticeView, "sendings"> {
  const { id, kind, shop, subject, message, deadlineAt, missed, madeAt, acknowledgedAt, acknowledgedBy } = notice;
  return {
    ...{ id, kind, shop, subject, message, deadlineAt, missed, madeAt, acknowledgedAt, acknowledgedBy },
    overdue: deadlineAt !== null && Date.parse(deadlineAt) <= now.getTime(),
    attachment: NoticeFile.nullable().parse(notice.attachment)?.name ?? null,
  };
}

function noSuchNotice(id: number): HttpProblem {
  return new HttpProblem(404, "no-such-notice", "Not found", `There is no notice ${id}.`);
}

function noFile(id: number): HttpProblem {
  return new HttpProblem(404, "no-such-notice", "Not found", `There is no notice ${id} with a file.`);
}
