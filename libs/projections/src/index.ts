export * from './projection';
export { assertRowKeyed, foldAll, type FoldedTables } from './fold-all';
