import { isIP } from "node:net";
import type { AddressPolicy } from "@springtide/exchange";
import type { NoticeFile } from "./notice.ts";
import type { MailSettings } from "./mail-server.ts";
import { requireMailServer } from "./mail-server.ts";

const PATIENCE_MS = 20_000;

/** One mail to one person. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Between angle brackets; the same at every try. */
  readonly messageId: string;
  readonly attachment: NoticeFile | null;
}

/**
 * Hands a mail to the server of the settings: at an address that was checked, encrypted unless the settings say otherwise.
 * @throws Refusal of `requireMailServer`; the server's or the network's own errors
 */
export async function sendMail(settings: MailSettings, mail: Mail, policy: AddressPolicy): Promise<void> {
  const [address] = await requireMailServer(settings, policy);
  const { host, port, security, user, password, from } = settings;
  // Loaded with the first mail: most starts of a server send none.
  const { createTransport } = await import("nodemailer");
  const transport = createTransport({
    host: address ?? host,
    port,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    // The certificate is held against the name, as the connection goes to one of its checked addresses.
    tls: isIP(host) === 0 ? { servername: host } : {},
    ...(user === null ? {} : { auth: { user, pass: password ?? "" } }),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    // Neither a file nor an address is ever read for a mail.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { attachment } = mail;
  try {
    await transport.sendMail({
      from: { name: "Springtide", address: from },
      to: { name: "", address: mail.to },
      subject: oneLine(mail.subject),
      text: mail.text,
      messageId: mail.messageId,
      headers: { "Auto-Submitted": "auto-generated" },
      attachments:
        attachment === null
          ? []
          : [
              {
                filename: oneLine(attachment.name),
                content: Buffer.from(attachment.base64, "base64"),
                contentType: attachment.mediaType,
              },
            ],
    });
  } finally {
    transport.close();
  }
}

/** A line break in a header would begin another header. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}
