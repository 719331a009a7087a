"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../button.tsx";
import { CopyButton } from "../copy-button.tsx";
import { Dialog } from "../dialog.tsx";
import { Icon } from "../icon.tsx";
import { isComposing } from "../is-composing.ts";
import { keepDraft, readDraft } from "./draft.ts";
import { messageText } from "./message-text.ts";
import type { ChatMessage, MessageActions } from "./types.ts";

/** What can be done with a message: copy, regenerate or edit it, and go through its versions. */
export function MessageBar({
  message,
  isBusy,
  onRegenerate,
  onEdit,
  onBranch,
}: MessageActions & { message: ChatMessage; isBusy: boolean }) {
  const t = useTranslations("ui.chat");
  const [isEditing, setEditing] = useState(false);
  const { id, role, branch } = message;
  const text = messageText(message);
  return (
    <div className="-mx-1.5 flex min-h-7 items-center text-muted">
      {text !== "" && <CopyButton text={text} label={t("copy")} />}
      {role === "assistant" && onRegenerate !== undefined && (
        <IconButton
          label={t("regenerate")}
          glyph="again"
          disabled={isBusy}
          onClick={() => onRegenerate(id)}
        />
      )}
      {role === "user" && onEdit !== undefined && (
        <IconButton label={t("edit")} glyph="pen" disabled={isBusy} onClick={() => setEditing(true)} />
      )}
      {branch !== undefined && branch.of > 1 && onBranch !== undefined && (
        <div role="group" aria-label={t("versions")} className="flex items-center">
          <IconButton
            label={t("previousVersion")}
            glyph="left"
            disabled={isBusy || branch.at <= 1}
            onClick={() => onBranch(id, branch.at - 1)}
          />
          <span className="text-xs tabular-nums">{t("version", { at: branch.at, of: branch.of })}</span>
          <IconButton
            label={t("nextVersion")}
            glyph="right"
            disabled={isBusy || branch.at >= branch.of}
            onClick={() => onBranch(id, branch.at + 1)}
          />
        </div>
      )}
      {isEditing && onEdit !== undefined && (
        <MessageEditor
          text={text}
          onClose={() => setEditing(false)}
          draftKey={`edit:${id}`}
          onSave={(changed) => onEdit(id, changed)}
        />
      )}
    </div>
  );
}

function IconButton({
  label,
  glyph,
  disabled,
  onClick,
}: {
  label: string;
  glyph: "again" | "pen" | "left" | "right";
  disabled: boolean;
  onClick: () => void;
}) {
  return (
    <Button
      type="button"
      size="sm"
      variant="quiet"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={glyph} />
    </Button>
  );
}

function MessageEditor({
  text,
  draftKey,
  onClose,
  onSave,
}: {
  text: string;
  /** An edit that was not taken is kept under this key. */
  draftKey: string;
  onClose: () => void;
  onSave: (text: string) => unknown;
}) {
  const t = useTranslations("ui.chat");
  const [changed, setChanged] = useState(() => readDraft(draftKey) || text);
  async function save() {
    if (changed.trim() === "") return;
    keepDraft(draftKey, changed);
    onClose();
    if ((await onSave(changed.trim())) !== false) keepDraft(draftKey, "");
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("edit")}
      footer={
        <>
          <Button type="button" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button
            type="button"
            variant="primary"
            disabled={changed.trim() === ""}
            onClick={() => void save()}
          >
            {t("sendEdited")}
          </Button>
        </>
      }
    >
      <textarea
        data-autofocus
        rows={5}
        value={changed}
        aria-label={t("edit")}
        onChange={(event) => setChanged(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || isComposing(event.nativeEvent)) return;
          event.preventDefault();
          void save();
        }}
        className="control w-full"
      />
      <p className="mt-2 text-sm text-muted">{t("editNote")}</p>
    </Dialog>
  );
}
