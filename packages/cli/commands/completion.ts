// parley completion: a script for the shell, so that Tab knows commands and options.
import { Failure } from '../failure.ts'
import { type Command, exit } from './command.ts'

export const completion: Command = {
  name: 'completion',
  declare: (program, terminal, done) => {
    program
      .command('completion')
      .description('print a completion script: `source <(npx parley completion bash)`')
      .argument('<shell>', 'bash, zsh or fish')
      .action((shell: string) => {
        const words = program.commands.map((command) => ({
          name: command.name(),
          about: command.description(),
          options: command.options.map((option) => option.long).filter((long) => long !== undefined && long !== null),
        }))
        const script = { bash, zsh, fish }[shell]
        if (!script)
          throw new Failure(exit.usage, `There is no completion for '${shell}'; there is for bash, zsh and fish.`)
        terminal.out(script(words))
        done(exit.ok)
      })
  },
}

type Words = readonly { name: string; about: string; options: readonly string[] }[]

function bash(words: Words): string {
  return `_parley() {
  local word=\${COMP_WORDS[COMP_CWORD]}
  if [ "$COMP_CWORD" = 1 ]; then COMPREPLY=($(compgen -W "${words.map((word) => word.name).join(' ')}" -- "$word")); return; fi
  case "\${COMP_WORDS[1]}" in
${words.map((word) => `    ${word.name}) COMPREPLY=($(compgen -W "${word.options.join(' ')}" -- "$word") $(compgen -f -- "$word"));;`).join('\n')}
  esac
}
complete -o filenames -F _parley parley
`
}

function zsh(words: Words): string {
  return `#compdef parley
_parley() {
  if (( CURRENT == 2 )); then
    local -a commands=(${words.map((word) => `'${word.name}:${word.about.replace(/['`:]/g, ' ')}'`).join(' ')})
    _describe command commands; return
  fi
  case $words[2] in
${words.map((word) => `    ${word.name}) compadd -- ${word.options.join(' ')}; _files;;`).join('\n')}
  esac
}
compdef _parley parley
`
}

function fish(words: Words): string {
  return words
    .map((word) =>
      [
        `complete -c parley -n __fish_use_subcommand -a ${word.name} -d '${word.about.replace(/['`]/g, '')}'`,
        ...word.options.map(
          (option) => `complete -c parley -n '__fish_seen_subcommand_from ${word.name}' -l ${option.slice(2)}`,
        ),
      ].join('\n'),
    )
    .join('\n')
    .concat('\n')
}
