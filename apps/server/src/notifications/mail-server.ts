import type { NotificationSettings } from "@springtide/contracts";
import type { AddressPolicy } from "@springtide/exchange";
import { allowedAddressesOf } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";

export type MailSettings = NonNullable<NotificationSettings["email"]>;

/** Ports on which mail servers take mail; another is of something else. */
const MAIL_PORTS = [25, 465, 587, 2525];

/**
 * A mail server's addresses, once it is one that may be called and is spoken to in a way that nobody listens in on.
 * @throws Refusal `mail-not-encrypted`, `address-not-allowed`
 */
export async function requireMailServer(
  { host, port, security, unencryptedAllowed }: MailSettings,
  policy: AddressPolicy,
): Promise<readonly string[]> {
  if (policy.reach === "public" && !MAIL_PORTS.includes(port))
    throw refused("address-not-allowed", "/email/port", `port ${port}`, `mail goes to port ${MAIL_PORTS.join(", ")}`);
  const addresses = await allowedAddressesOf(host, policy).catch((error: unknown) => {
    throw error instanceof Refusal ? error : noSuchHost();
  });
  const isHere = addresses.every((address) => address === "::1" || address.startsWith("127."));
  if (security === "none" && unencryptedAllowed !== true && !isHere)
    throw refused(
      "mail-not-encrypted",
      "/email/security",
      "a server spoken to in the open",
      "passwords and plans are sent encrypted",
    );
  return addresses;
}

function noSuchHost(): Refusal {
  return refused(
    "mail-server-unknown",
    "/email/host",
    "a host that no name server knows",
    "mail goes to a server by its name",
  );
}

function refused(code: string, field: string, found: string, rule: string): Refusal {
  const remedy = "Ask whoever runs the mail server for host, port and security; port 587 with starttls is usual.";
  return new Refusal({ code, place: { field }, found, rule, remedy });
}
