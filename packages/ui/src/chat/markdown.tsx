import { memo, useMemo } from "react";
import type { ReactNode } from "react";
import { CitationChip } from "../citation-chip.tsx";
import type { Citation } from "../citation.tsx";
import { CopyButton } from "../copy-button.tsx";
import { parseBlocks } from "./markdown-blocks.ts";
import type { MarkdownBlock } from "./markdown-blocks.ts";
import { parseSpans } from "./markdown-spans.ts";
import type { MarkdownSpan } from "./markdown-spans.ts";

const mostText = 200_000;
const noCitations: readonly Citation[] = [];

export interface MarkdownProps {
  text: string;
  /** Numbers in square brackets that name one of these become chips. */
  citations?: readonly Citation[];
}

/** A text in a small subset of Markdown, as elements: no HTML of the text is ever taken as HTML. */
export const Markdown = memo(function Markdown({ text, citations = noCitations }: MarkdownProps) {
  const blocks = useMemo(() => parseBlocks(text.slice(0, mostText)), [text]);
  return (
    <div className="grid min-w-0 gap-2 break-words">
      <Blocks blocks={blocks} citations={citations} />
      {text.length > mostText && <p className="whitespace-pre-wrap">{text.slice(mostText)}</p>}
    </div>
  );
});

function Blocks({ blocks, citations }: { blocks: readonly MarkdownBlock[]; citations: readonly Citation[] }) {
  return blocks.map((block, at) => <Block key={at} block={block} citations={citations} />);
}

function Block({ block, citations }: { block: MarkdownBlock; citations: readonly Citation[] }) {
  switch (block.kind) {
    case "paragraph":
      return (
        <p className="whitespace-pre-line">
          <Spans text={block.text} citations={citations} />
        </p>
      );
    case "heading":
      return (
        <p className="pt-1 font-semibold">
          <Spans text={block.text} citations={citations} />
        </p>
      );
    case "code":
      return <CodeBlock language={block.language} text={block.text} />;
    case "quote":
      return (
        <blockquote className="grid gap-2 border-l-2 border-line-strong pl-3 text-muted">
          <Blocks blocks={block.blocks} citations={citations} />
        </blockquote>
      );
    case "rule":
      return <hr className="border-line" />;
    case "list":
      return <List list={block} citations={citations} />;
  }
}

function List({
  list,
  citations,
}: {
  list: Extract<MarkdownBlock, { kind: "list" }>;
  citations: readonly Citation[];
}) {
  const items = list.items.map((blocks, at) => (
    <li key={at} className="space-y-1 pl-1 marker:text-faint">
      <Blocks blocks={blocks} citations={citations} />
    </li>
  ));
  return list.isOrdered ? (
    <ol start={list.start} className="grid list-decimal gap-1 pl-6">
      {items}
    </ol>
  ) : (
    <ul className="grid list-disc gap-1 pl-6">{items}</ul>
  );
}

function CodeBlock({ language, text }: { language: string; text: string }) {
  return (
    <div className="min-w-0 rounded border border-line bg-bg">
      <div className="flex items-center justify-between border-b border-line pl-3 text-xs text-faint">
        <span>{language}</span>
        <CopyButton text={text} />
      </div>
      {/* Focusable, so that it can be scrolled by keyboard. */}
      <pre tabIndex={0} className="overflow-x-auto px-3 py-2 font-mono text-xs leading-5">
        <code>{text}</code>
      </pre>
    </div>
  );
}

/** Keyed by its source, so that a finished paragraph is not read again while the next one streams in. */
const Spans = memo(function Spans({ text, citations }: { text: string; citations: readonly Citation[] }) {
  return renderSpans(parseSpans(text), citations);
});

function renderSpans(spans: readonly MarkdownSpan[], citations: readonly Citation[]): ReactNode {
  return spans.map((span, at) => {
    switch (span.kind) {
      case "text":
        return span.text;
      case "code":
        return (
          <code key={at} className="rounded-sm bg-raised px-1 py-px font-mono text-[0.92em]">
            {span.text}
          </code>
        );
      case "strong":
        return <strong key={at}>{renderSpans(span.spans, citations)}</strong>;
      case "emphasis":
        return <em key={at}>{renderSpans(span.spans, citations)}</em>;
      case "link":
        return (
          <a
            key={at}
            href={span.href}
            title={span.href}
            target="_blank"
            rel="noopener noreferrer nofollow ugc"
            className="link"
          >
            {renderSpans(span.spans, citations)}
          </a>
        );
      case "citation": {
        const citation = citations.find(({ number }) => number === span.number);
        return citation === undefined ? `[${span.number}]` : <CitationChip key={at} citation={citation} />;
      }
    }
  });
}
