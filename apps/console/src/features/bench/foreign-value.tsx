import { JsonView } from "@assay/ui/json-view";
import { ForeignText } from "./foreign-text.tsx";

/** JSON from outside: a text as text, turns one below the other, all else as a tree. */
export function ForeignValue({ value }: { value: unknown }) {
  if (typeof value === "string") return <ForeignText text={value} />;
  if (isTexts(value))
    return value.length === 1 ? (
      <ForeignText text={value[0] ?? ""} />
    ) : (
      <ol className="grid list-decimal gap-1 pl-5">
        {value.map((text, at) => (
          <li key={at}>
            <ForeignText text={text} />
          </li>
        ))}
      </ol>
    );
  return <JsonView value={value} openDepth={2} />;
}

function isTexts(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= 50 &&
    value.every((each) => typeof each === "string")
  );
}
