export { faults, startFaultServer } from "./fault-server.ts";
export type { Fault, FaultServer } from "./fault-server.ts";
