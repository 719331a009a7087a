/** The languages the engine speaks. */
export const languages = ["zh", "en"] as const;
export type Language = (typeof languages)[number];

/** A text in both languages. */
export type Text = Readonly<Record<Language, string>>;

/** What a turn is written in: one of the two, both at once, or something else. */
export type WrittenIn = Language | "mixed" | "other";
