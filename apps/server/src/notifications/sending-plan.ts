import { createHash } from "node:crypto";
import type { NotificationSettings } from "@springtide/contracts";
import type { NewSending } from "@springtide/store";
import type { Notice } from "./notice.ts";

const HOUR_MS = 3_600_000;

/**
 * Everything that is sent of a notice unless somebody acknowledges it: at once, before its deadline, and to those above when nobody has
 * answered. Repeats follow one another as they are sent (see `repeatOf`).
 */
export function plannedSendings(
  notice: Pick<Notice, "key" | "deadlineAt">,
  settings: NotificationSettings,
  { organisation, now }: { readonly organisation: number; readonly now: Date },
): NewSending[] {
  const { people, escalation, chat, email, remindHoursBefore, escalateAfterHours } = settings;
  const nowMs = now.getTime();
  const deadlineMs = notice.deadlineAt?.getTime() ?? null;
  const reminders =
    deadlineMs === null
      ? []
      : remindHoursBefore.map((hours) => deadlineMs - hours * HOUR_MS).filter((ms) => ms > nowMs);
  const steps = [
    { step: "first", atMs: nowMs, to: people },
    ...reminders.map((atMs, place) => ({ step: `reminder-${place + 1}`, atMs, to: people })),
    { step: "escalation", atMs: escalationMs(nowMs, deadlineMs, escalateAfterHours), to: escalation },
  ];
  const idOf = (step: string, recipient: string): string =>
    messageId([String(organisation), notice.key, step, recipient], email?.from ?? "");
  return steps.flatMap(({ step, atMs, to }) => {
    const dueAt = new Date(atMs).toISOString();
    const mails = email === null ? [] : to;
    return [
      ...mails.map((recipient): NewSending => ({
        ...{ step, way: "email", recipient, dueAt },
        messageId: idOf(step, recipient.email),
      })),
      ...(chat === null ? [] : [{ step, way: "chat" as const, recipient: null, dueAt, messageId: idOf(step, "chat") }]),
    ];
  });
}

/** While half the time to the deadline is left, if that comes before the wait is over. */
function escalationMs(nowMs: number, deadlineMs: number | null, afterHours: number): number {
  const afterWait = nowMs + afterHours * HOUR_MS;
  return deadlineMs === null ? afterWait : Math.min(afterWait, Math.max(nowMs, nowMs + (deadlineMs - nowMs) / 2));
}

const MOST_REPEATS = 60;

/** What follows a first telling, or a repeat, that nobody acknowledged; null once it was repeated so often that nobody reads it. */
export function repeatOf(
  sent: { readonly step: string; readonly way: string; readonly recipient: unknown; readonly messageId: string },
  { repeatHours }: Pick<NotificationSettings, "repeatHours">,
  now: Date,
): NewSending | null {
  const count = sent.step === "first" ? 1 : Number(/^repeat-(\d+)$/.exec(sent.step)?.[1] ?? Infinity) + 1;
  if (count > MOST_REPEATS) return null;
  const step = `repeat-${count}`;
  return {
    step,
    way: sent.way === "chat" ? "chat" : "email",
    recipient: sent.recipient,
    messageId: messageId([sent.messageId, step], sent.messageId),
    dueAt: new Date(now.getTime() + repeatHours * HOUR_MS).toISOString(),
  };
}

/** Made of what it is of, so that the same telling has the same id however often it is planned or tried. */
function messageId(of: readonly string[], from: string): string {
  const domain = /@([A-Za-z0-9.-]+)>?$/.exec(from)?.[1] ?? "springtide.invalid";
  return `<${createHash("sha256").update(JSON.stringify(of)).digest("hex").slice(0, 40)}@${domain}>`;
}
