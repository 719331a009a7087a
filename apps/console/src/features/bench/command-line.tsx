import { Fragment } from "react";
import { CopyButton } from "@assay/ui/copy-button";

const longWord = 28;

/** A command to be typed, with a button that copies it; it is broken between its words and not at their hyphens. */
export function CommandLine({ command }: { command: string }) {
  return (
    <p className="flex max-w-full items-center gap-2 text-left">
      <code className="min-w-0 rounded-sm bg-raised px-1.5 py-0.5 text-sm break-words text-ink">
        {command.split(" ").map((word, at) => (
          <Fragment key={at}>
            {at > 0 && " "}
            <span className={word.length < longWord ? "whitespace-nowrap" : undefined}>{word}</span>
          </Fragment>
        ))}
      </code>
      <CopyButton text={command} />
    </p>
  );
}
