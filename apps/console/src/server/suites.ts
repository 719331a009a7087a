import "server-only";
import type { Suite } from "@assay/evals";
import { reportQuestions } from "@assay/report/evals";

/** Every suite of the bench, each from the package it tests. */
export const suites: readonly Suite[] = [reportQuestions];
