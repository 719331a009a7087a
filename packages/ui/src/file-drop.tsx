"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import type { DragEvent, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { checkFile, scaleBytes } from "./file-rules.ts";
import type { FileProblem, FileRules } from "./file-rules.ts";
import { Icon } from "./icon.tsx";

export interface FileDropProps extends FileRules {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  multiple?: boolean;
  required?: boolean;
  /** Called with the files that passed, at every change. */
  onFiles?: (files: readonly File[]) => void;
}

interface Refused {
  name: string;
  problem: FileProblem;
}

/** A file input one can drop files on. The files stay in the input, so its form sends them; without JavaScript too. */
export function FileDrop({
  name,
  label,
  hint,
  accept,
  maxBytes,
  multiple = false,
  required,
  onFiles,
}: FileDropProps) {
  const t = useTranslations("ui.fileDrop");
  const size = useFileSize();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const form = input.current?.form;
    const clear = () => {
      setFiles([]);
      setRefused([]);
    };
    form?.addEventListener("reset", clear);
    return () => form?.removeEventListener("reset", clear);
  }, []);

  function keep(next: readonly File[]) {
    const transfer = new DataTransfer();
    for (const file of next) transfer.items.add(file);
    if (input.current !== null) input.current.files = transfer.files;
    setFiles(next);
    onFiles?.(next);
  }

  function add(chosen: readonly File[]) {
    const checked = chosen.map((file) => ({ file, problem: checkFile(file, { accept, maxBytes }) }));
    const good = checked.flatMap(({ file, problem }) => (problem === null ? [file] : []));
    setRefused(
      checked.flatMap(({ file, problem }) => (problem === null ? [] : [{ name: file.name, problem }])),
    );
    if (!multiple) return keep(good.length > 0 ? good.slice(-1) : files);
    keep([...files, ...good.filter((file) => !files.some((other) => isSame(file, other)))]);
  }

  function remove(file: File) {
    keep(files.filter((other) => other !== file));
    input.current?.focus();
  }

  function onDrop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  }

  const limit = maxBytes === undefined ? undefined : size(maxBytes);
  return (
    <div className="grid gap-2">
      <label
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        className={classNames(
          "relative grid cursor-pointer justify-items-center gap-1 rounded-lg border border-dashed px-4 py-6 text-center has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
          isOver ? "border-accent bg-accent-soft" : "border-line-strong bg-surface hover:bg-raised",
        )}
      >
        <Icon name="upload" className="size-5 text-muted" />
        <span className="font-medium">{label}</span>
        <span className="text-sm text-muted noscript:hidden">
          {t.rich(multiple ? "chooseMany" : "choose", {
            link: (words) => <span className="link">{words}</span>,
          })}
        </span>
        <input
          ref={input}
          type="file"
          name={name}
          accept={accept}
          multiple={multiple}
          required={required}
          aria-describedby={`${id}-hint ${id}-problems`}
          onChange={(event) => add([...(event.target.files ?? [])])}
          className="sr-only noscript:not-sr-only"
        />
        <span id={`${id}-hint`} className="text-sm text-faint">
          {hint ?? (limit !== undefined && t("limit", { limit }))}
        </span>
      </label>
      <FileList files={files} onRemove={remove} />
      <div id={`${id}-problems`} role="alert">
        {refused.length > 0 && (
          <ul className="grid gap-1 text-sm text-bad">
            {refused.map((file) => (
              <li key={file.name} className="flex items-start gap-2">
                <Icon name="warning" className="mt-0.5 size-4" />
                <span className="min-w-0 break-words">
                  {t(`problem.${file.problem}`, {
                    name: file.name,
                    limit: limit ?? "",
                    accept: accept ?? "",
                  })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function FileList({ files, onRemove }: { files: readonly File[]; onRemove: (file: File) => void }) {
  const t = useTranslations("ui.fileDrop");
  const size = useFileSize();
  if (files.length === 0) return null;
  return (
    <ul aria-label={t("chosen")} className="divide-y divide-line rounded border border-line bg-surface">
      {files.map((file) => (
        <li
          key={`${file.name}:${file.size}:${file.lastModified}`}
          className="flex min-h-8 items-center gap-2 pl-2.5"
        >
          <Icon name="file" className="size-4 text-faint" />
          <span className="min-w-0 flex-1 truncate" title={file.name}>
            {file.name}
          </span>
          <span className="figure text-sm text-muted">{size(file.size)}</span>
          <button
            type="button"
            aria-label={t("remove", { name: file.name })}
            onClick={() => onRemove(file)}
            className="inline-flex size-8 items-center justify-center rounded text-muted hover:bg-raised hover:text-ink coarse:size-11"
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function useFileSize(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const { value, unit } = scaleBytes(bytes);
    return format.number(value, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 });
  };
}

function isSame(left: File, right: File): boolean {
  return left.name === right.name && left.size === right.size && left.lastModified === right.lastModified;
}
