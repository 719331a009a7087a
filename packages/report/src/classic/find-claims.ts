import type { Claim } from "../claim.ts";
import { claims, factById, sectionPath } from "../data.ts";
import { asksWhetherItHolds } from "./claim-patterns.ts";
import { coverageOf, createPrecision, weighPieces } from "./coverage.ts";
import { readSpelled } from "./find-facts.ts";
import type { RecordIndex, WeightedText } from "./record-index.ts";
import { createRecordIndex } from "./record-index.ts";

/** A claim with how plainly it is meant, from 0 to 1. */
export interface FoundClaim {
  claim: Claim;
  confidence: number;
}

const kindHints: readonly { pattern: RegExp; kind: Claim["kind"] }[] = [
  {
    pattern:
      /一致|矛盾|冲突|前后|两处|一会儿|不符|对得上|吻合|加起来|合起来|consisten|contradict|conflict|agree|discrepan|two places|both places|match|same figure/iu,
    kind: "consistency",
  },
  { pattern: /算|复算|核对|add up|arithmetic|calculat|recompute|reproduc|correct/iu, kind: "arithmetic" },
  {
    pattern: /检验|能不能测|能测|可测|测得出|实验|tested?\b|testable|experiment|bench/iu,
    kind: "application",
  },
];

let made: { index: RecordIndex; claims: readonly Claim[] } | undefined;

function claimIndex(): { index: RecordIndex; claims: readonly Claim[] } {
  return (made ??= {
    claims: claims(),
    index: createRecordIndex(
      claims().map((claim) => ({
        id: claim.id,
        texts: textsOf(claim),
        tokens:
          claim.kind === "arithmetic"
            ? [claim.stated.value, claim.stated.low, claim.stated.high].flatMap((value) =>
                value === undefined ? [] : [[`n:${value}`, 1] as const],
              )
            : [],
      })),
    ),
  });
}

function textsOf(claim: Claim): WeightedText[] {
  const about = [
    {
      text: `${claim.title.en} . ${claim.title.zh} . ${claim.statement.en} . ${claim.statement.zh}`,
      weight: 1,
    },
    { text: claim.id.replaceAll("-", " "), weight: 0.7 },
    {
      text: sectionPath(claim.section)
        .map(({ title }) => `${title.en} . ${title.zh}`)
        .join(" . "),
      weight: 0.4,
    },
  ];
  const facts = claim.kind === "application" ? [] : claim.facts.flatMap((id) => factById().get(id) ?? []);
  const rest = facts.map(({ subject, subjectZh, note }) => ({
    text: `${subject} . ${subjectZh} . ${note.en} . ${note.zh}`,
    weight: 0.6,
  }));
  switch (claim.kind) {
    case "arithmetic":
      return [...about, ...rest];
    case "consistency":
      return [
        ...about,
        ...rest,
        { text: claim.passages.map(({ says }) => `${says.en} . ${says.zh}`).join(" . "), weight: 0.9 },
        { text: `${claim.why.en} . ${claim.why.zh}`, weight: 0.6 },
      ];
    case "application":
      return [
        ...about,
        { text: `${claim.metric.en} . ${claim.metric.zh}`, weight: 0.7 },
        {
          text: `${claim.supports.en} . ${claim.supports.zh} . ${claim.contradicts.en} . ${claim.contradicts.zh}`,
          weight: 0.5,
        },
      ];
  }
}

const hintBonus = 0.12;
const precisionShare = 0.2;

/** The claims that a turn may mean, the likeliest first. */
export function findClaims(text: string): FoundClaim[] {
  const question = readSpelled(text.replace(asksWhetherItHolds, " "));
  const { index, claims: all } = claimIndex();
  const weighed = weighPieces(question.pieces, index);
  const precisionOf = createPrecision(weighed, index);
  const hints = kindHints.filter(({ pattern }) => pattern.test(text)).map(({ kind }) => kind);
  return [...coverageOf(weighed)]
    .flatMap(([record, coverage]) => {
      const claim = all[record];
      if (claim === undefined) return [];
      const missed = weighed.filter(
        ({ piece, credits }) =>
          piece.kind === "entity" && piece.isGeneric !== true && (credits.get(record) ?? 0) < 0.3,
      );
      const confidence = coverage * 0.6 ** missed.length;
      const bonus =
        hints.length > 0 && hints[0] === claim.kind
          ? hintBonus
          : hints.includes(claim.kind)
            ? hintBonus / 2
            : 0;
      return [
        { claim, confidence, score: confidence + bonus + precisionShare * precisionOf(record), record },
      ];
    })
    .toSorted((left, right) => right.score - left.score || left.record - right.record)
    .map(({ claim, confidence }) => ({ claim, confidence }));
}
