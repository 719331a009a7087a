import { requestConfig } from "@assay/ui/request-config.ts";
import { messages } from "./messages.ts";

export default requestConfig(messages);
