export { Faults } from './faults.tsx';
