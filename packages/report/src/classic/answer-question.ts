import { entityBySlug, facts } from "../data.ts";
import type { Entity } from "../entity.ts";
import { subjectOf } from "../subject.ts";
import type { Language } from "../text.ts";
import { asksWhetherItHolds } from "./claim-patterns.ts";
import { findFacts, readTurns } from "./find-facts.ts";
import { isElliptical } from "./follow-up.ts";
import { findSections } from "./find-sections.ts";
import { listEntities } from "./list-entities.ts";
import type { RankedFact } from "./rank-facts.ts";
import type { Question } from "./read-question.ts";
import { tokensOf } from "./record-index.ts";
import { remember } from "./remember.ts";
import { mark, sayEntity, sayFacts, saySection, sayNames } from "./wording.ts";

/** What the report answers to a question, with its citation marks. */
export interface ReportAnswer {
  kind: "facts" | "names" | "entity" | "section";
  /** From 0 to 1; {@link answerThreshold} and above is an answer. */
  confidence: number;
  text: string;
}

/** Below this the report does not say. */
export const answerThreshold = 0.5;

/** A figure given to a question that asks for none has to fit it much better. */
const unaskedThreshold = 0.65;
const listThreshold = 0.5;
const sectionThreshold = 0.58;
const surelyStated = 0.85;
const mostFigures = 3;

