import { describe, expect, it } from "vitest";
import { createEventReader } from "./event-reader.ts";
import { answerJson, endRun, startRun, takeEvent } from "./run.ts";

const request = { model: "m", messages: [] };
const chunk = (delta: object, finish: string | null = null) =>
  JSON.stringify({ model: "openai/m", choices: [{ delta, finish_reason: finish }] });
const message = (data: string) => ({ event: "message", data });

describe("a stream of events", () => {
  it("is read wherever its pieces end", () => {
    const text = ": hello\n\nevent: assay\r\ndata: {}\r\n\r\ndata: a\ndata: b\n\ndata: rest";
    for (let at = 0; at <= text.length; at += 1) {
      const reader = createEventReader();
      // A carriage return and its line feed may come apart.
      if (text[at - 1] === "\r") continue;
      expect([...reader.take(text.slice(0, at)), ...reader.take(text.slice(at))]).toEqual([
        { event: "assay", data: "{}" },
        { event: "message", data: "a\nb" },
      ]);
    }
  });
});

describe("a run", () => {
  it("gathers text, the first token's time, tokens and cost", () => {
    let run = startRun(request);
    run = takeEvent(run, message(chunk({ role: "assistant" })), 5);
    run = takeEvent(run, message(chunk({ content: "Hel" })), 20);
    run = takeEvent(run, message(chunk({ content: "lo" })), 30);
    run = takeEvent(run, message(chunk({}, "stop")), 31);
    run = takeEvent(
      run,
      message(JSON.stringify({ choices: [], usage: { prompt_tokens: 3, completion_tokens: 2 } })),
      32,
    );
    run = takeEvent(run, message("[DONE]"), 33);
    run = takeEvent(run, { event: "assay", data: '{"cost":{"micros":42,"currency":"USD"}}' }, 34);
    run = endRun(run, 40);
    expect(run).toMatchObject({
      state: "done",
      text: "Hello",
      model: "openai/m",
      firstTokenMs: 20,
      totalMs: 40,
      tokens: { prompt: 3, completion: 2, cached: 0 },
      cost: { micros: 42, currency: "USD" },
    });
  });

  it("that ends without a reason was cut, and keeps what there was", () => {
    const run = endRun(takeEvent(startRun(request), message(chunk({ content: "Hal" })), 1), 9);
    expect(run).toMatchObject({ state: "failed", failure: "stream_cut", text: "Hal" });
    expect(answerJson(run)).toMatchObject({ error: { code: "stream_cut" } });
  });

  it("keeps the code of a failure in mid-stream", () => {
    const failed = takeEvent(startRun(request), message('{"error":{"code":"timed_out","message":"…"}}'), 7);
    expect(endRun(failed, 8)).toMatchObject({ state: "failed", failure: "timed_out", totalMs: 7 });
  });

  it("takes whatever comes without failing", () => {
    for (const data of ["", "null", "[]", '"x"', "{oops", '{"choices":"no"}', '{"choices":[null]}'])
      expect(takeEvent(startRun(request), message(data), 1).text).toBe("");
  });
});
