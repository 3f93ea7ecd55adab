import { connectionRoutes, memberRoutes, signInRoutes } from "@springtide/contracts";
import { pageClient } from "../../api/page-client.ts";
import { Question, questionsOf } from "../answers/question.ts";

/** One's own tokens, password and way out, and the webhooks of the partner. */
export const accessApi = pageClient({
  signOut: signInRoutes.signOut,
  changePassword: signInRoutes.changePassword,
  listAccessTokens: memberRoutes.listAccessTokens,
  makeAccessToken: memberRoutes.makeAccessToken,
  revokeAccessToken: memberRoutes.revokeAccessToken,
  listWebhooks: connectionRoutes.listWebhooks,
  makeWebhook: connectionRoutes.makeWebhook,
  changeWebhook: connectionRoutes.changeWebhook,
  deleteWebhook: connectionRoutes.deleteWebhook,
  rotateWebhookSecret: connectionRoutes.rotateWebhookSecret,
  testWebhook: connectionRoutes.testWebhook,
  listDeliveries: connectionRoutes.listDeliveries,
});

export const tokensQuestion = new Question(() => accessApi.listAccessTokens());
export const webhooksQuestion = new Question(() => accessApi.listWebhooks());
/** The log of one webhook's deliveries. */
export const deliveriesQuestion = questionsOf((subscription) => accessApi.listDeliveries({ params: { subscription } }));
