import { expect, it } from "vitest";
import { parseAmount } from "./parse-amount.ts";

it.each([
  ["1,500,000", 1_500_000],
  ["1.5e6", 1_500_000],
  ["1.5 million", 1_500_000],
  ["25k", 25_000],
  ["1.1万", 11_000],
  ["2.5万亿", 2.5e12],
  ["１２００", 1_200],
  ["−3", -3],
])("reads %s", (text, value) => expect(parseAmount(text)).toBe(value));

it.each(["", "many", "1,2", "1e3k", "5 apples", "1.2.3", "0x10", "万"])(
  "takes no %j for a number",
  (text) => {
    expect(parseAmount(text)).toBeUndefined();
  },
);
