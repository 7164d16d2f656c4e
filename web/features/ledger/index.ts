export { Ledger } from './ledger.tsx';
export { WhatDidThat } from './what-did-that.tsx';
