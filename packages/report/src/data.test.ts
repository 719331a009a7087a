import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import ignored from "../data/coverage-ignore.json" with { type: "json" };
import { calculators } from "./calculators/index.ts";
import { claims, entities, entityBySlug, factById, facts, isWithin, sectionById, sections } from "./data.ts";
import { evaluateClaim } from "./evaluate-claim.ts";
import type { LineRange } from "./text.ts";

const report = new URL("../../../../shared/report/report.txt", import.meta.url);

describe("the sections", () => {
  it("form a tree whose children lie inside their parents", () => {
    const misplaced = sections().filter(
      ({ parent, lines }) => parent !== null && !inside(lines, sectionById().get(parent)?.lines),
    );
    expect(misplaced.map(({ id }) => id)).toEqual([]);
  });

  it("cover every line of the report", () => {
    const covered = new Set(sections().flatMap(({ lines: [first, last] }) => range(first, last)));
    expect(range(1, 836).filter((line) => !covered.has(line))).toEqual([]);
  });
});

describe("the facts", () => {
  it("are at least 320, each under an id of its own", () => {
    expect(facts().length).toBeGreaterThanOrEqual(320);
    expect(duplicates(facts().map(({ id }) => id))).toEqual([]);
  });

  it("lie inside their sections", () => {
    const misplaced = facts().filter(
      ({ section, lines }) => !inside(lines, sectionById().get(section)?.lines),
    );
    expect(misplaced.map(({ id }) => id)).toEqual([]);
  });

  it("say what they are about in both languages, no two the same", () => {
    expect(duplicates(facts().map(({ subject }) => subject.toLowerCase()))).toEqual([]);
    expect(duplicates(facts().map(({ subjectZh }) => subjectZh))).toEqual([]);
    expect(facts().filter(({ subjectZh }) => !/\p{Script=Han}/u.test(subjectZh))).toEqual([]);
    expect(facts().filter(({ subject }) => /\p{Script=Han}/u.test(subject))).toEqual([]);
  });

  it("name known entities", () => {
    const unknown = facts().filter(({ entity }) => entity !== undefined && !entityBySlug().has(entity));
    expect(unknown.map(({ id, entity }) => [id, entity])).toEqual([]);
  });
});

describe("the entities", () => {
  it("are at least 260, each under a slug of its own", () => {
    expect(entities().length).toBeGreaterThanOrEqual(260);
    expect(duplicates(entities().map(({ slug }) => slug))).toEqual([]);
  });

  it("stand in known sections that hold one of their lines", () => {
    const misplaced = entities().flatMap(({ slug, sections: where, lines }) =>
      where
        .filter((id) => !lines.some((each) => overlaps(each, sectionById().get(id)?.lines)))
        .map((id) => [slug, id]),
    );
    expect(misplaced).toEqual([]);
  });
});

describe("the claims", () => {
  it("are at least 70, each under an id of its own, in a known section", () => {
    expect(claims().length).toBeGreaterThanOrEqual(70);
    expect(duplicates(claims().map(({ id }) => id))).toEqual([]);
    expect(
      claims()
        .filter(({ section }) => !sectionById().has(section))
        .map(({ id }) => id),
    ).toEqual([]);
  });

  it("name facts that exist", () => {
    const named = claims().flatMap((claim) =>
      claim.kind === "application" ? [] : claim.facts.map((fact) => [claim.id, fact] as const),
    );
    expect(named.filter(([, fact]) => !factById().has(fact))).toEqual([]);
  });

  it("evaluate with their own inputs", () => {
    expect(
      claims()
        .map((claim) => evaluateClaim(claim))
        .filter(({ ok }) => !ok),
    ).toEqual([]);
  });

  it("that compare passages carry figures or a judgement, never both", () => {
    const wrong = claims().filter((claim) => {
      if (claim.kind !== "consistency") return false;
      const figures = claim.passages.filter(
        ({ figure, run }) => figure !== undefined || run !== undefined,
      ).length;
      return claim.judged === undefined ? figures < 2 : figures >= 2;
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it("give a reason exactly where no bench can test them", () => {
    const wrong = claims().filter(
      (claim) =>
        claim.kind === "application" && (claim.reason !== undefined) !== (claim.arms === "not-testable"),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

describe("the calculators", () => {
  it("are at least 30, each under an id of its own", () => {
    expect(calculators.length).toBeGreaterThanOrEqual(30);
    expect(duplicates(calculators.map(({ id }) => id))).toEqual([]);
  });
});

describe.skipIf(!existsSync(report))(
  "against the report's text (needs ../shared, which is not here otherwise)",
  () => {
    it("every line with a digit is covered by a fact or ignored for a stated reason [report.coverage]", () => {
      const lines = readFileSync(report, "utf8").split("\n");
      const covered = new Set([
        ...facts().flatMap(({ lines: [first, last] }) => range(first, last)),
        ...ignored.flatMap(({ lines: [first = 0, last = -1], reason }) =>
          reason === "" ? [] : range(first, last),
        ),
      ]);
      const uncovered = lines.flatMap((line, index) =>
        /\p{Nd}/u.test(line) && !covered.has(index + 1) ? [`${index + 1}: ${line}`] : [],
      );
      expect(uncovered).toEqual([]);
    });

    it("no line is ignored without a digit to ignore", () => {
      const lines = readFileSync(report, "utf8").split("\n");
      const idle = ignored.filter(({ lines: [first = 0, last = -1] }) =>
        lines.slice(first - 1, last).every((line) => !/\p{Nd}/u.test(line)),
      );
      expect(idle).toEqual([]);
    });
  },
);

it("a section is within itself and its ancestors only", () => {
  expect(isWithin("training-cost", "foundation")).toBe(true);
  expect(isWithin("foundation", "training-cost")).toBe(false);
});

function inside([first, last]: LineRange, outer: LineRange | undefined): boolean {
  return outer !== undefined && first >= outer[0] && last <= outer[1];
}

function overlaps([first, last]: LineRange, other: LineRange | undefined): boolean {
  return other !== undefined && first <= other[1] && last >= other[0];
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function duplicates(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
