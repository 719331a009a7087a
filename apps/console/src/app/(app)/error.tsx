"use client";

export { FailedPage as default } from "@assay/ui/failed-page";
