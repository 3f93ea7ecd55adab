/** An agreement of a shop. */
export interface AgreementKey {
  readonly shop: string;
  readonly agreement: string;
}
