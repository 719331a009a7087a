import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { bodyOf, curlOf, pythonOf } from "./snippets.ts";

const gateway = "http://127.0.0.1:4400/v1";
const body = bodyOf({
  model: "openai/gpt-6",
  system: "",
  prompt: `It's $HOME "quoted" \`id\` \\ 你好\nsecond line`,
  temperature: 0.2,
  maxTokens: 100,
});

describe("a request to copy", () => {
  it("leaves out what was not given", () => {
    const { messages, ...rest } = bodyOf({
      ...body,
      system: " ",
      prompt: "Hi",
      temperature: undefined,
      maxTokens: undefined,
    });
    expect(messages).toEqual([{ role: "user", content: "Hi" }]);
    expect(rest).toEqual({ model: "openai/gpt-6" });
  });

  it("comes out of a shell as it went in", () => {
    const line = curlOf(gateway, body).replace(/^curl \S+/u, "printf '%s\\n'");
    const out = execFileSync("sh", ["-c", `ASSAY_KEY=sk-assay-test; ${line}`], { encoding: "utf8" });
    expect(out).toContain("Authorization: Bearer sk-assay-test");
    expect(JSON.parse(out.slice(out.indexOf("{")))).toEqual(body);
  });

  it("names the model, the limit and the text in Python", () => {
    const text = pythonOf(gateway, body);
    expect(text).toContain('model="openai/gpt-6"');
    expect(text).toContain("max_tokens=100");
    expect(text).toContain(String.raw`\nsecond line`);
  });
});
