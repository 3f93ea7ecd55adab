const LINK = /^#(springtide_partner_[\w-]+)$/;
let taken: string | null = null;

/** The secret of a link that stands behind # in an address; null where none does. */
function linkSecretIn(hash: string): string | null {
  return LINK.exec(hash)?.[1] ?? null;
}

/** Takes a link's secret out of the address, where it would stay in the browser's history, and keeps it for this page alone. */
export function takeLinkSecret(): void {
  taken = linkSecretIn(window.location.hash);
  if (taken !== null) window.history.replaceState(null, "", `${window.location.pathname}${window.location.search}`);
}

/** The secret of the link by which this page was opened. */
export function takenLinkSecret(): string | null {
  return taken;
}

/** A link that is pasted where the portal is open already is followed too. */
export function followLinks(): void {
  window.addEventListener("hashchange", () => {
    if (linkSecretIn(window.location.hash) !== null) window.location.reload();
  });
}
