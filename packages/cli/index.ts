// What other rooms may use of the command line: the program itself.
export { main, version } from './main.ts'
