import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Claim } from "@assay/report";
import { Card } from "@assay/ui/card";
import { Table, Td, Th } from "@assay/ui/table";
import { formatBare, formatChange, formatValue, say } from "../calculators/format-value.ts";
import type { Speaker } from "../calculators/format-value.ts";
import { turningPoints } from "./turning-points.ts";
import type { Turn, TurningPoint } from "./turning-points.ts";
import { VerdictBadge } from "./verdict-badge.tsx";

/** How far each input may move before the verdict is another. */
export function TurningTable({ claim, speaker }: { claim: Claim; speaker: Speaker }) {
  const t = useTranslations("claims.turns");
  const points = turningPoints(claim);
  if (points.length === 0) return null;
  const turning = points.filter(({ below, above }) => below !== undefined || above !== undefined);
  const still = points
    .filter((point) => !turning.includes(point))
    .map(({ field }) => say(field.label, speaker));
  return (
    <Card title={t("title")}>
      <p className="mb-2 text-sm text-muted">{t("lead")}</p>
      {turning.length > 0 && (
        <Table caption={t("title")}>
          <thead>
            <tr>
              <Th>{t("input")}</Th>
              <Th align="right">{t("below")}</Th>
              <Th align="right">{t("now")}</Th>
              <Th align="right">{t("above")}</Th>
            </tr>
          </thead>
          <tbody>
            {turning.map((point) => (
              <tr key={point.field.name}>
                <th scope="row" className="min-w-24 border-b border-line py-1.5 pr-2 text-left font-normal">
                  {say(point.field.label, speaker)}
                </th>
                <TurnCell claim={claim} point={point} turn={point.below} speaker={speaker} />
                <Td align="right">{formatValue(point.now, point.field.unit, speaker)}</Td>
                <TurnCell claim={claim} point={point} turn={point.above} speaker={speaker} />
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {still.length > 0 && (
        <p className="mt-2 text-sm text-muted">{t("still", { inputs: still.join(t("separator")) })}</p>
      )}
    </Card>
  );
}

function TurnCell({
  claim,
  point,
  turn,
  speaker,
}: {
  claim: Claim;
  point: TurningPoint;
  turn: Turn | undefined;
  speaker: Speaker;
}) {
  const t = useTranslations("claims.turns");
  if (turn === undefined)
    return (
      <Td align="right" className="text-faint">
        –
      </Td>
    );
  const { field, now } = point;
  const at = Number(turn.at.toPrecision(6));
  const shown = formatBare(Number(turn.at.toPrecision(4)), field.unit, speaker);
  return (
    <Td align="right">
      <Link
        href={`/claims/${claim.id}?${new URLSearchParams({ [field.name]: String(at) }).toString()}`}
        prefetch={false}
        scroll={false}
        className="link coarse:inline-flex coarse:min-h-11 coarse:items-center"
        aria-label={t("try", { input: say(field.label, speaker), value: shown })}
      >
        {shown}
      </Link>
      <span className="block text-xs text-muted">
        {formatChange(((turn.at - now) / Math.abs(now)) * 100, speaker)}
      </span>
      <VerdictBadge verdict={turn.verdict} />
    </Td>
  );
}
