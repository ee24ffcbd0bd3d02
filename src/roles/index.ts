export {findPlace} from './find-place.ts'
export {machineSpec} from './machine-spec.ts'
export {everyRole, roleOf, rolesOf} from './table.ts'
