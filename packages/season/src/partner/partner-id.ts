/** The id by which a partner's users are known where nobody named another: its name in lower-case letters, digits and hyphens; empty where none are left. */
export function partnerIdOf(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 64);
}
