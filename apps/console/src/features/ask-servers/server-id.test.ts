import { expect, it } from "vitest";
import { serverId } from "./server-id.ts";

it.each([
  ["Our Files", "our-files"],
  ["  GitHub (EU) ", "github-eu"],
  ["Ünïted", "united"],
  ["文件服务器", "server"],
  ["A name that is much longer than any id may be", "a-name-that-is-much-longer-than"],
])("makes an id of %j", (name, id) => {
  expect(serverId(name, [])).toBe(id);
});

it("takes no id twice, also where the name fills it", () => {
  const long = "x".repeat(40);
  expect(serverId("Files", ["files", "files-2"])).toBe("files-3");
  expect(serverId(long, ["x".repeat(32)])).toBe(`${"x".repeat(30)}-2`);
  expect(serverId("文件", ["server"])).toBe("server-2");
});
