/** The pages of the portal, in the order of its navigation; the word stands in the address. */
export const PORTAL_VIEWS = ["requests", "ahead", "files", "delivery", "statement", "readiness", "access"] as const;
export type PortalView = (typeof PORTAL_VIEWS)[number];

/** What the portal's address says: which page, which request, and what that page keeps for itself. */
export interface PortalAddress {
  readonly view: PortalView;
  /** The request that is open: R-17. */
  readonly request: string | null;
  /** The month of a statement, the agreement, and the like. */
  readonly own: Readonly<Record<string, string>>;
}

export function readPortalAddress(search: string): PortalAddress {
  const query = new URLSearchParams(search);
  const named = query.get("view");
  return {
    view: PORTAL_VIEWS.find((view) => view === named) ?? "requests",
    request: query.get("request"),
    own: Object.fromEntries([...query].filter(([key]) => key !== "view" && key !== "request")),
  };
}

/** The address of a page, shortest form. */
export function portalHref({ view, request, own }: Partial<PortalAddress>): string {
  const query = new URLSearchParams();
  if (view !== undefined && view !== "requests") query.set("view", view);
  if (request !== undefined && request !== null) query.set("request", request);
  for (const [key, value] of Object.entries(own ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))) query.set(key, value);
  const text = query.toString();
  return text === "" ? "/partner/" : `/partner/?${text}`;
}
