import type { Channel } from "@springtide/contracts";

/** Words in the name of a queue that tell its channel, in the languages that exports come in. */
const WORDS: readonly { readonly channel: Channel; readonly words: RegExp }[] = [
  { channel: "email", words: /e-?mail|\bmails?\b|\bpost|posteingang|poczta|почт|письм/i },
  { channel: "chat", words: /chat|czat|чат|whatsapp|messenger/i },
  { channel: "social", words: /social|facebook|instagram|twitter|соцсет/i },
  { channel: "callback", words: /call ?-?back|rückruf|terugbel|oddzwon|обратн/i },
  { channel: "form", words: /form|ticket|case|zgłosz|заявк/i },
  { channel: "store", words: /\bstore|filiale|winkel|sklep stacj/i },
  { channel: "phone", words: /phone|voice|\bcalls?\b|tel|hotline|inbound|anruf|bellen|rozmow|звон|line\b/i },
];

/** The channel that a queue's name tells; null where it tells none. */
export function guessChannel(name: string): Channel | null {
  return WORDS.find(({ words }) => words.test(name))?.channel ?? null;
}

/** What is common for a channel where nobody has said anything: a promise, and a handling time. */
export function usualOf(channel: Channel): {
  readonly targetShare: number;
  readonly targetWithinSeconds: number;
  readonly ahtSeconds: number;
} {
  if (channel === "phone" || channel === "callback" || channel === "store")
    return { targetShare: 0.8, targetWithinSeconds: 20, ahtSeconds: 300 };
  if (channel === "chat") return { targetShare: 0.8, targetWithinSeconds: 60, ahtSeconds: 600 };
  return { targetShare: 0.9, targetWithinSeconds: 86_400, ahtSeconds: 420 };
}
