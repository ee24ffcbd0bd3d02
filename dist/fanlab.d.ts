/// <reference path="./types.d.ts" />
export * from 'fanlab:src/api/index'
