/** Hours as they are typed, "37.5" or "37,5"; null where it is none. */
export function typedHours(text: string): number | null {
  return /^\s*\d{1,7}(?:[.,]\d{1,2})?\s*$/.test(text) ? Number(text.trim().replace(",", ".")) : null;
}
