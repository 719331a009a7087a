export { reportQuestions } from "./report-questions.eval.ts";
