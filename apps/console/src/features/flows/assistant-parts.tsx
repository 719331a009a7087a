import { useLocale, useTranslations } from "next-intl";
import { Interrupt } from "@assay/dialogue";
import type { Assistant } from "@assay/dialogue";
import { Badge } from "@assay/ui/badge";
import { Locale } from "@assay/ui/i18n.ts";
import { PartTable } from "./part-table.tsx";

/** What the flows of an assistant stand on: slots, actions, intents and global interrupts. */
export function AssistantParts({ assistant }: { assistant: Assistant }) {
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,26rem),1fr))] gap-5">
      <SlotTable assistant={assistant} />
      <IntentTable assistant={assistant} />
      <ActionTable assistant={assistant} />
      <InterruptTable assistant={assistant} />
    </div>
  );
}

function SlotTable({ assistant }: { assistant: Assistant }) {
  const t = useTranslations("flows.slots");
  const locale = Locale.parse(useLocale());
  return (
    <PartTable
      title={t("title")}
      note={t("note")}
      headers={[t("slot"), t("name"), t("filled")]}
      rows={Object.entries(assistant.slots).map(([id, { title, internal }]) => ({
        id,
        name: <code>{id}</code>,
        cells: [title[locale], t(internal === true ? "internal" : "asked")],
      }))}
    />
  );
}

function IntentTable({ assistant }: { assistant: Assistant }) {
  const t = useTranslations("flows.intents");
  const count = new Intl.NumberFormat(useLocale());
  return (
    <PartTable
      title={t("title")}
      note={t("note")}
      headers={[t("intent"), t("english"), t("chinese")]}
      rows={assistant.intents.map(({ id, phrases }) => ({
        id,
        name: <code>{id}</code>,
        cells: [count.format(phrases.en.length), count.format(phrases.zh.length)],
      }))}
      hasFigures
    />
  );
}

function ActionTable({ assistant }: { assistant: Assistant }) {
  const t = useTranslations("flows.actions");
  return (
    <PartTable
      title={t("title")}
      note={t("note")}
      headers={[t("action"), t("effect")]}
      rows={Object.entries(assistant.actions).map(([id, { hasSideEffects }]) => ({
        id,
        name: <code>{id}</code>,
        cells: [
          <Badge key={id} tone={hasSideEffects ? "warn" : "neutral"}>
            {t(hasSideEffects ? "writes" : "reads")}
          </Badge>,
        ],
      }))}
    />
  );
}

function InterruptTable({ assistant }: { assistant: Assistant }) {
  const t = useTranslations("flows.interrupts");
  return (
    <PartTable
      title={t("title")}
      note={t("note")}
      headers={[t("interrupt"), t("state")]}
      rows={Interrupt.options.map((id) => {
        const isOn = assistant.interrupts?.[id] !== false;
        return {
          id,
          name: t(`names.${id}`),
          cells: [
            <Badge key={id} tone={isOn ? "accent" : "neutral"}>
              {t(isOn ? "on" : "off")}
            </Badge>,
          ],
        };
      })}
    />
  );
}
