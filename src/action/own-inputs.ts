/** Inputs that are no option of a scenario: the action itself does what they say. */
export const ownInputs = {
  scenario: {
    description:
      'What to run - full (as when empty), up, check, persistence, faults or sabotage; up keeps the lab for the later steps of the job',
    default: '',
  },
  script: {
    description: 'A scenario of your own to run instead, such as tests/web.mjs in the workspace',
    default: '',
  },
  install: {
    description: 'Install packages that the host lacks with apt; with false, fail instead',
    default: 'true',
  },
  timeout: {
    description: 'Stop the scenario and remove its lab after this time, such as 90s, 30m or 2h',
    default: '60m',
  },
  'fail-on-failure': {
    description: 'Fail the step if a check fails; a lab that cannot be built always fails it',
    default: 'true',
  },
  'job-status': {
    description: 'Internal, do not set - tells the step that removes the lab how the job went',
    // The only way to know it after the job's last step.
    default: '${{ job.status }}',
  },
} as const
