import type { NotificationSettingsView } from "@springtide/contracts";

type Person = NotificationSettingsView["people"][number];

/** How somebody is told, as it is typed. */
export interface PersonDraft {
  /** Of the list, so that a row keeps its place while others go. */
  readonly row: number;
  readonly person: Person["person"];
  readonly email: string;
  readonly zone: string;
  readonly quietFrom: string;
  readonly quietUntil: string;
}

/** How people are told, as it is typed. */
export interface NoticeDraft {
  readonly byMail: boolean;
  readonly host: string;
  readonly port: string;
  readonly security: "starttls" | "tls" | "none";
  readonly unencryptedAllowed: boolean;
  readonly user: string;
  readonly password: string;
  readonly from: string;
  readonly byChat: boolean;
  readonly chatUrl: string;
  readonly people: readonly PersonDraft[];
  readonly escalation: readonly PersonDraft[];
  readonly remindHoursBefore: string;
  readonly repeatHours: string;
  readonly escalateAfterHours: string;
}

export function noticeDraft(view: NotificationSettingsView): NoticeDraft {
  const { email, chat, people, escalation } = view;
  return {
    byMail: email !== null,
    host: email?.host ?? "",
    port: String(email?.port ?? 587),
    security: email?.security ?? "starttls",
    unencryptedAllowed: email?.unencryptedAllowed ?? false,
    user: email?.user ?? "",
    password: "",
    from: email?.from ?? "",
    byChat: chat !== null,
    chatUrl: "",
    people: people.map(personDraft),
    escalation: escalation.map(personDraft),
    remindHoursBefore: view.remindHoursBefore.join(", "),
    repeatHours: String(view.repeatHours),
    escalateAfterHours: String(view.escalateAfterHours),
  };
}

/** A row for somebody who is not in the list yet. */
export function blankPerson(among: readonly PersonDraft[], zone: string): PersonDraft {
  const row = Math.max(-1, ...among.map((one) => one.row)) + 1;
  return { row, person: null, email: "", zone, quietFrom: "", quietUntil: "" };
}

/** What is to be sent, before the contract has looked at it: what is no number stays as it was typed. Secrets left empty stay as stored. */
export function noticeSettings(draft: NoticeDraft): unknown {
  return {
    email: draft.byMail ? mailOf(draft) : null,
    chat: draft.byChat ? { ...(draft.chatUrl.trim() === "" ? {} : { url: draft.chatUrl.trim() }) } : null,
    people: draft.people.map(personOf),
    escalation: draft.escalation.map(personOf),
    remindHoursBefore: draft.remindHoursBefore
      .split(/[;,\s]+/)
      .filter((part) => part !== "")
      .map(numberOf),
    repeatHours: numberOf(draft.repeatHours),
    escalateAfterHours: numberOf(draft.escalateAfterHours),
  };
}

function mailOf(draft: NoticeDraft): unknown {
  const { host, port, security, unencryptedAllowed, user, password, from } = draft;
  return {
    host: host.trim(),
    port: numberOf(port),
    security,
    ...(security === "none" && unencryptedAllowed ? { unencryptedAllowed } : {}),
    user: user.trim() === "" ? null : user.trim(),
    ...(password === "" ? {} : { password }),
    from: from.trim(),
  };
}

function personDraft({ person, email, zone, quiet }: Person, row: number): PersonDraft {
  return { row, person, email, zone, quietFrom: quiet?.from ?? "", quietUntil: quiet?.until ?? "" };
}

function personOf({ person, email, zone, quietFrom, quietUntil }: PersonDraft): Person {
  const isQuiet = quietFrom !== "" || quietUntil !== "";
  return {
    person,
    email: email.trim(),
    zone: zone.trim(),
    quiet: isQuiet ? { from: quietFrom, until: quietUntil } : null,
  };
}

function numberOf(text: string): number | string {
  const number = Number(text.trim().replace(",", "."));
  return text.trim() === "" || Number.isNaN(number) ? text : number;
}
