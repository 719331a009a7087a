import { describe, expect, it } from "vitest";
import { readingOrListening } from "./reading-or-listening.ts";

describe("listening to an answer or reading it", () => {
  it("takes 80 seconds to hear 200 words and about 25 to read the half that matters", () => {
    expect(readingOrListening.run({})).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          listeningSeconds: 80,
          readingSeconds: expect.closeTo(50.4202, 4),
          screenSeconds: expect.closeTo(25.2101, 4),
          savedSeconds: expect.closeTo(54.7899, 4),
          screenSpeedup: expect.closeTo(3.173_333, 6),
          speechBitsPerSecond: 29.55,
          readingBitsPerSecond: 46.886,
        },
      },
    });
  });

  it("shows no gain when all must be read at the pace of speech", () => {
    expect(
      readingOrListening.run({
        answerWords: 60,
        speechWordsPerMinute: 120,
        readingWordsPerMinute: 120,
        neededPercent: 100,
        bitsPerWord: 10,
      }),
    ).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          listeningSeconds: 30,
          screenSeconds: 30,
          savedSeconds: 0,
          screenSpeedup: 1,
          speechBitsPerSecond: 20,
        },
      },
    });
  });

  it("refuses a voice that says nothing", () => {
    expect(readingOrListening.run({ speechWordsPerMinute: 0 })).toMatchObject({
      ok: false,
      failure: { code: "invalid_input", issues: [{ field: "speechWordsPerMinute" }] },
    });
  });
});
