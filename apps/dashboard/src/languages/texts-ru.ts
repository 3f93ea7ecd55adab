/** What each part of the page says in this language. */
export const parts = import.meta.glob<Record<string, string>>("../*/texts/ru.json", { eager: true, import: "default" });
