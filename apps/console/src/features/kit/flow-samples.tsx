import { useTranslations } from "next-intl";
import { Card } from "@assay/ui/card";
import { FlowGraph } from "@assay/ui/flow-graph";
import type { FlowEdge, FlowNode, FlowNodeKind } from "@assay/ui/flow-graph-model.ts";

const kinds = {
  amount: "collect",
  who: "call",
  large: "branch",
  account: "collect",
  note: "set",
  confirm: "collect",
  pay: "act",
  paid: "say",
  failed: "say",
  person: "handOver",
} as const satisfies Record<string, FlowNodeKind>;

const ways = [
  ["start", "amount"],
  ["amount", "who"],
  ["who", "large"],
  ["large", "person", "large"],
  ["large", "confirm", "known"],
  ["large", "account", "else"],
  ["account", "note"],
  ["note", "confirm"],
  ["confirm", "pay"],
  ["confirm", "amount", "again"],
  ["confirm", "confirm"],
  ["pay", "paid"],
  ["pay", "failed", "failure"],
  ["paid", "end"],
  ["failed", "end"],
] as const;

/** A flow graph with every kind of step, ways that pass steps by, ways back; and an empty one. */
export function FlowSamples() {
  const t = useTranslations("kit");
  const steps = Object.entries(kinds).map(([id, kind]): FlowNode => ({
    id,
    kind,
    label: t(`flowSteps.${id}`),
  }));
  const nodes: readonly FlowNode[] = [
    { id: "start", kind: "start", label: "" },
    ...steps,
    { id: "end", kind: "end", label: "" },
  ];
  const edges = ways.map(([from, to, label]): FlowEdge => ({
    from,
    to,
    label: label === undefined ? undefined : t(`flowWays.${label}`),
  }));
  return (
    <Card title={t("flow")}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        <FlowGraph title={t("flowTitle")} nodes={nodes} edges={edges} />
        <FlowGraph title={t("flowEmpty")} nodes={[]} edges={[]} />
      </div>
    </Card>
  );
}
