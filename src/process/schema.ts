// What a script needs of zod to say which shape a tool's answer has; all of zod would be half a megabyte.
export {array, boolean, type infer, int, number, object, record, string, unknown} from 'zod'
