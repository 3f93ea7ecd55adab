/** What is said of a deadline, before it is known which one and of which plan. */
export type Said =
  | { readonly action: "accept"; readonly reason: string | null; readonly request: string | null }
  | { readonly action: "decline"; readonly reason: string }
  | { readonly action: "remind"; readonly remindAt: string; readonly reason: string | null };
