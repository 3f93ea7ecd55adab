import { partnerIdOf } from "@springtide/season/service";
import type { Store } from "@springtide/store";

/**
 * What the client calls a partner: the name in an agreement that makes this id, else in the one that a request was sent to them under.
 * Null for members, and before there is either.
 */
export async function partnerName(
  store: Store,
  { organisation, partner }: { readonly organisation: number; readonly partner: string | null },
): Promise<string | null> {
  if (partner === null) return null;
  const whole = store.within({ organisation, partner: null });
  const shops = await Promise.all((await whole.listShops()).map(({ id }) => whole.shop(id)));
  const agreements = shops.flatMap(
    (stored) => stored?.shop.agreements.map((of) => ({ ...of, shop: stored.shop.id })) ?? [],
  );
  const named = agreements.find((of) => partnerIdOf(of.partner) === partner);
  if (named !== undefined) return named.partner;
  const [request] = await store
    .within({ organisation, partner })
    .commitments.list({ agreements: null }, { after: 0, limit: 1 });
  return agreements.find((of) => of.shop === request?.shop && of.id === request.agreement)?.partner ?? null;
}
