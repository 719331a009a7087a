"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@assay/ui/button";
import { Card } from "@assay/ui/card";
import { ConfirmButton } from "@assay/ui/confirm-button";
import { CopyButton } from "@assay/ui/copy-button";
import { Dialog } from "@assay/ui/dialog";
import { showToast } from "@assay/ui/toast";

const tones = ["info", "good", "warn", "bad"] as const;

/** What opens over a page: a dialog, a question before an act, toasts. */
export function Overlays() {
  const t = useTranslations("kit");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Card title={t("overlays")}>
      <div className="flex flex-wrap gap-2">
        <Button type="button" onClick={() => setIsOpen(true)}>
          {t("dialog")}
        </Button>
        <Dialog
          open={isOpen}
          onClose={() => setIsOpen(false)}
          title={t("dialog")}
          footer={
            <Button type="button" variant="primary" onClick={() => setIsOpen(false)}>
              {t("act")}
            </Button>
          }
        >
          {t("sentence")}
        </Dialog>
        <form action={() => {}}>
          <ConfirmButton title={t("confirm")} consequence={t("consequence")} confirm={t("act")}>
            {t("confirm")}
          </ConfirmButton>
        </form>
        {tones.map((tone) => (
          <Button
            key={tone}
            type="button"
            variant="quiet"
            onClick={() => showToast({ tone, message: t("sentence") })}
          >
            {t("toast", { tone: t(`tones.${tone}`) })}
          </Button>
        ))}
        <CopyButton text={t("sentence")} />
      </div>
    </Card>
  );
}
