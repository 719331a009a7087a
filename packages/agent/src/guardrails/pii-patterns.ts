import { isIPv4, isIPv6 } from "node:net";

/** In the order in which an overlap is decided. */
export const piiKinds = ["secret", "email", "iban", "cn_id", "card", "us_ssn", "ip", "phone"] as const;
export type PiiKind = (typeof piiKinds)[number];

/** A value of a person's or a secret: from `start` to before `end`, in UTF-16 units. */
export interface PiiFinding {
  kind: PiiKind;
  start: number;
  end: number;
}

interface Pattern {
  kind: PiiKind;
  /** The value is the group `value`, or all of it. */
  pattern: RegExp;
  isReal?: (value: string) => boolean;
}

const patterns: readonly Pattern[] = [
  {
    kind: "secret",
    pattern:
      /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\s\S]{0,8000}?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|$)/gu,
  },
  {
    kind: "secret",
    pattern:
      /(?<![A-Za-z0-9])(?:sk-[A-Za-z0-9_-]{16,200}|sk_(?:live|test)_[A-Za-z0-9]{16,100}|gh[pousr]_[A-Za-z0-9]{30,100}|github_pat_[A-Za-z0-9_]{30,100}|glpat-[A-Za-z0-9_-]{20,60}|(?:AKIA|ASIA)[0-9A-Z]{16}|AIza[A-Za-z0-9_-]{35}|xox[abprs]-[A-Za-z0-9-]{10,100}|hf_[A-Za-z0-9]{30,60})(?![A-Za-z0-9])/gu,
  },
  {
    kind: "secret",
    pattern: /\beyJ[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,1000}/gu,
  },
  {
    kind: "secret",
    pattern:
      /(?:\b(?:password|passwd|pwd|api[_-]?key|secret|access[_-]?token|bearer)|密码|口令|密钥)["']?(?:\s*[=:：是为]\s*|\s+(?=[A-Za-z0-9._~+/-]{20}))["']?(?<value>[A-Za-z0-9!@#$%^&*_.~+/=-]{6,300})/giu,
    isReal: (value) => /\d/u.test(value) || value.length >= 20,
  },
  {
    kind: "email",
    pattern: /(?<![\w.+-])[\w.+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}]{2,24}(?![\p{L}\p{N}-]*@)/gu,
  },
  {
    kind: "iban",
    pattern: /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/gu,
    isReal: isIban,
  },
  { kind: "cn_id", pattern: /(?<![0-9A-Za-z])[1-9]\d{16}[\dXx](?![0-9A-Za-z])/gu, isReal: isChineseId },
  { kind: "card", pattern: /(?<![\d.-])[2-6]\d{2,3}(?:[ -]?\d{2,6}){2,5}(?![\d.]|-\d)/gu, isReal: isCard },
  { kind: "us_ssn", pattern: /(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/gu },
  {
    kind: "ip",
    pattern: /(?<![\w.:])(?:\d{1,3}\.){3}\d{1,3}(?![\w:]|\.\d)/gu,
    isReal: (value) => isIPv4(value) && !/^(?:127\.|0\.0\.0\.0$)/u.test(value),
  },
  {
    kind: "ip",
    pattern: /(?<![\w:.])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?![\w:])/gu,
    isReal: (value) => isIPv6(value) && value !== "::" && value !== "::1" && value.length > 4,
  },
  { kind: "phone", pattern: /(?<![\d+.-])(?:(?:\+|00)86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?![\d.]|-\d)/gu },
  { kind: "phone", pattern: /(?<![\d-])0\d{2,3}-\d{7,8}(?!\d|-\d)/gu },
  {
    kind: "phone",
    pattern: /(?<![\d+])(?:\+|00)[1-9]\d{0,2}(?:[ .-]?\(?\d{1,4}\)?){2,5}(?!\d)/gu,
    isReal: isPhone,
  },
  {
    kind: "phone",
    pattern: /(?<![\d-])(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}(?!\d|[-.]\d)/gu,
    isReal: (value) => !/^\(?[48]00/u.test(value),
  },
];

/** Personal data and secrets in a text, in the order they stand in, never overlapping. Full-width digits count. */
export function findPii(text: string): PiiFinding[] {
  const plain = text.replaceAll(/[\uff01-\uff5e]/gu, (character) => character.normalize("NFKC"));
  const findings: PiiFinding[] = [];
  for (const { kind, pattern, isReal } of patterns) {
    for (const match of plain.matchAll(pattern)) {
      const value = match.groups?.["value"] ?? match[0];
      const start = match.index + match[0].lastIndexOf(value);
      const found = { kind, start, end: start + value.length };
      const isFree = findings.every(({ start: from, end: to }) => found.end <= from || found.start >= to);
      if (isFree && isReal?.(value) !== false) findings.push(found);
    }
  }
  return findings.toSorted((left, right) => left.start - right.start);
}

/** ISO 13616: letters as 10 to 35, the first four characters moved to the end, remainder 1 by 97. */
function isIban(value: string): boolean {
  const compact = value.replaceAll(" ", "");
  if (compact.length < 15 || compact.length > 34) return false;
  const digits = Array.from(compact.slice(4) + compact.slice(0, 4))
    .map((each) => Number.parseInt(each, 36))
    .join("");
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97;
  return remainder === 1;
}

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643-1999: a date of birth in the middle and a check character by ISO 7064, MOD 11-2. */
function isChineseId(value: string): boolean {
  const [year, month, day] = [value.slice(6, 10), value.slice(10, 12), value.slice(12, 14)].map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const born = new Date(Date.UTC(year, month - 1, day));
  const isDate = year >= 1900 && year < 2100 && born.getUTCMonth() === month - 1 && born.getUTCDate() === day;
  const sum = idWeights.reduce((total, weight, index) => total + weight * Number(value[index]), 0);
  return isDate && "10X98765432"[sum % 11] === value.at(-1)?.toUpperCase();
}

/** ISO/IEC 7812: 13 to 19 digits whose Luhn sum ends in 0. */
function isCard(value: string): boolean {
  const digits = Array.from(value.replaceAll(/\D/gu, ""), Number).toReversed();
  if (digits.length < 13 || digits.length > 19 || new Set(digits).size === 1) return false;
  const sum = digits.reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

function isPhone(value: string): boolean {
  const { length } = value.replaceAll(/\D/gu, "");
  return length >= 8 && length <= 16;
}
