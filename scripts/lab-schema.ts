import * as z from 'zod'
import {labFile} from '../src/lab/file/lab-file.ts'

/** The lab file's JSON schema, for editors: what a file may have, by the one definition. Rules between values are not in it. */
export const labSchema = (): string =>
  `${JSON.stringify({...z.toJSONSchema(labFile, {io: 'input'}), title: 'lab file of fanlab, version 1'}, null, 2)}\n`
