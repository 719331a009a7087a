import { type Found, outside } from "./found.ts";
import { findOrders } from "./orders.ts";
import { americanPhoneOf, isLocalNumber, phoneOf, servicePhoneOf } from "./phones.ts";
import { findPlates } from "./plates.ts";
import { findSpokenDigits } from "./spoken-digits.ts";

const email = /[a-z0-9][a-z0-9._%+-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![a-z0-9])/g;
const url =
  /(?:https?:\/\/|www\.)[^\s\p{Script=Han}，。、；<>"'`]{2,2000}|(?<![a-z0-9@.-])(?:[a-z0-9-]{1,63}\.){1,6}(?:com|cn|org|net|io|ai|dev|edu|gov)(?![a-z0-9-])(?:\/[^\s\p{Script=Han}，。、；<>"'`]{0,2000})?/gu;
const urlTail = /[.,;:!?)\]}]+$/;
const digitRun = /\+?\(?\d(?:[ ().-]{0,2}\d){6,19}/g;
const phoneCue = /(?:电话|手机|号码|拨打|phone|mobile|cell|call|tel|number|whatsapp)[^\d]{0,16}$/;

/** Addresses, telephone numbers (E.164 where the country is known), number plates and order numbers. */
export function findCodes(text: string): Found[] {
  const emails = matches(text, email, "email");
  const urls = outside(
    matches(text, url, "url").map((each) => trimmed(text, each)),
    emails,
  );
  const addresses = [...emails, ...urls];
  const plates = outside(findPlates(text), addresses);
  const phones = outside([...findPhones(text), ...findSpokenPhones(text)], [...addresses, ...plates]);
  const orders = outside(findOrders(text), [...addresses, ...plates, ...phones]);
  return [...addresses, ...plates, ...phones, ...orders].toSorted((a, b) => a.start - b.start);
}

function matches(text: string, pattern: RegExp, type: "email" | "url"): Found[] {
  return Array.from(text.matchAll(pattern), ({ 0: value, index }) => ({
    start: index,
    end: index + value.length,
    entity: { type, value },
  }));
}

function trimmed(text: string, { start, end }: Found): Found {
  const value = text.slice(start, end).replace(urlTail, "");
  return { start, end: start + value.length, entity: { type: "url", value } };
}

function findPhones(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(digitRun)) {
    const before = text.slice(Math.max(0, match.index - 30), match.index);
    if (
      /[a-z0-9#]$|\d[.,]$|[a-z]-$/.test(before) ||
      /^[a-z]|^[.,]\d/.test(text.slice(match.index + match[0].length))
    )
      continue;
    const phone = longestPhone(match[0], phoneCue.test(before));
    if (phone === undefined) continue;
    const skipped = phone.written.startsWith("(") && !phone.written.includes(")") ? 1 : 0;
    found.push({
      start: match.index + skipped,
      end: match.index + phone.written.length,
      entity: { type: "phone", value: phone.value },
    });
  }
  return found;
}

/** The whole run, or so many of its groups from the left as make a number: "138 1234 5678 2" is a number and a 2. */
function longestPhone(run: string, isAnnounced: boolean): { written: string; value: string } | undefined {
  for (let written = run; written !== ""; written = written.replace(/(?:^|[ ().-]+)\+?\d+$/, "")) {
    const digits = written.replace(/(?!^\+)\D/g, "");
    const isGrouped = /\d[ ().-]/.test(written);
    const isCertain = isGrouped || isAnnounced;
    const value =
      phoneOf(digits) ??
      (isCertain ? (servicePhoneOf(digits) ?? americanPhoneOf(digits)) : undefined) ??
      (isAnnounced && isLocalNumber(digits) ? digits : undefined);
    const looksLikeDate = /^\d{4}-\d{1,2}-\d{1,2}/.test(written);
    if (value !== undefined && !looksLikeDate) return { written, value };
  }
  return undefined;
}

function findSpokenPhones(text: string): Found[] {
  return findSpokenDigits(text).map(({ start, end, digits }) => ({
    start,
    end,
    entity: { type: "phone", value: phoneOf(digits) ?? americanPhoneOf(digits) ?? digits },
  }));
}
