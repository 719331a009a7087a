export { createReportAssistant } from "./assistant.ts";
