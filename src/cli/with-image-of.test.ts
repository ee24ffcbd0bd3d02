import test from 'ava'
import {readCommandLine} from './read-command-line.ts'
import {withImageOf} from './with-image-of.ts'

test('machines run what the lab file says, unless a flag says otherwise', t => {
  const {request} = readCommandLine([], [], {env: {HOME: '/root'}})
  const file = {...request.lab.file, image: 'debian-13'}
  const chosen = withImageOf(request, {}, file)
  t.is(chosen.image.distribution, 'debian-13')
  t.is(chosen.provider.settings.distribution, 'debian-13')
  t.is(withImageOf(request, {distribution: 'debian-12'}, file).image.distribution, 'debian-12')
  t.is(withImageOf(request, {}, request.lab.file), request)
})
