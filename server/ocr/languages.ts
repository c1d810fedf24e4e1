/** The models on board. Kinyarwanda and Swahili have no letters that these do not know. */
export const languages = ['eng', 'fra'] as const
export type Language = (typeof languages)[number]
