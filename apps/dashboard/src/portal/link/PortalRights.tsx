import type { Me } from "@springtide/contracts";
import type { ReactNode } from "react";
import { createContext, use } from "react";

/** What somebody may do in the portal beyond reading. */
interface Rights {
  /** Answer requests, propose changes, record seats. */
  readonly answers: boolean;
  /** Dispute lines of a statement, have feeds and tokens: that takes an account. */
  readonly hasAccount: boolean;
}

const WITH_ACCOUNT: Rights = { answers: true, hasAccount: true };
const BY_LINK = { look: { answers: false, hasAccount: false }, answer: { answers: true, hasAccount: false } } as const;
const Given = createContext(WITH_ACCOUNT);

/** Has the pages offer what this session may do, and nothing else. */
export function PortalRights({ me: { link }, children }: { readonly me: Me; readonly children: ReactNode }) {
  return <Given value={link === null ? WITH_ACCOUNT : BY_LINK[link.rights]}>{children}</Given>;
}

export function usePortalRights(): Rights {
  return use(Given);
}