const asksWhatItIs =
  /^(?:what|who)(?:'s| is| are| was| were)\b(?!.*\b(?:rate|price|cost|share)\b)|是什么|是谁|是啥|介绍|讲讲|说说|谈谈|了解一下|什么是|何为|\btell me about\b|\bdescribe\b|\bintroduce\b|\bwho\b|怎么样的公司|做什么的/iu;
const asksWhich = /哪几|哪[两三四五六七八九十]/u;
const asksForReason = /^why\b|\bexplain\b|\bsummar|为什么|为何|原因|解释|总结|概括|怎么看/iu;
const asksForText =
  /\b(?:say|says|said|write|writes|think|thinks|argue|argues|view|views|opinion|explain|explains|summar|section|chapter|about|why|how does|how do|what does|what do|reason|describe|tell me)\b|怎么看|怎么说|观点|看法|解释|总结|概括|概述|章节|一节|讲了|为什么|为何|原因|如何|什么是|介绍|讲讲|说说|有什么|怎样/iu;

/**
 * Answers the last of some turns out of the report's own data, best first; nothing where nothing fits at all.
 * The same turns give the same answers.
 */
export function answerQuestion(turns: readonly string[], language: Language): ReportAnswer[] {
  return answered({ turns, language });
}

const answered = remember(answerNow, ({ turns, language }: Asked) => [language, ...turns].join("\n"));

interface Asked {
  turns: readonly string[];
  language: Language;
}

function answerNow({ turns, language }: Asked): ReportAnswer[] {
  const text = turns.at(-1) ?? "";
  const found = findFacts(turns);
  const { question } = found;
  const answers: ReportAnswer[] = [];
  const named = namedEntity(question, text);
  const isText = asksForText.test(text) || (isElliptical(question) && asksForText.test(turns.at(-2) ?? ""));
  const isStated =
    question.metrics.length > 0 && found.confidence >= surelyStated && !asksWhich.test(question.folded);
  const asksAmount = (question.units.size > 0 || question.isCount) && !asksWhich.test(question.folded);
  const isList = named === undefined && !asksAmount && !isStated;
  const listed = isList ? listEntities(text) : undefined;
  if (listed !== undefined && listed.entities.length > 0 && listed.confidence >= listThreshold)
    answers.push({ kind: "names", confidence: listed.confidence, text: sayNames(listed.entities, language) });
  const least = question.asksFigure ? answerThreshold : unaskedThreshold;
  const isEnough = question.asksFigure || question.pieces.length > 1;
  const isFigure = named === undefined && isEnough && found.confidence >= least && found.facts.length > 0;
  if (isFigure) {
    answers.push({
      kind: "facts",
      confidence: found.confidence,
      text: `${sayAgreement(question, found.facts, language)}${sayFacts(
        found.facts.map(({ fact }) => fact),
        language,
      )}`,
    });
  }
  if (named !== undefined) {
    const own = facts()
      .filter(({ entity }) => entity === named.slug)
      .slice(0, mostFigures);
    answers.push({ kind: "entity", confidence: namedConfidence, text: sayEntity(named, own, language) });
  }
  const isReason = asksForReason.test(text);
  const [section] = isReason || (isText && !question.asksFigure) ? findSections(question) : [];
  if (section !== undefined && section.confidence >= sectionThreshold)
    answers.push({
      kind: "section",
      confidence: isReason ? 1 : section.confidence * sectionDiscount,
      text: saySection(section.section.id, language),
    });
  return answers.toSorted((left, right) => rank(right) - rank(left));
}

/** Whether a figure that the question puts forward is the report's. */
function sayAgreement(question: Question, found: readonly RankedFact[], language: Language): string {
  const put = question.numbers.filter(({ value }) => !question.years.includes(value));
  const [first] = found;
  const [figure] = put;
  if (
    first === undefined ||
    figure === undefined ||
    put.length > 1 ||
    !asksWhetherItHolds.test(question.folded)
  )
    return "";
  const { value, low, high } = first.fact;
  const isSame =
    value === figure.value ||
    (low !== undefined && high !== undefined && low <= figure.value && figure.value <= high);
  if (language === "zh") return isSame ? "与报告一致。" : "与报告的数字不同。";
  return isSame ? "That agrees with the report. " : "The report has another figure. ";
}

const namedConfidence = 0.7;
const sectionDiscount = 0.95;

/** A list that is asked for is the answer, whatever figure fits too. */
function rank({ kind, confidence }: ReportAnswer): number {
  return confidence + (kind === "names" ? listBonus : 0);
}

const listBonus = 0.2;

/** The one name that a question asks about, where it asks nothing else of it. */
function namedEntity(question: Question, text: string): Entity | undefined {
  const { entities: mentions, pieces, metrics, units } = question;
  const [first] = mentions;
  const others = pieces.filter(({ kind, start }) => kind !== "entity" || start !== first?.start);
  if (first === undefined || metrics.length > 0 || units.size > 0 || question.isCount) return undefined;
  const isBare = others.length === 0;
  const entity = entityBySlug().get(first.slugs[0] ?? "");
  if (entity === undefined || isBare || !asksWhatItIs.test(text)) return isBare ? entity : undefined;
  const described = tokensOf(`${entity.note.en} . ${entity.note.zh} . ${entity.kind}`);
  const isDescribed = others.every(({ tokens, surface }) =>
    [...tokens.map(([token]) => token), ...surface].some((token) => described.has(token)),
  );
  return isDescribed ? entity : undefined;
}

/** What to say where the report does not: that it does not, what comes nearest, and where to look. */
export function sayUnknown(turns: readonly string[], language: Language): string {
  const question = readTurns(turns);
  const { nearest } = findFacts(turns);
  const [close] = nearest;
  const [section] = findSections(question);
  const place = section !== undefined && section.confidence > nearConfidence ? section.section : undefined;
  const fact = close !== undefined && close.confidence > nearConfidence ? close.fact : undefined;
  if (language === "zh") {
    return [
      "报告没有给出这一点。",
      fact === undefined ? "" : `与之最接近的数字是“${subjectOf(fact).zh}”，需要的话可以直接问它。`,
      place === undefined ? "" : `相关内容可以看“${place.title.zh}”一节${mark("section", place.id)}。`,
      fact === undefined && place === undefined ? "可以问报告里的数字、公司、论断，或让我用计算器推算。" : "",
    ].join("");
  }
  return [
    "The report does not say that.",
    fact === undefined
      ? ""
      : ` The nearest figure it has is “${subjectOf(fact).en}”; ask for it if that helps.`,
    place === undefined
      ? ""
      : ` A place to look is the section ${place.title.en} ${mark("section", place.id)}.`,
    fact === undefined && place === undefined
      ? " Ask me for its figures, companies or claims, or for a calculation."
      : "",
  ].join("");
}

const nearConfidence = 0.4;
