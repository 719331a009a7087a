"use client";
import type { ComponentProps } from "react";
import { FailedPage } from "@assay/ui/failed-page";

export default function ErrorPage(problem: ComponentProps<typeof FailedPage>) {
  return (
    <main className="px-4">
      <FailedPage {...problem} />
    </main>
  );
}
