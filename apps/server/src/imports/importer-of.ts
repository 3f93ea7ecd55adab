/** Who an import is noted to be by: people stand in what is stored by their number. */
export function importerOf(person: number | null): { readonly who?: string } {
  return person === null ? {} : { who: `person ${person}` };
}
