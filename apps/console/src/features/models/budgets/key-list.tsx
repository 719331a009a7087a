import { useFormatter, useTranslations } from "next-intl";
import type { VirtualKey } from "@assay/router";
import { Badge } from "@assay/ui/badge";
import { ConfirmButton } from "@assay/ui/confirm-button";
import { Table, Td, Th } from "@assay/ui/table";
import { revokeKey } from "./actions.ts";

/** The keys of a workspace; revoked ones are folded away. */
export function KeyList({ keys, mayChange }: { keys: readonly VirtualKey[]; mayChange: boolean }) {
  const t = useTranslations("models.keys");
  const current = keys.filter(({ isRevoked }) => isRevoked !== true);
  const revoked = keys.filter(({ isRevoked }) => isRevoked === true);
  return (
    <div className="grid gap-3">
      {current.length === 0 ? (
        <p className="text-muted">{t("none")}</p>
      ) : (
        <KeyTable caption={t("title")} keys={current} mayChange={mayChange} />
      )}
      {revoked.length > 0 && (
        <details>
          <summary className="text-sm text-muted hover:text-ink coarse:min-h-11">
            {t("revoked", { count: revoked.length })}
          </summary>
          <KeyTable caption={t("revoked", { count: revoked.length })} keys={revoked} mayChange={false} />
        </details>
      )}
    </div>
  );
}

function KeyTable({
  caption,
  keys,
  mayChange,
}: {
  caption: string;
  keys: readonly VirtualKey[];
  mayChange: boolean;
}) {
  const t = useTranslations("models.keys");
  const format = useFormatter();
  const limit = (value: number | undefined) => (value === undefined ? "–" : format.number(value));
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <Th>{t("name")}</Th>
          <Th className="whitespace-nowrap">{t("models")}</Th>
          <Th align="right" className="whitespace-nowrap">
            {t("requestsPerMinute")}
          </Th>
          <Th align="right" className="whitespace-nowrap">
            {t("tokensPerMinute")}
          </Th>
          {mayChange && <Th className="whitespace-nowrap">{t("actions")}</Th>}
        </tr>
      </thead>
      <tbody>
        {keys.map(({ id, name, models, requestsPerMinute, tokensPerMinute, isRevoked }) => (
          <tr key={id}>
            <Td className="min-w-32 break-words">
              {name} {isRevoked === true && <Badge>{t("isRevoked")}</Badge>}
              <span className="block font-mono text-xs text-faint">{id}</span>
            </Td>
            <Td className="min-w-32">
              {models === undefined ? (
                t("anyModel")
              ) : (
                <span className="font-mono text-xs break-all">{models.join(", ")}</span>
              )}
            </Td>
            <Td align="right">{limit(requestsPerMinute)}</Td>
            <Td align="right">{limit(tokensPerMinute)}</Td>
            {mayChange && (
              <Td>
                <form action={revokeKey}>
                  <input type="hidden" name="id" value={id} />
                  <ConfirmButton
                    size="sm"
                    title={t("revokeTitle", { name })}
                    consequence={t("revokeWhat")}
                    confirm={t("revoke")}
                    aria-label={t("revokeOf", { name })}
                  >
                    {t("revoke")}
                  </ConfirmButton>
                </form>
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
