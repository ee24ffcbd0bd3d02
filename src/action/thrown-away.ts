/**
 * Words for a scenario on a runner of GitHub's own: its machine is thrown away with the job, which is root on it anyway,
 * so an image from the job's cache is taken unverified. No workflow can say that of another runner: what the service
 * tells of it the runner writes into an action's environment over all that `env:` and GITHUB_ENV have set
 * (NodeScriptActionHandler of actions/runner).
 */
export const wordsIfThrownAway = (env: NodeJS.ProcessEnv = process.env): string[] =>
  env.RUNNER_ENVIRONMENT === 'github-hosted' ? ['--accept-cached-image'] : []
