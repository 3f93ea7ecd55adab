/** Whether a name has all words of an id: "heat_hot_water" those of "heat". */
export function hasWordsOf(id: string, name: string): boolean {
  const words = (text: string): string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const there = new Set(words(name));
  return words(id).every((word) => there.has(word));
}
