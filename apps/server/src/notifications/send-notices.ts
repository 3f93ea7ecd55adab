import { createHash, randomBytes } from "node:crypto";
import type { NotificationSettings } from "@springtide/contracts";
import { Recipient } from "@springtide/contracts";
import { guardedFetch, quietUntilMs } from "@springtide/exchange";
import type { DueSending, OrganisationStore, StoredNotice } from "@springtide/store";
import { EVERY_ORGANISATION } from "@springtide/store";
import type { ConnectionMeans } from "../connections/connection-means.ts";
import { NoticeFile } from "./notice.ts";
import { notificationSettings } from "./notification-settings.ts";
import { sendMail } from "./send-mail.ts";
import { repeatOf } from "./sending-plan.ts";

const AT_ONCE = 20;
/** Longer than sending one mail may take; then another process takes it up. */
const LEASE_SECONDS = 180;
const MOST_ATTEMPTS = 12;
const CHAT_PATIENCE_MS = 15_000;
const TOKEN_DAYS = 14;
const DAY_MS = 86_400_000;

/**
 * Sends what is due of all notices. What went out but could not be marked goes out again after the lease, under the same message id.
 * @returns how many were looked at
 */
export async function sendNotices(means: ConnectionMeans): Promise<number> {
  const due = await means.store
    .within(EVERY_ORGANISATION)
    .connections.takeSendings({ seconds: LEASE_SECONDS, limit: AT_ONCE });
  for (const sending of due) await sendOne(means, sending);
  return due.length;
}

async function sendOne(means: ConnectionMeans, sending: DueSending): Promise<void> {
  const own = means.store.within({ organisation: sending.organisation, partner: null });
  const notice = await own.connections.notice(sending.notice);
  if (notice === null || notice.acknowledgedAt !== null) return;
  const settings = await notificationSettings(own);
  if (!isStillTold(sending, settings))
    return own.connections.markSending(sending.id, { state: "given-up", error: "They are not told any more." });
  const quietUntil = quietOf(sending, notice, means.now());
  if (quietUntil !== null)
    return own.connections.markSending(sending.id, { state: "waiting", dueAt: quietUntil, error: null });
  try {
    if (sending.way === "chat") await sendToChat(means, own, notice);
    else await sendByMail(means, own, notice, sending);
  } catch (error) {
    return markFailed(means, own, sending, error);
  }
  const sent = { state: "sent", at: means.now().toISOString() } as const;
  await own.connections.markSending(sending.id, sent, repeatOf(sending, settings, means.now()));
}

/** Whoever was taken off the list meanwhile, or out of the organisation, is told nothing more. */
function isStillTold({ way, recipient }: DueSending, { people, escalation }: NotificationSettings): boolean {
  if (way === "chat") return true;
  const { email } = Recipient.parse(recipient);
  return [...people, ...escalation].some((told) => told.email === email);
}

/** When it may be sent, where that is later; a deadline that would pass meanwhile wakes people. */
function quietOf(sending: DueSending, { deadlineAt }: StoredNotice, now: Date): string | null {
  if (sending.way === "chat") return null;
  const { zone, quiet } = Recipient.parse(sending.recipient);
  if (quiet === null) return null;
  const until = quietUntilMs(now.getTime(), { zone, ...quiet });
  const tooLate = deadlineAt !== null && Date.parse(deadlineAt) > now.getTime() && Date.parse(deadlineAt) <= until;
  return until <= now.getTime() || tooLate ? null : new Date(until).toISOString();
}

async function sendByMail(
  means: ConnectionMeans,
  own: OrganisationStore,
  notice: StoredNotice,
  sending: DueSending,
): Promise<void> {
  const { email } = await notificationSettings(own);
  if (email === null) throw new Error("No mail server is set any more.");
  const recipient = Recipient.parse(sending.recipient);
  const link = await acknowledgeLink(means, own, notice, recipient.person);
  const attachment = NoticeFile.nullable().parse(notice.attachment);
  const text = [...lines(notice), ...(link === null ? [] : ["", "I know of this:", link]), ""].join("\n");
  const subject = sending.step === "first" ? notice.subject : `${prefix(sending.step)}: ${notice.subject}`;
  await sendMail(email, { to: recipient.email, subject, text, messageId: sending.messageId, attachment }, means.policy);
}

