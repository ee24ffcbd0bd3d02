import {CaseDrawer} from './case-drawer.ts'
import {element} from './element.ts'
import {factsSection} from './facts.ts'
import {failuresSection} from './failures.ts'
import {FilteredCases} from './filtered-cases.ts'
import {flowsSection} from './flows.ts'
import {labSection} from './lab-drawing.ts'
import {matrixSection} from './matrix.ts'
import {claimsSection, deliverableTiles} from './promises.ts'
import {readRun} from './read-run.ts'
import {sectionElement} from './section.ts'
import {timeLineSection} from './time-line.ts'

// The script of report.html: fills the page with the run that stands in it.

const run = readRun(document.getElementById('data')?.textContent ?? '')
const drawer = new CaseDrawer(run)
const cases = new FilteredCases(run, (title, shown) => drawer.show(title, shown))
const show = drawer.show.bind(drawer)
const sections = [
  ...failuresSection(run, show),
  ...labSection(run, endpoint => cases.choose({endpoint})),
  ...matrixSection(run, show),
  ...flowsSection(run, show),
  ...timeLineSection(run, phase => cases.choose({phase})),
  ...claimsSection(run, claim => cases.choose({claim})),
  cases.section,
  factsSection(run),
]
const tiles = deliverableTiles(run, claim => cases.choose({claim}))
document.getElementById('main')?.append(...(tiles ? [tiles] : []), ...sections.map(sectionElement))
document.body.append(drawer.place)
document.querySelector('nav')?.append(
  element(
    'ul',
    {},
    sections.map(({id, title}) => element('li', {}, element('a', {href: `#${id}`}, title))),
  ),
)
