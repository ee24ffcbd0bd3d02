import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import test from 'ava'
import {reportPage} from '../../src/report/report-page.ts'
import {type Browser, type OpenPage, startBrowser} from '../support/browser.ts'
import {largeReport} from '../support/large-report.ts'
import {makeWorld, type World} from '../support/life-test.ts'
import {readJunit} from '../support/read-junit.ts'
import {reportOfFlow} from '../support/sample-flow.ts'
import {evil, reportOf, result} from '../support/sample-report.ts'

// report.html of real runs and of reports that are made up, in a real browser. Needs chromium.

let world: World
let browser: Browser
test.before(async () => {
  world = await makeWorld()
  browser = await startBrowser()
})
test.after.always(async () => {
  await browser?.close()
  await world?.end()
})

const labFile = (rule: string): string => `version: 1
lab: page
networks:
  lan: {subnet: 10.1.0.0/24}
machines:
  a: {networks: {lan: 10.1.0.11}}
  b: {networks: {lan: 10.1.0.12}}
expect:
  - {from: b, to: a, allow: [icmp]}
  - {from: a, to: b, ${rule}}
`

/** Runs a lab of two machines, and tells where its page is and what its JUnit file counts. */
async function runLab(folder: string, rule: string) {
  const file = join(world.scratch, `${folder}.yaml`)
  const reports = join(world.scratch, folder)
  writeFileSync(file, labFile(rule))
  const {status, output} = await world.run('full', ['--file', file, '--lab', 'page', '--reports', reports])
  const {cases} = readJunit(join(reports, 'TEST-page.xml'))
  const count = (wanted: string): number => cases.filter(each => each.status === wanted).length
  return {page: join(reports, 'report.html'), status, output, count, total: cases.length}
}

/** Writes a page of a report that is made up. */
function made(name: string, report: Parameters<typeof reportPage>[0]): string {
  const file = join(world.scratch, name)
  writeFileSync(
    file,
    reportPage(report, {}, text => text),
  )
  return file
}

const counts = (page: OpenPage): Promise<string> =>
  page.gives(`[...document.querySelectorAll('.counts li')].map(each => each.textContent).join(', ')`)

const text = (page: OpenPage, selector: string): Promise<string> =>
  page.gives(`document.querySelector(${JSON.stringify(selector)})?.textContent ?? ''`)

test.serial(
  'the page of a green run has its counts, in both schemes, without a complaint or a request',
  async t => {
    const run = await runLab('green', 'allow: [icmp]')
    t.is(run.status, 0, run.output.slice(-3000))
    const backgrounds = new Set<string>()
    for (const scheme of ['light', 'dark'] as const) {
      const page = await browser.open(run.page, scheme)
      t.is(
        await counts(page),
        `${run.count('passed')} passed, 0 failed, 0 errors, ${run.count('skipped')} skipped`,
      )
      t.is(await text(page, '.result'), 'passed')
      t.is(await text(page, '#cases [role=status]'), `${run.total} of ${run.total} cases`)
      t.is(await text(page, '#failures'), '')
      for (const part of ['lab', 'matrix', 'time', 'cases', 'facts'])
        t.true(await page.gives(`document.querySelector('#${part} h2') !== null`), part)
      backgrounds.add(await page.gives('getComputedStyle(document.documentElement).backgroundColor'))
      t.deepEqual(page.complaints(), [])
      t.deepEqual(outside(page, run.page), [])
    }
    t.is(backgrounds.size, 2)
  },
)

/** What was fetched beside the page and the pictures in it. */
const outside = (page: OpenPage, file: string): string[] =>
  page.requests().filter(url => url !== pathToFileURL(file).href && !url.startsWith('data:'))

test.serial('the page of a red run tells what failed, and leads to its evidence', async t => {
  const run = await runLab('red', 'deny: [icmp]')
  t.is(run.status, 1, run.output.slice(-3000))
  t.is(run.count('failure'), 1)
  const page = await browser.open(run.page, 'light')
  t.is(
    await counts(page),
    `${run.count('passed')} passed, 1 failed, 0 errors, ${run.count('skipped')} skipped`,
  )
  t.is(await text(page, '.result'), 'failed')
  t.regex(await text(page, '#failures h3'), /a does not reach b by icmp/)
  const links = await page.gives<string[]>(
    `[...document.querySelectorAll('#failures .evidence a')].map(each => decodeURIComponent(new URL(each.href).pathname))`,
  )
  t.true(links.length > 1)
  for (const link of links.filter(each => !each.endsWith('/'))) t.true(readFileSync(link).length >= 0, link)
  t.is(await page.gives(`document.querySelectorAll('#lab .place.partly, #lab .place.bad').length`), 2)
  t.deepEqual(page.complaints(), [])
  t.deepEqual(outside(page, run.page), [])
})

test.serial('a run that is killed leaves no page that looks like its own or like the last one’s', async t => {
  const run = await runLab('killed', 'allow: [icmp]')
  t.is(run.status, 0, run.output.slice(-3000))
  const child = world.start('full', [
    ...['--file', join(world.scratch, 'killed.yaml'), '--lab', 'page'],
    ...['--reports', join(world.scratch, 'killed')],
  ])
  await child.says(/bring-up/, 60_000)
  child.kill('SIGKILL')
  await child.ended
  const page = await browser.open(run.page, 'light')
  t.is(await text(page, '.result'), 'error')
  t.regex(await text(page, '.reason'), /^the run ended unexpectedly/)
  t.deepEqual(page.complaints(), [])
})

