export { LastAct } from './last-act.tsx';
export { Ledger } from './ledger.tsx';
