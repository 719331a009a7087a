import type { McpServer } from "@assay/agent";
import { describe, expect, it } from "vitest";
import { readServer } from "./read-server.ts";

const url = "https://files.example/mcp";
const tools = { read: { policy: "allow", pin: "a".repeat(32) } } as const;
const known: McpServer[] = [
  {
    config: { id: "files", name: "Files", transport: "http", url, headers: {}, tools, isEnabled: true },
    secrets: [{ name: "X-Key", hint: "…a1b2" }],
    isBroken: false,
    createdAt: new Date(0),
    test: undefined,
  },
];
const options = { known, allowsStdio: true, allowsLocal: true };
const away = { known: [], allowsStdio: false, allowsLocal: false };

describe("a server as somebody typed it", () => {
  it("is reached by its address, and switched off until it has answered", () => {
    expect(readServer({ name: " Files ", transport: "http", url: ` ${url} ` }, options)).toEqual({
      config: {
        id: "files-2",
        name: "Files",
        transport: "http",
        url,
        headers: {},
        isEnabled: false,
        tools: {},
      },
      keep: [],
      before: undefined,
    });
  });

  it("sends its secret as Authorization unless another header is named", () => {
    const headersOf = (fields: object) => {
      const read = readServer({ name: "F", url, ...fields }, options);
      return "config" in read && read.config.transport === "http" ? read.config.headers : read;
    };
    expect(headersOf({ headerValue: "Bearer t" })).toEqual({ Authorization: "Bearer t" });
    expect(headersOf({ headerName: "X-Key", headerValue: "t" })).toEqual({ "X-Key": "t" });
    expect(headersOf({ headerName: "X-Key" })).toEqual({
      problems: [{ field: "headerValue", code: "no_secret" }],
    });
  });

  it("is a program with one argument a line", () => {
    const fields = {
      name: "Everything",
      transport: "stdio",
      command: " npx ",
      args: "-y\n\n  a package \r\n",
      variableName: "API_KEY",
      variableValue: "s",
    };
    expect(readServer(fields, options)).toMatchObject({
      config: { transport: "stdio", command: "npx", args: ["-y", "a package"], env: { API_KEY: "s" } },
    });
  });

  it("is no program where the operator allows none, whatever the form says", () => {
    const fields = { name: "Everything", transport: "stdio", command: "npx" };
    expect(readServer(fields, away)).toEqual({
      problems: [{ field: "transport", code: "stdio_not_allowed" }],
    });
  });

  it.each([
    [{ url: "" }, "url", "bad_address"],
    [{ url: "http://tools.example/mcp" }, "url", "not_https"],
    [{ url: "https://me:secret@tools.example/mcp" }, "url", "credentials"],
    [{ url: "http://169.254.169.254/mcp" }, "url", "link_local"],
    [{ name: " " }, "name", "bad_name"],
    [{ headerName: "a b", headerValue: "t" }, "headerName", "bad_header"],
    [{ headerValue: "line\nfeed" }, "headerValue", "bad_secret"],
    [{ transport: "stdio", command: "" }, "command", "bad_command"],
    [{ transport: "stdio", command: "x", args: "a\n".repeat(101) }, "args", "bad_arguments"],
    [
      { transport: "stdio", command: "x", variableName: "1A", variableValue: "t" },
      "variableName",
      "bad_variable",
    ],
    [{ id: "no-such" }, "name", "gone"],
  ])("is refused with what is wrong: %j", (fields, field, code) => {
    expect(readServer({ name: "F", transport: "http", url, ...fields }, options)).toEqual({
      problems: [{ field, code }],
    });
  });

  it("is not on this machine where people sign in", () => {
    expect(readServer({ name: "F", url: "http://127.0.0.1:3001/mcp" }, away)).toEqual({
      problems: [{ field: "url", code: "loopback" }],
    });
    expect(readServer({ name: "F", url: "http://127.0.0.1:3001/mcp" }, options)).toHaveProperty("config");
  });
});

describe("a server that is changed", () => {
  it("keeps its secret and what was decided while it stays the same server", () => {
    const path = { id: "files", name: "Ours", url: "https://files.example/v2", headerName: "X-Key" };
    expect(readServer(path, options)).toMatchObject({
      config: { id: "files", name: "Ours", isEnabled: true, tools, headers: {} },
      keep: ["X-Key"],
    });
  });

  it("begins anew at another address: what was decided was about another server's tools", () => {
    const elsewhere = { id: "files", name: "Files", url: "https://other.example/mcp" };
    expect(readServer(elsewhere, options)).toMatchObject({
      config: { id: "files", isEnabled: false, tools: {} },
      keep: [],
    });
  });
});
