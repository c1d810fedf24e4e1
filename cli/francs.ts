/** "1,676 RWF" */
export const francs = (rwf: number): string => `${rwf.toLocaleString('en')} RWF`
