import { measure } from './scores/daily.ts'
console.log((await measure(process.argv[2] as 'develop', console.log)).said)
