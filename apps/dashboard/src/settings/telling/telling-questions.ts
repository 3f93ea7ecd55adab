import { queryOptions } from "@tanstack/react-query";
import { connectionRoutes } from "@springtide/contracts";
import { pageClient } from "../../api/page-client.ts";

const { listWebhooks, makeWebhook, changeWebhook, deleteWebhook, rotateWebhookSecret, testWebhook, listDeliveries } =
  connectionRoutes;
const { getNotificationSettings, putNotificationSettings } = connectionRoutes;

/** What the forms ask by which people and systems are told. */
export const tellingApi = pageClient({
  ...{ listWebhooks, makeWebhook, changeWebhook, deleteWebhook, rotateWebhookSecret, testWebhook, listDeliveries },
  ...{ getNotificationSettings, putNotificationSettings },
});

/** Which addresses are told; owners alone may ask. */
export const webhooksQuestion = queryOptions({
  queryKey: ["webhooks"],
  queryFn: ({ signal }) => tellingApi.listWebhooks({ signal }),
  retry: false,
});

/** How people are told; owners alone may ask. */
export const notificationsQuestion = queryOptions({
  queryKey: ["notification-settings"],
  queryFn: ({ signal }) => tellingApi.getNotificationSettings({ signal }),
  retry: false,
});

const SOON_MS = 1500;

/** What one address was sent, the newest first; asked again soon while a message is under way for the first time. */
export function deliveriesQuestion(subscription: string) {
  return queryOptions({
    queryKey: ["webhook-deliveries", subscription],
    queryFn: ({ signal }) => tellingApi.listDeliveries({ params: { subscription }, query: {}, signal }),
    refetchInterval: ({ state }) => {
      const [newest] = state.data?.deliveries ?? [];
      return newest?.state === "waiting" && newest.attempts === 0 ? SOON_MS : false;
    },
  });
}
