import type { Command } from "commander";

const scripts = {
  bash: `_assay() { COMPREPLY=($(compgen -W "$(assay complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}")); }
complete -F _assay assay`,
  zsh: `#compdef assay
_assay() { compadd -- $(assay complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null) }
compdef _assay assay`,
  fish: `complete -c assay -f -a '(assay complete -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'`,
};

export type Shell = keyof typeof scripts;

/** The script that teaches a shell to complete `assay`. */
export function completionScript(shell: Shell): string {
  return scripts[shell];
}

/** What can follow the words typed so far: subcommands and long options of the command they name. */
export function candidates(program: Command, words: readonly string[]): string[] {
  let command = program;
  for (const word of words.slice(0, -1)) {
    command = command.commands.find((each) => each.name() === word) ?? command;
  }
  const typed = words.at(-1) ?? "";
  const options = command.options.flatMap(({ long }) => (long === undefined || long === null ? [] : [long]));
  const names = command.commands.map((each) => each.name()).filter((name) => name !== "complete");
  return [...names, ...(typed.startsWith("-") || names.length === 0 ? [...options, "--help"] : [])].filter(
    (each) => each.startsWith(typed),
  );
}
