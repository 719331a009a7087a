import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PiiPolicy, createPiiVault } from "../guardrails/pii.ts";
import { createRestoreStream } from "./restore-stream.ts";

const vault = createPiiVault(PiiPolicy.parse({ email: "mask" }));
const masked = vault.mask("ada@example.com and bob@example.com").text;

describe("masked values in a stream", () => {
  it("are filled in again wherever the stream is cut", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "[email 1]",
        "[email 2]",
        "[email 3]",
        "[1]",
        "[fact:a]",
        "[",
        "]",
        "[email",
        " 1]",
        "[email 12",
      ),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.array(fc.nat(4), { minLength: 1 }),
        (pieces, cuts) => {
          const text = pieces.join("");
          const stream = createRestoreStream(vault);
          let shown = "";
          for (let at = 0, turn = 0; at < text.length; turn += 1) {
            const end = at + 1 + (cuts[turn % cuts.length] ?? 0);
            shown += stream.push(text.slice(at, end));
            at = end;
          }
          expect(shown + stream.flush()).toBe(vault.restore(text));
        },
      ),
    );
    expect(masked).toBe("[email 1] and [email 2]");
  });

  it("hold back no more than what may become one", () => {
    const stream = createRestoreStream(vault);
    expect(stream.push("See [email 1] and [ema")).toBe("See ada@example.com and ");
    expect(stream.push("ndations] [fact:a")).toBe("[emandations] [fact:a");
  });
});
