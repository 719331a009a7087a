import { getLocale } from "next-intl/server";
import { notFound } from "next/navigation";
import { Locale } from "@assay/ui/i18n.ts";
import { isRunFile, runFileResponse } from "~/features/bench/run-files.ts";
import { findRun } from "~/features/bench/run-logs.ts";
import { requirePrincipal } from "~/server/principal.ts";

/** A run as a file to save. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/bench/[run]/files/[file]">,
): Promise<Response> {
  await requirePrincipal("data.read");
  const [{ run, file }, locale] = await Promise.all([params, getLocale()]);
  const found = findRun(run);
  if (found === undefined || !isRunFile(file)) notFound();
  return runFileResponse(found, file, Locale.parse(locale));
}
