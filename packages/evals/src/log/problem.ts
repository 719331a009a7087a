/** Why a log cannot be written, read or taken up again. The message names the file, the place and what to do. */
export class LogProblem extends Error {
  override name = "LogProblem";
}
