/** What is taken for a country until somebody says otherwise: its currency, and where its largest city lies. */
export interface CountryStart {
  readonly code: string;
  readonly currency: string;
  /** Degrees north and east of the largest city, to a tenth: whose weather is looked at where nobody has named a market. */
  readonly latitude: number;
  readonly longitude: number;
}

/** Countries by ISO 3166, those in which shops of this kind are most. */
export const COUNTRIES: readonly CountryStart[] = [
  { code: "AT", currency: "EUR", latitude: 48.2, longitude: 16.4 },
  { code: "AU", currency: "AUD", latitude: -33.9, longitude: 151.2 },
  { code: "BE", currency: "EUR", latitude: 50.8, longitude: 4.4 },
  { code: "BG", currency: "EUR", latitude: 42.7, longitude: 23.3 },
  { code: "BR", currency: "BRL", latitude: -23.6, longitude: -46.6 },
  { code: "BY", currency: "BYN", latitude: 53.9, longitude: 27.6 },
  { code: "CA", currency: "CAD", latitude: 43.7, longitude: -79.4 },
  { code: "CH", currency: "CHF", latitude: 47.4, longitude: 8.5 },
  { code: "CL", currency: "CLP", latitude: -33.5, longitude: -70.7 },
  { code: "CZ", currency: "CZK", latitude: 50.1, longitude: 14.4 },
  { code: "DE", currency: "EUR", latitude: 52.5, longitude: 13.4 },
  { code: "DK", currency: "DKK", latitude: 55.7, longitude: 12.6 },
  { code: "EE", currency: "EUR", latitude: 59.4, longitude: 24.8 },
  { code: "ES", currency: "EUR", latitude: 40.4, longitude: -3.7 },
  { code: "FI", currency: "EUR", latitude: 60.2, longitude: 24.9 },
  { code: "FR", currency: "EUR", latitude: 48.9, longitude: 2.4 },
  { code: "GB", currency: "GBP", latitude: 51.5, longitude: -0.1 },
  { code: "GR", currency: "EUR", latitude: 38.0, longitude: 23.7 },
  { code: "HR", currency: "EUR", latitude: 45.8, longitude: 16.0 },
  { code: "HU", currency: "HUF", latitude: 47.5, longitude: 19.0 },
  { code: "IE", currency: "EUR", latitude: 53.3, longitude: -6.3 },
  { code: "IN", currency: "INR", latitude: 19.1, longitude: 72.9 },
  { code: "IT", currency: "EUR", latitude: 41.9, longitude: 12.5 },
  { code: "JP", currency: "JPY", latitude: 35.7, longitude: 139.7 },
  { code: "KZ", currency: "KZT", latitude: 43.2, longitude: 76.9 },
  { code: "LT", currency: "EUR", latitude: 54.7, longitude: 25.3 },
  { code: "LU", currency: "EUR", latitude: 49.6, longitude: 6.1 },
  { code: "LV", currency: "EUR", latitude: 56.9, longitude: 24.1 },
  { code: "MX", currency: "MXN", latitude: 19.4, longitude: -99.1 },
  { code: "NL", currency: "EUR", latitude: 52.4, longitude: 4.9 },
  { code: "NO", currency: "NOK", latitude: 59.9, longitude: 10.8 },
  { code: "NZ", currency: "NZD", latitude: -36.8, longitude: 174.8 },
  { code: "PL", currency: "PLN", latitude: 52.2, longitude: 21.0 },
  { code: "PT", currency: "EUR", latitude: 38.7, longitude: -9.1 },
  { code: "RO", currency: "RON", latitude: 44.4, longitude: 26.1 },
  { code: "RS", currency: "RSD", latitude: 44.8, longitude: 20.5 },
  { code: "RU", currency: "RUB", latitude: 55.8, longitude: 37.6 },
  { code: "SE", currency: "SEK", latitude: 59.3, longitude: 18.1 },
  { code: "SG", currency: "SGD", latitude: 1.4, longitude: 103.8 },
  { code: "SI", currency: "EUR", latitude: 46.1, longitude: 14.5 },
  { code: "SK", currency: "EUR", latitude: 48.1, longitude: 17.1 },
  { code: "TR", currency: "TRY", latitude: 41.0, longitude: 29.0 },
  { code: "UA", currency: "UAH", latitude: 50.5, longitude: 30.5 },
  { code: "US", currency: "USD", latitude: 40.7, longitude: -74.0 },
  { code: "ZA", currency: "ZAR", latitude: -26.2, longitude: 28.0 },
];

/** The country that a reader's locale names, else the one whose language it is first of all. */
export function countryOfLocale(locale: string): string {
  const region = new Intl.Locale(locale).maximize().region;
  return COUNTRIES.find(({ code }) => code === region)?.code ?? "DE";
}
