import { beforeEach, expect, test } from "vitest";
import { dismissToast, showToast, toastStore } from "./toast-store.ts";

beforeEach(() => {
  for (const { id } of toastStore.read()) dismissToast(id);
});

test("at most three are shown, the newest last", () => {
  for (const message of ["a", "b", "c", "d"]) showToast({ message });
  expect(toastStore.read().map(({ message }) => message)).toEqual(["b", "c", "d"]);
});

test("listeners hear of what is shown and of what is dismissed, once each", () => {
  let heard = 0;
  const stop = toastStore.subscribe(() => {
    heard += 1;
  });
  dismissToast(showToast({ message: "a" }));
  stop();
  showToast({ message: "b" });
  expect(heard).toBe(2);
});

test("the server shows none", () => {
  showToast({ message: "a" });
  expect(toastStore.readOnServer()).toEqual([]);
});
