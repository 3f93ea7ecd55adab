import type { AuditNote, NotificationSettingsView } from "@springtide/contracts";
import { NotificationSettings } from "@springtide/contracts";
import type { AddressPolicy } from "@springtide/exchange";
import { checkedAddress, requireZone } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import type { OrganisationStore } from "@springtide/store";
import { settingsNote } from "../connections/settings-note.ts";
import type { MailSettings } from "./mail-server.ts";
import { requireMailServer } from "./mail-server.ts";

const KIND = "notifications";

/** How people of an organisation are told; nobody and by no way before it is set. */
export async function notificationSettings(store: OrganisationStore): Promise<NotificationSettings> {
  return NotificationSettings.parse((await store.connections.settings(KIND)) ?? {});
}

/**
 * Sets who is told, how and when. A password or chat address that is left out is the one that is stored, if it is of the same server.
 * @throws Refusal `unknown-zone`, `mail-not-encrypted`, `address-not-allowed`, `secret-missing`
 */
export async function changeNotificationSettings(
  store: OrganisationStore,
  asked: NotificationSettings,
  { policy, who }: { readonly policy: AddressPolicy; readonly who: AuditNote["who"] },
): Promise<NotificationSettings> {
  const stored = await notificationSettings(store);
  const settings = withStoredSecrets(asked, stored);
  for (const list of ["people", "escalation"] as const)
    settings[list].forEach(({ zone }, place) => {
      requireZone(zone, `/${list}/${place}/zone`);
    });
  if (settings.email !== null) await requireMailServer(settings.email, policy);
  if (settings.chat?.url !== undefined) checkedAddress(settings.chat.url, policy, { field: "/chat/url" });
  const note = settingsNote(who, KIND, { before: withoutPeople(stored), after: withoutPeople(settings) });
  await store.connections.changeSettings(KIND, settings, note);
  return settings;
}

/** Has somebody who left, or is to be forgotten, told nothing more. @param email where they got mail; null where it is not known any more */
export async function dropRecipient(
  store: OrganisationStore,
  { person, email }: { readonly person: number; readonly email: string | null },
  who: AuditNote["who"],
): Promise<void> {
  const stored = await notificationSettings(store);
  const stays = (each: NotificationSettings["people"][number]): boolean =>
    each.person !== person && each.email.toLowerCase() !== email;
  const settings = { ...stored, people: stored.people.filter(stays), escalation: stored.escalation.filter(stays) };
  if (settings.people.length + settings.escalation.length === stored.people.length + stored.escalation.length) return;
  const note = settingsNote(who, KIND, { before: withoutPeople(stored), after: withoutPeople(settings) });
  await store.connections.changeSettings(KIND, settings, note);
}

/** Numbers of people, never their addresses, and of secrets only that they are there. */
function withoutPeople(settings: NotificationSettings): AuditNote["before"] {
  const { email, chat, people, escalation, remindHoursBefore, repeatHours, escalateAfterHours } = settings;
  const numbered = (list: NotificationSettings["people"]) =>
    list.map(({ person, zone, quiet }) => ({ person, zone, quiet }));
  return {
    email: email === null ? null : mailWithoutPeople(email),
    chat: chat?.url === undefined ? null : { host: new URL(chat.url).host },
    ...{ people: numbered(people), escalation: numbered(escalation) },
    ...{ remindHoursBefore, repeatHours, escalateAfterHours },
  };
}

function mailWithoutPeople({ host, port, security, user, password }: MailSettings): AuditNote["before"] {
  return { host, port, security, userIsSet: user !== null, passwordIsSet: password !== undefined };
}

function withStoredSecrets(asked: NotificationSettings, stored: NotificationSettings): NotificationSettings {
  const { email, chat } = asked;
  // A password goes to the server that it was given for, never to another that somebody names later.
  const isSameServer =
    email?.host === stored.email?.host && email?.port === stored.email?.port && email?.user === stored.email?.user;
  const password = email?.password ?? (isSameServer ? stored.email?.password : undefined);
  if (email !== null && email.user !== null && password === undefined)
    throw secretMissing("/email/password", "the password of the mail server's user");
  const url = chat?.url ?? stored.chat?.url;
  if (chat !== null && url === undefined) throw secretMissing("/chat/url", "the address of the chat's webhook");
  return {
    ...asked,
    email: email === null ? null : { ...email, ...(password === undefined ? {} : { password }) },
    chat: chat === null || url === undefined ? null : { url },
  };
}

function secretMissing(field: string, what: string): Refusal {
  return new Refusal({
    code: "secret-missing",
    place: { field },
    found: "nothing, and nothing is stored for it",
    rule: `${what} is needed`,
    remedy: "Give it; afterwards it may be left out.",
  });
}

/** What may be shown of the settings. */
export function notificationSettingsView({ email, chat, ...rest }: NotificationSettings): NotificationSettingsView {
  const { password, ...shown } = email ?? { password: undefined };
  return {
    ...rest,
    email: "host" in shown ? { ...shown, passwordIsSet: password !== undefined } : null,
    chat: chat?.url === undefined ? null : { host: new URL(chat.url).host },
  };
}