test.serial(
  'the heat map is used by keyboard: it tells a cell, finds red ones and shows their cases',
  async t => {
    const page = await browser.open(made('keys.html', largeReport(8)), 'light')
    const cell = (): Promise<string> =>
      page.gives(`document.getElementById('matrix-cell').getAttribute('aria-label')`)
    await page.gives(`document.querySelector('[role=grid]').focus()`)
    for (const key of ['Home', 'PageUp', 'PageUp', 'PageUp', 'PageUp', 'ArrowRight']) await page.press(key)
    t.is(await cell(), 'm1 → m1-a: ✔ icmp: passed')
    await page.press('n')
    t.is(await cell(), 'm1 → m7: ✘ icmp: failed')
    t.regex(await text(page, '.tip'), /^m1 → m7✘ icmp: failed$/)
    await page.press('Enter')
    t.is(await page.gives(`document.querySelector('.drawer').hidden`), false)
    t.regex(await text(page, '.drawer'), /no answer; the question was last seen leaving by eth0 of m7/)
    t.is(await page.gives('document.activeElement.id'), 'drawer-title')
    await page.press('Escape')
    t.is(await page.gives(`document.querySelector('.drawer').hidden`), true)
    t.is(await page.gives(`document.activeElement.getAttribute('role')`), 'grid')
    t.is(await page.gives(`document.querySelector('[role=grid]').getAttribute('aria-rowcount')`), '32')
    t.deepEqual(page.complaints(), [])
  },
)

test.serial('the list of cases is filtered by result, by text and by what was chosen elsewhere', async t => {
  const page = await browser.open(made('filter.html', largeReport(8)), 'light')
  const told = (): Promise<string> => text(page, '#cases [role=status]')
  const choose = (id: string, value: string): Promise<void> =>
    page.gives(
      `{const field = document.getElementById('${id}'); field.value = '${value}'; field.dispatchEvent(new Event('input'))}`,
    )
  t.is(await told(), '993 of 993 cases')
  await choose('filter-status', 'red')
  t.is(await told(), '112 of 993 cases')
  await choose('filter-words', 'm3-b m7-c')
  t.is(await told(), '1 of 993 cases')
  await page.click('#lab [aria-label^="m1:"]')
  t.is(await told(), '62 of 993 cases')
  t.is(await page.gives(`document.querySelectorAll('#cases tbody tr').length`), 50)
  await page.click('#cases > .plain')
  t.is(await page.gives(`document.querySelectorAll('#cases tbody tr').length`), 62)
  t.deepEqual(page.complaints(), [])
})

test.serial('an outage is drawn with its budget, its lost numbers and what happened meanwhile', async t => {
  const page = await browser.open(made('flow.html', reportOfFlow), 'dark')
  t.regex(await text(page, '#flows .numbers'), /Outage355–401 msBudget300 msLost19 of 99, every 20 ms one/)
  t.is(await text(page, '#flows dd.bad'), '355–401 ms')
  t.regex(await text(page, '#flows .picture'), /the upgrade begins/)
  const label = await page.gives<string>(
    `document.querySelector('#flows .picture').getAttribute('aria-label')`,
  )
  t.is(label, 'client to server by icmp: interrupted for 355–401 ms, 19 of 99 lost')
  await page.click('#flows .link')
  t.regex(await text(page, '.drawer'), /an outage of 355 to 401 ms/)
  t.deepEqual(page.complaints(), [])
})

test.serial('256 endpoints are drawn, each square large enough to be hit', async t => {
  const page = await browser.open(made('large.html', largeReport(64)), 'dark')
  t.regex(await text(page, '#matrix [role=status]'), /^256 endpoints, 1008 red squares$/)
  t.true((await page.gives<number>(`document.getElementById('matrix-cell').offsetWidth`)) >= 4)
  t.is(await page.gives(`document.querySelectorAll('#lab .place').length`), 257, 'the host, too')
  await page.click('#matrix-red')
  t.regex(await text(page, '#matrix [role=status]'), /1008 red squares$/)
  t.deepEqual(page.complaints(), [])
})

test.serial('what machines said is text in every part of the page, and nothing of it runs', async t => {
  const hostile = `${evil}</script><img src=x onerror="globalThis.harm=1"><script>globalThis.harm=1</script>`
  const outcome = {status: 'failed', expected: hostile, got: hostile, hint: hostile} as const
  const cell = {source: hostile, target: `${hostile}2`, protocol: hostile, expected: 'answer'} as const
  const more = {cell, output: hostile, explanation: hostile, evidence: hostile, claims: [hostile]}
  const report = reportOf([result(hostile, hostile, outcome, more)], {
    properties: {[hostile]: hostile},
    topology: {
      ...{underlay: hostile, overlay: hostile, mtu: 1500, host: {address: hostile, fanAddress: hostile}},
      machines: [{name: hostile, role: hostile, address: hostile, fanAddress: hostile}],
      endpoints: [{name: hostile, kind: 'machine'}],
    },
  })
  const page = await browser.open(made('hostile.html', report), 'light')
  await page.click('#failures .chip')
  await page.until(`document.querySelector('.drawer').hidden === false`)
  t.is(await page.gives('globalThis.harm'), undefined)
  t.is(await page.gives(`document.querySelectorAll('img, iframe, object, [onerror]').length`), 0)
  t.is(await page.gives(`document.querySelectorAll('script').length`), 2)
  t.true((await text(page, '.drawer')).includes('<img src=x onerror='))
  t.deepEqual(page.complaints(), [])
})
