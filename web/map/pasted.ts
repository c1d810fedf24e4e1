/** Whether it is worth asking what it means; names of places have neither of these. */
export const mayBePosition = (text: string): boolean =>
  /:\/\/|^\s*(?:geo|waze|maps):|\b(?:goo\.gl|maps\.app|plus\.codes|osm\.org)\b/i.test(text) ||
  /-?\d{1,3}[.,]\d{2,}\D+-?\d{1,3}[.,]\d{2,}/.test(text) ||
  /\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,}/i.test(text)
