/** Where something stands in the turn as it was typed, in UTF-16 units; `end` is exclusive. */
export interface Span {
  text: string;
  start: number;
  end: number;
}

/** A plain number, with the word for what it counts where one follows: "120 words", "一亿用户", "8,000 dollars". */
export interface NumberEntity extends Span {
  type: "number";
  value: number;
  /** The unit's id in the assistant's unit gazetteer. */
  unit?: string;
}

/** An amount of money in major units: 8000 for "8,000 dollars", 0.5 for "五毛". */
export interface AmountEntity extends Span {
  type: "amount";
  value: number;
  /** ISO 4217. */
  currency: string;
}

/** A percentage, in percent: 27.5 for "27.5%", 30 for "三成". */
export interface PercentEntity extends Span {
  type: "percent";
  value: number;
}

/** A day, a time of day or both, in local time; resolved against the turn's clock. */
export interface DateEntity extends Span {
  type: "date";
  /** `2026-11-27`; absent where only a time was said. */
  date?: string;
  /** `15:30`; absent where only a day was said. */
  time?: string;
  /** Of a day only: which part of it, where that was said without an hour. */
  part?: "morning" | "afternoon" | "evening";
}

/** A length of time in seconds. */
export interface DurationEntity extends Span {
  type: "duration";
  value: number;
}

/** A telephone number (E.164 where the country is known), number plate, order number or address. */
export interface CodeEntity extends Span {
  type: "phone" | "plate" | "order" | "email" | "url";
  value: string;
}

/** A name that a gazetteer knows. */
export interface NameEntity extends Span {
  type: "name";
  /** Which gazetteer. */
  gazetteer: string;
  id: string;
  /** 1 for a name as it stands there, less for one with typing errors. */
  score: number;
}

export type Entity =
  | NumberEntity
  | AmountEntity
  | PercentEntity
  | DateEntity
  | DurationEntity
  | CodeEntity
  | NameEntity;

/** Names of one kind, each with what it is called in either language. */
export interface Gazetteer {
  id: string;
  entries: readonly { id: string; names: readonly string[] }[];
  /** Tolerates one typing error from five letters on and two from nine on; true unless told otherwise. */
  fuzzy?: boolean;
}
