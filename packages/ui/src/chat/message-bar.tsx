"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../button.tsx";
import { CopyButton } from "../copy-button.tsx";
import { Dialog } from "../dialog.tsx";
import { Icon } from "../icon.tsx";
import { isComposing } from "../is-composing.ts";
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
  onClose,
  onSave,
}: {
  text: string;
  onClose: () => void;
  onSave: (text: string) => void;
}) {
  const t = useTranslations("ui.chat");
  const [changed, setChanged] = useState(text);
  function save() {
    if (changed.trim() === "") return;
    onClose();
    onSave(changed.trim());
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
          <Button type="button" variant="primary" disabled={changed.trim() === ""} onClick={save}>
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
          save();
        }}
        className="control w-full"
      />
      <p className="mt-2 text-sm text-muted">{t("editNote")}</p>
    </Dialog>
  );
}
