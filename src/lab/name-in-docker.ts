/** The beginning of an image's name that is one of the Docker of whoever uses fanlab. */
const ofDocker = 'docker:'

/** How Docker calls a container's image of a lab file; undefined of a file. */
export const nameInDocker = (image: string): string | undefined =>
  image.startsWith(ofDocker) ? image.slice(ofDocker.length) : undefined
