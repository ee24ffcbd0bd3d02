/** Only where Docker runs: `docker` would start it by its socket. */
const whereDockerRuns = (command: string): string =>
  `systemctl is-active --quiet docker.service && ${command}`

export const dockerEvidence = [
  whereDockerRuns('docker ps --all --no-trunc'),
  whereDockerRuns('docker network inspect $(docker network ls --quiet)'),
  whereDockerRuns('docker ps --all --quiet | xargs -r docker inspect'),
  whereDockerRuns('docker ps --all --quiet | xargs -r -n 1 docker logs --tail 50'),
  'journalctl -b -n 400 --no-pager -o short-iso -u docker.service -u containerd.service',
]
