import * as z from 'zod'
import {services} from './machine-definition.ts'
import {nameOf, patterned, whole} from './values.ts'

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
    network: patterned(
      'a network or overlay, or with find the name of a network of Docker or LXD',
      /^[A-Za-z0-9][\w.-]{0,62}$/,
    ).meta({description: 'Where it has its address: an overlay, or with find a network of its own software'}),
    count: whole(1, 1000).optional().meta({description: 'How many; their names then are numbered'}),
    image: patterned('an image, such as nginx or ./api.tar', /^[\w./:@-]{1,200}$/)
      .optional()
      .meta({description: 'Image or a file of the lab’s folder. Default: fanlab’s own, with a web server'}),
    services: services.optional().meta({description: 'What it serves, by names that rules can use'}),
  },
  {error: 'must be containers: on or find, network, and count where there are several'},
)
