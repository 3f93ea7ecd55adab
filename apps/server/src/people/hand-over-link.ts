import { createHash } from "node:crypto";
import type { HandedLink } from "@springtide/contracts";
import type { ConnectionMeans } from "../connections/connection-means.ts";
import type { MailSettings } from "../notifications/mail-server.ts";
import { notificationSettings } from "../notifications/notification-settings.ts";
import { sendMail } from "../notifications/send-mail.ts";
import { failureInWords } from "../notifications/send-notices.ts";

export type HandOverMeans = Pick<ConnectionMeans, "store" | "policy">;

/** A link that somebody is to have, and who that is. */
export interface LinkForSomebody {
  readonly purpose: "invitation" | "password";
  readonly link: string;
  readonly expiresAt: string;
  /** Null for somebody without an address. */
  readonly email: string | null;
  readonly name: string | null;
  readonly organisationName: string;
}

/**
 * Mails a link to whom it is for, where the organisation has mail set up: then nobody else has it. It is shown to whoever made it where
 * there is no mail, or the mail server does not take it. The link stands nowhere else: what is sent at once needs no outbox.
 */
export async function handOverLink(
  { store, policy }: HandOverMeans,
  organisation: number,
  link: LinkForSomebody,
): Promise<HandedLink> {
  const settings = await notificationSettings(store.within({ organisation, partner: null }));
  const { email: to, expiresAt } = link;
  if (settings.email === null || to === null) return shown(link);
  try {
    await sendMail(settings.email, { to, ...letter(link), ...idOf(link, settings.email), attachment: null }, policy);
    return { link: null, mailedTo: to, caveat: null, expiresAt };
  } catch (error) {
    const caveat = `It could not be mailed: ${failureInWords(error)} Send it on yourself.`;
    return { ...shown(link), caveat };
  }
}

/** The link for whoever made it, to be handed on. */
export function shown({ link, expiresAt }: LinkForSomebody): HandedLink {
  return { link, mailedTo: null, caveat: null, expiresAt };
}

function letter({ purpose, link, expiresAt, name, organisationName }: LinkForSomebody): {
  readonly subject: string;
  readonly text: string;
} {
  const isInvitation = purpose === "invitation";
  const lines = [
    ...(name === null ? [] : [`Hello ${name},`, ""]),
    isInvitation
      ? `${organisationName} invites you to plan with it in Springtide. This link lets you in:`
      : `somebody who looks after ${organisationName} in Springtide made you a link for a new password:`,
    "",
    link,
    "",
    `It is good once, until ${expiresAt}. Whoever has it can use it, so keep it to yourself.`,
    isInvitation
      ? "If you do not know what this is about, do nothing."
      : "If you did not ask for it, do nothing: your password stays as it is.",
    "",
  ];
  const subject = isInvitation ? `${organisationName} invites you to Springtide` : "A new password for Springtide";
  return { subject, text: lines.join("\n") };
}

/** Of the link, so that nobody learns anything of it from the mail's head. */
function idOf({ link }: LinkForSomebody, { from }: MailSettings): { readonly messageId: string } {
  const id = createHash("sha256").update(`message of ${link}`).digest("hex").slice(0, 40);
  return { messageId: `<${id}@${from.split("@").at(-1) ?? "localhost"}>` };
}
