export {findPlace} from './find-place.ts'
export {machineSpec} from './machine-spec.ts'
export {preparationOf} from './preparation.ts'
export {everyRole, roleOf, rolesOf} from './table.ts'
