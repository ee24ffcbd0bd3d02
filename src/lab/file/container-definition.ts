import * as z from 'zod'
import {isInFolder, services} from './machine-definition.ts'
import {nameOf, patterned, ruledText, whole} from './values.ts'

/** Nobody fetches images while a lab runs: it has no way out. */
const containerImage = ruledText(
  'a file of the lab’s folder, such as images/api.tar, or an image of your computer’s Docker, such as docker:nginx:1.29',
  words => (words.startsWith('docker:') ? dockerImage.test(words) : isInFolder(words)),
  {pattern: '^(docker:[a-z0-9]|[^/]).*$', maxLength: 200},
)
const dockerImage = /^docker:[a-z0-9][a-z0-9._/-]{0,120}(?::[\w][\w.-]{0,60})?$/

export const containerDefinition = z.strictObject(
  {
    on: nameOf('a machine or a role').optional().meta({
      description: 'The machine that runs it, or a role whose software places it on one of its machines',
    }),
    find: patterned(
      'docker: or lxd: and the beginning of names and *, or a name, such as docker:shop_web*',
      /^(?:docker|lxd):[A-Za-z0-9][\w.-]{0,100}\*?$/,
    )
      .optional()
      .meta({description: 'Instead of `on`: containers that setup has made, such as docker:shop_web*'}),
    network: patterned('a fan, or the name of a network of Docker or LXD', /^[A-Za-z0-9][\w.-]{0,62}$/).meta({
      description:
        'Where it has its address: a fan, or a network of its software (bridge of Docker; lxdbr0 of an LXD cluster without a fan; with find any)',
    }),
    count: whole(1, 1000).optional().meta({description: 'How many; their names then are numbered'}),
    image: containerImage.optional().meta({
      description:
        'A file of the lab’s folder (docker save, an OCI archive, lxc image export), or docker:NAME:TAG of your computer’s Docker; with find it is for setup. Default: fanlab’s own, with a web server',
    }),
    services: services.optional().meta({description: 'What it serves, by names that rules can use'}),
  },
  {error: 'must be containers: on or find, network, and count where there are several'},
)
