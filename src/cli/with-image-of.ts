import type {LabFile} from '../lab/file/lab-file.ts'
import type {Request} from '../run/request.ts'
import type {OptionValues} from './options.ts'

/** The request with what the lab file's machines run, where no flag says it. */
export function withImageOf(
  request: Request,
  {distribution}: Pick<OptionValues, 'distribution'>,
  {image}: LabFile,
): Request {
  if (image === undefined || distribution !== undefined) return request
  const settings = {...request.provider.settings, distribution: image}
  return {
    ...request,
    image: {...request.image, distribution: image},
    provider: {...request.provider, settings},
  }
}
