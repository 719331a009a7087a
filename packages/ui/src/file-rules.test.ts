import { expect, test } from "vitest";
import { checkFile, scaleBytes } from "./file-rules.ts";

const file = (name: string, type: string, size = 10) => ({ name, type, size });

test("a file passes by extension, by type, or by a type with a star", () => {
  expect(checkFile(file("a.CSV", ""), { accept: ".csv, text/csv" })).toBeNull();
  expect(checkFile(file("a", "text/csv"), { accept: ".csv,text/csv" })).toBeNull();
  expect(checkFile(file("a.png", "image/png"), { accept: "image/*" })).toBeNull();
  expect(checkFile(file("a.exe", "application/x-msdownload"), {})).toBeNull();
});

test("another kind of file is refused, also one that only looks like it", () => {
  expect(checkFile(file("a.csv.exe", ""), { accept: ".csv" })).toBe("type");
  expect(checkFile(file("a.png", "image/png"), { accept: "image/jpeg" })).toBe("type");
  expect(checkFile(file("a", "imagery/png"), { accept: "image/*" })).toBe("type");
});

test("a file may have the greatest size, and not a byte more", () => {
  expect(checkFile(file("a", "", 1000), { maxBytes: 1000 })).toBeNull();
  expect(checkFile(file("a", "", 1001), { maxBytes: 1000 })).toBe("size");
});

test("an empty file is refused", () => {
  expect(checkFile(file("a", "", 0), {})).toBe("empty");
});

test("sizes are read in the greatest unit that leaves a whole number", () => {
  expect(scaleBytes(0)).toEqual({ value: 0, unit: "byte" });
  expect(scaleBytes(999)).toEqual({ value: 999, unit: "byte" });
  expect(scaleBytes(1500)).toEqual({ value: 1.5, unit: "kilobyte" });
  expect(scaleBytes(10_000_000)).toEqual({ value: 10, unit: "megabyte" });
  expect(scaleBytes(5e15)).toEqual({ value: 5_000_000, unit: "gigabyte" });
});
