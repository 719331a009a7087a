import { useTranslations } from "next-intl";
import { classNames } from "./class-names.ts";
import { DisclosureMark } from "./icon.tsx";
import { buildJsonTree, jsonLimits } from "./json-tree.ts";
import type { JsonContainer, JsonLimits, JsonNode, JsonString } from "./json-tree.ts";

const mostName = 120;

export interface JsonViewProps {
  value: unknown;
  /** Stands where the key of a member stands. */
  label?: string;
  /** Levels that are open at first. */
  openDepth?: number;
  limits?: Partial<JsonLimits>;
}

/** Any JSON value as a tree that folds without JavaScript; bounded, whatever the value. */
export function JsonView({ value, label, openDepth = 1, limits }: JsonViewProps) {
  const tree = buildJsonTree(value, { ...jsonLimits, ...limits });
  return (
    <div className="min-w-0 font-mono text-xs">
      <JsonNodeView node={tree} name={label} depth={0} openDepth={openDepth} />
    </div>
  );
}

interface JsonNodeProps {
  node: JsonNode;
  name: string | undefined;
  /** The name is a place in a list, not a key. */
  isIndex?: boolean;
  depth: number;
  openDepth: number;
}

function JsonNodeView({ node, name, isIndex = false, depth, openDepth }: JsonNodeProps) {
  if (node.kind === "string") return <JsonText node={node} name={name} isIndex={isIndex} />;
  if ("members" in node && node.size > 0) {
    return <JsonBranch node={node} name={name} isIndex={isIndex} depth={depth} openDepth={openDepth} />;
  }
  return (
    <div className="py-0.5 pl-4.5">
      <Name name={name} isIndex={isIndex} />
      {"members" in node ? (
        brackets[node.kind].join("")
      ) : (
        <span className={classNames("break-all", scalarLooks[node.kind])}>{node.text}</span>
      )}
    </div>
  );
}

function JsonBranch({
  node,
  name,
  isIndex = false,
  depth,
  openDepth,
}: JsonNodeProps & { node: JsonContainer }) {
  const t = useTranslations("ui.json");
  const [open, close] = brackets[node.kind];
  const hidden = node.size - node.members.length;
  const count = t(node.kind === "array" ? "items" : "keys", { count: node.size });
  if (node.isDeeper) {
    return (
      <div className="py-0.5 pl-4.5">
        <Name name={name} isIndex={isIndex} />
        {open} <span className="text-faint">{t("deeper", { count })}</span> {close}
      </div>
    );
  }
  return (
    <details open={depth < openDepth}>
      <summary className="flex list-none items-center gap-1 rounded-sm py-0.5 hover:bg-raised coarse:min-h-11">
        <DisclosureMark />
        <span className="min-w-0">
          <Name name={name} isIndex={isIndex} />
          {open} <span className="text-faint">{count}</span> {close}
        </span>
      </summary>
      <ul className="ml-1.5 border-l border-line pl-2">
        {node.members.map((member) => (
          <li key={member.key}>
            <JsonNodeView
              node={member.node}
              name={member.key}
              isIndex={node.kind === "array"}
              depth={depth + 1}
              openDepth={openDepth}
            />
          </li>
        ))}
        {hidden > 0 && <li className="py-0.5 pl-4.5 text-faint">{t("more", { count: hidden })}</li>}
      </ul>
    </details>
  );
}

const brackets = { array: ["[", "]"], object: ["{", "}"] } as const;

const scalarLooks = {
  number: "text-info",
  boolean: "text-warn italic",
  null: "text-faint italic",
  other: "text-faint underline decoration-dotted",
} as const;

interface JsonTextProps {
  node: JsonString;
  name: string | undefined;
  isIndex: boolean;
}

function JsonText({ node, name, isIndex }: JsonTextProps) {
  if (node.cutShort > 0) return <JsonLongText node={node} name={name} isIndex={isIndex} />;
  return (
    <div className="py-0.5 pl-4.5">
      <Name name={name} isIndex={isIndex} />
      <Quoted>{node.short}</Quoted>
    </div>
  );
}

function JsonLongText({ node, name, isIndex }: JsonTextProps) {
  const t = useTranslations("ui.json");
  return (
    <details className="group/text">
      <summary className="flex list-none items-start gap-1 rounded-sm py-0.5 hover:bg-raised">
        <DisclosureMark />
        <span className="min-w-0">
          <Name name={name} isIndex={isIndex} />
          <span className="group-open/text:hidden">
            <Quoted>{`${node.short}…`}</Quoted>{" "}
          </span>
          <span className="text-faint">{t("characters", { count: node.length })}</span>
        </span>
      </summary>
      <div className="pl-4.5">
        <Quoted>{node.full}</Quoted>
        {node.cutFull > 0 && <p className="text-faint">{t("moreCharacters", { count: node.cutFull })}</p>}
      </div>
    </details>
  );
}

function Quoted({ children }: { children: string }) {
  return <span className="break-words whitespace-pre-wrap text-good">&quot;{children}&quot;</span>;
}

function Name({ name, isIndex }: { name: string | undefined; isIndex: boolean }) {
  if (name === undefined) return null;
  return (
    <>
      <span className={isIndex ? "text-faint" : "font-medium break-all text-ink"}>
        {name.length > mostName ? `${name.slice(0, mostName)}…` : name}
      </span>
      <span className="text-faint">: </span>
    </>
  );
}
