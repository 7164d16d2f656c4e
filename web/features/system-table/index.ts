export { SystemTable } from './system-table.tsx';
