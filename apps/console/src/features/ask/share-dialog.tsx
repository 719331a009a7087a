"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import { Button } from "@assay/ui/button";
import { fetchOrThrow } from "@assay/ui/chat/agent-transport.ts";
import { CopyButton } from "@assay/ui/copy-button";
import { Dialog } from "@assay/ui/dialog";
import { SelectField } from "@assay/ui/field";
import { Notice } from "@assay/ui/notice";

/** A link as its owner sees it. */
export interface ShareLink {
  id: string;
  createdAt: Date;
  expiresAt: Date;
  state: "open" | "expired" | "revoked";
}

const Made = z.object({ token: z.string() });
const choices = ["1", "7", "30", "90"] as const;

/** Makes links that only read, shows each once, and takes them back. */
export function ShareDialog({
  threadId,
  shares,
  onClose,
}: {
  threadId: string;
  shares: readonly ShareLink[];
  onClose: () => void;
}) {
  const t = useTranslations("ask.share");
  const router = useRouter();
  const [days, setDays] = useState<string>("7");
  const [address, setAddress] = useState<string>();
  const [isFailed, setFailed] = useState(false);
  const [isBusy, setBusy] = useState(false);

  async function run(work: () => Promise<void>) {
    setBusy(true);
    setFailed(false);
    try {
      await work();
      router.refresh();
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  }

  const make = () =>
    run(async () => {
      const response = await fetchOrThrow(`/api/chat/${threadId}/shares`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ days: Number(days) }),
      });
      const { token } = Made.parse(await response.json());
      setAddress(`${location.origin}/shared/${token}`);
    });
  const revoke = (id: string) =>
    run(async () => {
      await fetchOrThrow(`/api/chat/${threadId}/shares/${id}`, { method: "DELETE" });
    });

  return (
    <Dialog open onClose={onClose} title={t("title")}>
      <div className="grid gap-4">
        <p className="text-muted">{t("what")}</p>
        {isFailed && <Notice tone="bad">{t("failed")}</Notice>}
        <div className="flex flex-wrap items-end gap-2">
          <SelectField
            label={t("days")}
            value={days}
            onChange={(event) => setDays(event.target.value)}
            options={choices.map((value) => ({ value, label: t("count", { count: Number(value) }) }))}
          />
          <Button type="button" variant="primary" disabled={isBusy} onClick={() => void make()}>
            {t("make")}
          </Button>
        </div>
        {address !== undefined && (
          <div className="grid gap-1 rounded border border-line bg-bg p-3">
            <p className="text-sm text-muted">{t("once")}</p>
            <div className="flex items-center gap-2">
              <code className="min-w-0 flex-1 font-mono text-xs break-all">{address}</code>
              <CopyButton text={address} label={t("copy")} />
            </div>
          </div>
        )}
        <Links shares={shares} isBusy={isBusy} onRevoke={(id) => void revoke(id)} />
      </div>
    </Dialog>
  );
}

function Links({
  shares,
  isBusy,
  onRevoke,
}: {
  shares: readonly ShareLink[];
  isBusy: boolean;
  onRevoke: (id: string) => void;
}) {
  const t = useTranslations("ask.share");
  const format = useFormatter();
  const date = (at: Date) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  if (shares.length === 0) return <p className="text-sm text-muted">{t("none")}</p>;
  return (
    <ul aria-label={t("links")} className="divide-y divide-line rounded border border-line">
      {shares.map(({ id, createdAt, expiresAt, state }) => (
        <li key={id} className="flex min-h-10 items-center justify-between gap-3 px-3 py-1.5 text-sm">
          <span>
            {t("made", { date: date(createdAt) })}{" "}
            <span className="text-muted">{t(`state.${state}`, { date: date(expiresAt) })}</span>
          </span>
          {state === "open" && (
            <Button type="button" size="sm" variant="danger" disabled={isBusy} onClick={() => onRevoke(id)}>
              {t("revoke")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