function prefix(step: string): string {
  return step === "escalation" ? "Nobody has answered" : "Reminder";
}

function lines({ subject, message, deadlineAt, missed }: StoredNotice): string[] {
  return [
    ...(missed ? ["This passed while Springtide was off.", ""] : []),
    subject,
    "",
    message,
    ...(deadlineAt === null ? [] : ["", `Deadline: ${deadlineAt}`]),
  ];
}

/** A token of its own for each try: of one that was sent before, only its hash is known. */
async function acknowledgeLink(
  means: ConnectionMeans,
  own: OrganisationStore,
  notice: StoredNotice,
  person: number | null,
): Promise<string | null> {
  const address = means.address();
  if (address === null) return null;
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(means.now().getTime() + TOKEN_DAYS * DAY_MS).toISOString();
  await own.connections.keepNoticeToken({ tokenHash: tokenHash(token), notice: notice.id, person, expiresAt });
  return `${address}/api/notifications/link?token=${token}`;
}

/** What is kept of a token. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

async function sendToChat(means: ConnectionMeans, own: OrganisationStore, notice: StoredNotice): Promise<void> {
  const { chat } = await notificationSettings(own);
  if (chat?.url === undefined) throw new Error("No chat is set any more.");
  const answer = await guardedFetch(means.policy)(chat.url, {
    method: "POST",
    headers: { "content-type": "application/json", "user-agent": "springtide" },
    body: JSON.stringify({ text: [...lines(notice), ...fileLink(means, notice)].join("\n") }),
    signal: AbortSignal.timeout(CHAT_PATIENCE_MS),
    ...{ mostBytes: 10_000, longer: "cut" },
  });
  if (answer.status < 200 || answer.status > 299) throw new Error(`The chat answered ${answer.status}.`);
}

/** A chat takes no files: where it is, for whoever may sign in. */
function fileLink({ address }: Pick<ConnectionMeans, "address">, { id, attachment }: StoredNotice): string[] {
  const file = NoticeFile.nullable().parse(attachment);
  const server = address();
  if (file === null || server === null) return [];
  return ["", `${file.name}: ${server}/api/notifications/${id}/file`];
}

async function markFailed(
  { now, random }: ConnectionMeans,
  own: OrganisationStore,
  { id, attempts }: DueSending,
  error: unknown,
): Promise<void> {
  const words = failureInWords(error);
  if (attempts >= MOST_ATTEMPTS) return own.connections.markSending(id, { state: "given-up", error: words });
  // From half a minute to six hours, drawn at random so that many do not come back at once.
  const pauseMs = Math.min(6 * 3_600_000, 30_000 * 2 ** (attempts - 1)) * (0.5 + random() / 2);
  const dueAt = new Date(now().getTime() + pauseMs).toISOString();
  await own.connections.markSending(id, { state: "waiting", dueAt, error: words });
}

/** A code says enough, and holds no address, password or text of a server. */
export function failureInWords(error: unknown): string {
  if (!(error instanceof Error)) return "It failed.";
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  const response = "responseCode" in error && typeof error.responseCode === "number" ? ` ${error.responseCode}` : "";
  return code === null ? error.message.slice(0, 200) : `${WORDS[code] ?? code}${response}`;
}

const WORDS: Readonly<Record<string, string>> = {
  EAUTH: "The mail server does not take user and password.",
  ECONNREFUSED: "Nobody listens there.",
  ECONNECTION: "No connection.",
  ESOCKET: "No connection.",
  ETIMEDOUT: "No answer in time.",
  ETLS: "The server offers no encryption, or its certificate is not good.",
  EENVELOPE: "The server does not take this recipient.",
};
