"use server";
import { getTranslations } from "next-intl/server";
import { revalidatePath } from "next/cache";
import { readConnection, testConnection } from "@assay/router";
import type { ConnectionDraft, ConnectionProblem, ConnectionTest } from "@assay/router";
import { platform } from "~/server/platform.ts";
import { requirePrincipal } from "~/server/principal.ts";
import { modelPlatform } from "~/server/router.ts";
import { fieldText } from "../form-state.ts";
import { formNumber, noteSent, wasSent } from "../sent-forms.ts";
import { keptFields, ownProvider } from "./connect-state.ts";
import type { ConnectState } from "./connect-state.ts";
import { keepDraft, takeDraft } from "./pending-drafts.ts";

const longestKept = 40_000;
const page = "/models/connections";

/** Tests a connection and saves it when it answers, or saves one whose test failed a moment ago. */
export async function connect(_before: ConnectState, form: FormData): Promise<ConnectState> {
  const { workspaceId, userId } = await requirePrincipal("settings.write");
  const t = await getTranslations("models");
  const owner = `${workspaceId}:${userId}`;
  const values = keptOf(form);
  const number = fieldText(form, "number");
  const state = { values, errors: {}, notice: undefined, pending: undefined, number, version: Date.now() };
  const refused = (problems: readonly ConnectionProblem[]): ConnectState => ({
    ...state,
    errors: Object.fromEntries(problems.map(({ field, code }) => [field, t(`problems.${code}`)])),
    notice: { tone: "bad", title: t("form.notSaved") },
  });
  if (wasSent(number)) return done(state, { tone: "info", title: t("form.sentBefore") });

  const kept =
    fieldText(form, "intent") === "keep" ? takeDraft(owner, fieldText(form, "pending")) : undefined;
  if (kept === undefined && fieldText(form, "intent") === "keep")
    return { ...state, notice: { tone: "bad", title: t("form.tooLongAgo") } };
  if (kept !== undefined) {
    const saved = await save(workspaceId, kept.draft, kept.outcome);
    return "problem" in saved
      ? refused([saved.problem])
      : done(state, { tone: "warn", title: t("form.savedAnyway", { name: kept.draft.name }) });
  }

  const read = await draftOf(form, workspaceId);
  if ("problems" in read) return refused(read.problems);
  if ("already" in read)
    return { ...refused([]), errors: { provider: t("form.already", { name: read.already }) } };
  const test = await testConnection(read.draft);
  if (test.outcome !== "ok") {
    const pending = keepDraft(owner, read.draft, test.outcome);
    return { ...state, pending, notice: failureNotice(test, t) };
  }
  const saved = await save(workspaceId, read.draft, "ok");
  if ("problem" in saved) return refused([saved.problem]);
  const { model, latencyMs } = test;
  return done(state, {
    tone: "good",
    title: t("form.answered", { name: read.draft.name, model, ms: latencyMs }),
    text: t("form.saved"),
  });
}

type Translate = Awaited<ReturnType<typeof getTranslations<"models">>>;

async function draftOf(form: FormData, workspace: string) {
  const { connections } = modelPlatform();
  const known = await connections.list(workspace);
  const [id, chosen] = [fieldText(form, "id"), fieldText(form, "provider")];
  const same = known.find((each) => id === "" && each.id === chosen);
  if (same !== undefined) return { already: same.name };
  if (chosen === "")
    return { problems: [{ field: "provider", code: "connection.unknown_provider" } as const] };
  const input = {
    ...Object.fromEntries(
      ["id", "name", "baseUrl", "wire", "isLocal", "key", "models"].map((name) => [
        name,
        fieldText(form, name),
      ]),
    ),
    provider: chosen === ownProvider ? "" : chosen,
  };
  const allowsLocal = platform().env.ASSAY_AUTH === undefined;
  const read = readConnection(input, { taken: known.map((each) => each.id), allowsLocal });
  if ("problems" in read) return read;
  const completed = await connections.complete(workspace, read.draft);
  return "problem" in completed ? { problems: [completed.problem] } : completed;
}

async function save(workspace: string, draft: ConnectionDraft, outcome: ConnectionTest["outcome"]) {
  const { connections } = modelPlatform();
  const saved = await connections.save(workspace, draft);
  if ("id" in saved) await connections.noteTest(workspace, draft, outcome);
  return saved;
}

function done(state: ConnectState, notice: ConnectState["notice"]): ConnectState {
  noteSent(state.number);
  revalidatePath(page);
  return { ...state, values: {}, notice, number: formNumber() };
}

function failureNotice(
  test: Exclude<ConnectionTest, { outcome: "ok" }>,
  t: Translate,
): ConnectState["notice"] {
  const listed = test.models.length === 0 ? "" : ` ${t("form.listed", { count: test.models.length })}`;
  return {
    tone: "bad",
    title: `${t("form.testFailed")} ${t(`outcomes.${test.outcome}`)}`,
    text: `${t(`hints.${test.hint}`)}${listed}`,
  };
}

function keptOf(form: FormData): Record<string, string> {
  return Object.fromEntries(keptFields.map((name) => [name, fieldText(form, name).slice(0, longestKept)]));
}
