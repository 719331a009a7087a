"use server";
import { getTranslations } from "next-intl/server";
import { revalidatePath } from "next/cache";
import type { ServerTest } from "@assay/agent";
import { agentStores, serverLimits } from "~/server/agent-stores.ts";
import { requirePrincipal } from "~/server/principal.ts";
import { fieldText } from "../models/form-state.ts";
import { formNumber, noteSent, wasSent } from "../models/sent-forms.ts";
import type { ConnectState } from "./connect-state.ts";
import { readServer, shownFields } from "./read-server.ts";
import { tryServer } from "./try-server.ts";

const longestShown = 40_000;

/** Saves a server and tries it. One that does not answer stays switched off, and the form goes on with it. */
export async function connect(_before: ConnectState, form: FormData): Promise<ConnectState> {
  const { workspaceId } = await requirePrincipal("settings.write");
  const t = await getTranslations("ask-servers");
  const values = Object.fromEntries(
    shownFields.map((name) => [name, fieldText(form, name).slice(0, longestShown)]),
  );
  const number = fieldText(form, "number");
  const state = { values, errors: {}, notice: undefined, number, version: Date.now() };
  if (wasSent(number))
    return {
      ...state,
      values: {},
      number: formNumber(),
      notice: { tone: "info", title: t("form.sentBefore") },
    };

  const { servers } = agentStores();
  const read = readServer(
    {
      ...values,
      headerValue: fieldText(form, "headerValue"),
      variableValue: fieldText(form, "variableValue"),
    },
    { known: await servers.list(workspaceId), ...serverLimits() },
  );
  const refused = (errors: Record<string, string>): ConnectState => ({
    ...state,
    errors,
    notice: { tone: "bad", title: t("form.notSaved") },
  });
  if ("problems" in read)
    return refused(
      Object.fromEntries(read.problems.map(({ field, code }) => [field, t(`problems.${code}`)])),
    );
  const { config, keep, before } = read;
  const saved = await servers.save(workspaceId, config, keep);
  if ("problem" in saved) {
    const secretField = config.transport === "http" ? "headerValue" : "variableValue";
    const field = saved.problem === "server.too_many" ? "name" : secretField;
    return refused({ [field]: t(`problems.${saved.problem}`) });
  }
  const isNew = before === undefined || Object.keys(config.tools).length === 0;
  const test = await tryServer(workspaceId, config.id, { enables: isNew });
  noteSent(number);
  revalidatePath("/ask/servers");
  const next = { ...state, number: formNumber() };
  if (test?.outcome === "ok")
    return { ...next, values: {}, notice: { tone: "good", ...answered(test, config.name, t) } };
  return {
    ...next,
    values: { ...values, id: config.id },
    notice: {
      tone: "warn",
      title: `${t("form.testFailed", { name: config.name })} ${t(`errors.tested.${test?.outcome ?? "gone"}`)}`,
      text: t("form.mend"),
    },
  };
}

type Translate = Awaited<ReturnType<typeof getTranslations<"ask-servers">>>;

function answered({ tools, latencyMs }: ServerTest & { outcome: "ok" }, name: string, t: Translate) {
  const asking = tools.filter(({ asks }) => asks).length;
  return {
    title: t("form.answered", { name, count: tools.length, ms: latencyMs }),
    text: t("form.asks", { asking }),
  };
}
